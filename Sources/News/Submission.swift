public import CivilTime

/// The bytes of a complete file of an inbox.
public struct Submission: Sendable {
  /// The file's name inside its inbox, without directories.
  public let name: String
  /// The inbox's path.
  public let inbox: String
  public let bytes: [UInt8]
  /// The file's modification time.
  public let modified: Timestamp

  public init(name: String, inbox: String, bytes: [UInt8], modified: Timestamp) {
    self.name = name
    self.inbox = inbox
    self.bytes = bytes
    self.modified = modified
  }
}

/// Why a file is no article. It goes beside the file as `NAME.reason.json`, and into an alert.
public struct Rejection: Error, Hashable, Sendable, Codable {
  /// What is wrong, as a word for programs.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    case empty, tooLarge, notRegularFile, symbolicLink, unreadable, binary, undecodable, noText, tooDeep
  }

  public let reason: Reason
  /// What is wrong and what to do, as a sentence for people.
  public let message: String

  public init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }
}
