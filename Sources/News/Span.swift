/// A stretch of an article's text: Unicode scalars counted from its start, half open.
public struct Span: Hashable, Sendable, Codable {
  public let start: Int
  public let end: Int

  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  public var length: Int { end - start }

  /// Whether `other` lies wholly inside this span.
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
}

extension Span: Comparable {
  /// In reading order: by start, then by end.
  public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A span with the words that stand there.
public struct QuotedSpan: Hashable, Sendable, Codable {
  public let start: Int
  public let end: Int
  public let text: String

  public init(_ span: Span, _ text: String) {
    start = span.start
    end = span.end
    self.text = text
  }

  public var span: Span { Span(start, end) }
}
