import CivilTime
import Deadlines
import Inbox
import LinuxSystem
import Logging
import News
import ServiceLifecycle
import Store
import Synchronization
import Triage

/// One inbox: takes complete files, has them assessed, records what comes of it, and only then puts the files away.
struct Intake: DaemonService {
  let inbox: Inbox
  let settings: InboxSettings
  let bench: Holder<Workbench>
  let ledger: Ledger
  let clock: DeskClock
  let doorbell: Doorbell
  let progress: Progress
  let tally: Tally
  let log: Logger
  let leftovers = Leftovers()

  private var loop: String { "intake of \(settings.path)" }

  /// Files of one transaction: under load many share one fsync, and alone each has its own at once.
  private static let batch = 64

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskExecutorPreference(inbox.thread) {
        await withDiscardingTaskGroup { group in
          group.addTask { await self.tidy() }
          while !Task.isCancelled {
            let names = await inbox.arrivals(limit: Self.batch)
            if names.isEmpty { break }
            await progress.working(loop) { await self.take(names) }
          }
          group.cancelAll()
        }
      }
    }
  }

  /// What one file turned out to be.
  private struct Taken {
    let name: String
    let result: Result<Assessment, Rejection>
    /// Tells two rejected files of one name apart.
    let digest: String
  }

  private func take(_ names: [String]) async {
    let bench = bench.current
    var taken = names.compactMap { take($0, at: bench.desk) }
    if clock.followsArticles { taken.sort { published($0) ?? .distantPast < published($1) ?? .distantPast } }
    FaultPoint.assessed.pass()
    let recorded = taken.flatMap { entries(for: $0, bench) }
    guard let outcomes = await record(recorded, bench) else { return }
    let alerts = outcomes.flatMap { $0.alerts }
    tally.add(articles: taken.count, alerts: alerts.count, on: WallClock.now().date())
    for file in taken { putAway(file) }
  }

  private func take(_ name: String, at desk: Desk) -> Taken? {
    do throws(Rejection) {
      guard let submission = try inbox.submission(named: name) else { return nil }
      do throws(Rejection) {
        return Taken(name: name, result: .success(try desk.assess(submission)), digest: "")
      } catch {
        return Taken(name: name, result: .failure(error), digest: News.digest(submission.bytes))
      }
    } catch {
      return Taken(name: name, result: .failure(error), digest: error.reason.rawValue)
    }
  }

  private func published(_ file: Taken) -> CivilDate? { try? file.result.get().article.published.date }

  /// An article's entry; where the clock follows articles, the reminders of its day come before it.
  private func entries(for file: Taken, _ bench: Workbench) -> [Ledger.Entry] {
    switch file.result {
    case .success(let assessment):
      var entries: [Ledger.Entry] = []
      if clock.followsArticles {
        clock.advance(to: assessment.article.published.date)
        let (day, now) = (clock.ringDay, clock.now)
        entries.append(Ledger.Entry(article: nil) { bench.reminders($0, on: day, at: now, offset: 0) })
      }
      let now = clock.now
      entries.append(
        Ledger.Entry(article: ArticleReference(assessment.article), file: file.name) {
          bench.judge.judge(assessment, register: $0, at: now)
        })
      return entries
    case .failure(let rejection):
      let (now, name, digest, path) = (clock.now, file.name, file.digest, settings.path)
      return [
        Ledger.Entry(article: nil, file: name) { _ in
          bench.judge.judge(rejected: name, inbox: path, digest: digest, rejection, at: now)
        }
      ]
    }
  }

  /// Records, and tries again for as long as the ledger cannot: the files wait in the inbox meanwhile.
  private func record(_ entries: [Ledger.Entry], _ bench: Workbench) async -> [Ledger.Outcome]? {
    var told: String?
    while !Task.isCancelled {
      do {
        return try ledger.recordBlocking(
          entries, at: WallClock.now(), route: { bench.routes.notifiers(for: $0) }, announce: doorbell.ring(for:))
      } catch {
        if told != "\(error)" {
          log.error(
            "\(error); \(entries.count) arrivals wait in \(settings.path)", metadata: ServiceEvent.ledgerFailed.metadata
          )
        }
        told = "\(error)"
        // A full disk is no reason to be shot by the watchdog.
        progress.advanced(loop)
        try? await inbox.thread.sleep(for: .seconds(1))
      }
    }
    return nil
  }

  private func putAway(_ file: Taken) {
    let rejection: Rejection? = if case .failure(let rejection) = file.result { rejection } else { nil }
    if let rejection { log.warning("\(file.name) rejected: \(rejection.message)") }
    let leftover = Leftovers.File(name: file.name, rejection: rejection)
    if let error = putAway(leftover) {
      log.error(
        "\(file.name) is recorded but stays in \(settings.path) for now: \(error)",
        metadata: ServiceEvent.fileKept.metadata)
      leftovers.add(leftover)
    }
  }

  private func putAway(_ file: Leftovers.File) -> InboxError? {
    do throws(InboxError) {
      if let rejection = file.rejection {
        try inbox.reject(file.name, rejection, at: WallClock.now())
      } else {
        try inbox.shelve(file.name)
      }
      return nil
    } catch {
      return error
    }
  }

  /// Tries files again that could not be moved, a full disk for one.
  private func tidy() async {
    for await _ in leftovers.added {
      try? await inbox.thread.sleep(for: Leftovers.patience)
      for file in leftovers.take() where putAway(file) != nil { leftovers.add(file) }
    }
  }
}

/// Files that are recorded and could not be moved out of the inbox yet. Those that do not fit stay until the next start.
final class Leftovers: Sendable {
  struct File: Hashable, Sendable {
    let name: String
    let rejection: Rejection?
  }

  static let capacity = 10_000
  /// How long until they are tried again.
  static let patience = Duration.seconds(5)

  private let files = Mutex<Set<File>>([])
  /// Yields when there is something to try again. For one reader.
  let added: AsyncStream<Void>
  private let bell: AsyncStream<Void>.Continuation

  init() { (added, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func add(_ file: File) {
    files.withLock { if $0.count < Self.capacity { $0.insert(file) } }
    bell.yield()
  }

  func take() -> Set<File> {
    files.withLock { files in
      defer { files = [] }
      return files
    }
  }
}

extension Ledger.Outcome {
  var alerts: [Alert] {
    switch self {
    case .known: []
    case .recorded(let alerts): alerts
    }
  }
}
