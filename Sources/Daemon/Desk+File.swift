import CivilTime
import LinuxSystem
public import News
public import Triage

extension Desk {
  /// Bytes of one file; an inbox's own limit is set in the settings.
  private static let largestFile = 64 << 20

  /// The article in a file.
  ///
  /// - Throws: `Rejection` when it cannot be read or is no article.
  public func article(inFile path: String, published: PublicationDate? = nil) throws(Rejection) -> Article {
    let submission: Submission
    do {
      let file = try readRegularFile(path, limit: Self.largestFile)
      submission = Submission(
        name: path.split(separator: "/").last.map(String.init) ?? path, inbox: "", bytes: file.bytes,
        modified: Timestamp(seconds: file.status.modified.seconds))
    } catch {
      throw Rejection(.unreadable, "\(error)")
    }
    return try decode(submission, published: published)
  }
}
