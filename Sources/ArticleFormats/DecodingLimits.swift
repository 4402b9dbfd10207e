import News

/// How much one file may ask of the decoder. Past a limit the file is rejected; nothing is cut off silently.
public struct DecodingLimits: Hashable, Sendable {
  /// Bytes of a file. Rejected as `tooLarge`.
  public var bytes: Int
  /// UTF-8 bytes of text: of a plain text file, or of a page with its menus but without its tags and scripts. Rejected as
  /// `tooLarge`.
  public var textBytes: Int
  /// Elements that may be open at once in an HTML page. Rejected as `tooDeep`.
  public var depth: Int
  /// Elements and texts of an HTML page. Rejected as `tooLarge`.
  public var nodes: Int
  /// Bytes of one HTML tag outside of quotes. Rejected as `tooLarge`.
  public var tagBytes: Int

  public init(
    bytes: Int = 16 << 20, textBytes: Int = 4 << 20, depth: Int = 1000, nodes: Int = 500_000,
    tagBytes: Int = 16 << 10
  ) {
    self.bytes = bytes
    self.textBytes = textBytes
    self.depth = depth
    self.nodes = nodes
    self.tagBytes = tagBytes
  }
}

extension Rejection {
  static func tooManyBytes(_ count: Int, limit: Int) -> Rejection {
    Rejection(
      .tooLarge,
      "The file has \(count) bytes, more than the \(limit) an article may have; drop only the article's text.")
  }

  static func tooMuchText(limit: Int) -> Rejection {
    Rejection(
      .tooLarge, "The file has over \(limit) bytes of text, more than is read of one article; split it into articles.")
  }

  static func tooDeep(limit: Int) -> Rejection {
    Rejection(
      .tooDeep, "The page nests more than \(limit) elements, as no article does; drop the article as plain text.")
  }

  static func tooManyNodes(limit: Int) -> Rejection {
    Rejection(
      .tooLarge, "The page has more than \(limit) elements and texts; drop only the article's own part of it.")
  }

  static func tooLongTag(limit: Int) -> Rejection {
    Rejection(
      .tooLarge, "A tag of the page has more than \(limit) bytes of attributes; drop the article as plain text.")
  }
}
