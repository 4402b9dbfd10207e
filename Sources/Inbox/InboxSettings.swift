/// One inbox: which directory is watched, and what becomes of its files.
public struct InboxSettings: Sendable, Hashable {
  /// What happens to a file once everything it raised is on the disk.
  public enum After: String, Sendable, Codable, CaseIterable {
    /// It is moved into the archive.
    case archive
    case delete
    /// It stays where it is, and is read again only when it changes.
    case keep
  }

  /// The directory that is watched; made when missing.
  public var path: String
  public var after: After
  /// Where read files go; nil: `PATH/archive`.
  public var archive: String?
  /// Where files go that are no articles; nil: `PATH/rejected`.
  public var rejected: String?
  /// Files with more bytes are rejected.
  public var maximumBytes: Int
  /// How long a file must stay unchanged where nothing tells that its writer has finished.
  public var settle: Duration

  public init(
    path: String, after: After = .archive, archive: String? = nil, rejected: String? = nil,
    maximumBytes: Int = 16 << 20, settle: Duration = .milliseconds(300)
  ) {
    self.path = path
    self.after = after
    self.archive = archive
    self.rejected = rejected
    self.maximumBytes = maximumBytes
    self.settle = settle
  }

  public var archivePath: String { archive ?? path + "/archive" }
  public var rejectedPath: String { rejected ?? path + "/rejected" }
}
