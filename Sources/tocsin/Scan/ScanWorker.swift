import CivilTime
import LinuxSystem
import News
import Triage

/// Reads and assesses one file.
struct ScanWorker: Sendable {
  let desk: Desk
  let published: PublicationDate?

  struct Scanned: Sendable {
    let file: String
    let outcome: Result<Assessment, Rejection>
  }

  /// Bytes of one file; an inbox's own limit is set in the settings.
  private static let largest = 64 << 20

  @concurrent func scan(_ path: String) async -> Scanned { Scanned(file: path, outcome: assess(path)) }

  private func assess(_ path: String) -> Result<Assessment, Rejection> {
    do {
      let file = try readRegularFile(path, limit: Self.largest)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let submission = Submission(
        name: name, inbox: "", bytes: file.bytes, modified: Timestamp(seconds: file.status.modified.seconds))
      return .success(try desk.assess(submission, published: published))
    } catch let rejection as Rejection {
      return .failure(rejection)
    } catch {
      return .failure(Rejection(.unreadable, "\(error)"))
    }
  }
}
