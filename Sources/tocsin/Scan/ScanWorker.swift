import Daemon
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

  @concurrent func scan(_ path: String) async -> Scanned { Scanned(file: path, outcome: assess(path)) }

  private func assess(_ path: String) -> Result<Assessment, Rejection> {
    do {
      return .success(desk.assess(try desk.article(inFile: path, published: published)))
    } catch {
      return .failure(error)
    }
  }
}
