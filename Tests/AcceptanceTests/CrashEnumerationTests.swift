import Foundation
import LinuxSystem
import TestSupport
import Testing

/// Kills the daemon over and over in the middle of one workload, then lets it finish and counts.
///
/// A debug build dies at every step of an article's journey in turn (`FaultPoint`), a release build (`TOCSIN=PATH`) at
/// random times. `TOCSIN_KILLS` says how often; `make faults` asks for 500.
@Suite("However often and wherever it is killed, nothing is lost", .serialized)
struct CrashEnumerationTests {
  static let environment = ProcessInfo.processInfo.environment
  static let kills = environment["TOCSIN_KILLS"].flatMap { Int($0) } ?? 52
  static let diesAtSteps = environment["TOCSIN"] == nil

  /// What stands between two kills.
  enum Between: String, CaseIterable {
    /// The file system has all that was written.
    case kill
    /// It has only what was synced: a power failure.
    case powerFailure
  }

  @Test(arguments: Between.allCases)
  func enumerate(between: Between) async throws {
    let webhook = Webhook()
    try await webhook.listening { url in
      let scratch = try ScratchDirectory()
      let secret = try scratch.write("secret", Webhook.secretText)
      let daemon = try RunningDaemon(Self.settings(url, secret), scratch: scratch)
      let power = between == .powerFailure ? try PowerFailure(scratch) : nil
      if between == .powerFailure, power == nil { return print("no C compiler: power failures are not tried") }

      let kills = between == .kill ? Self.kills : max(Self.kills / 4, FaultPoint.allCases.count)
      var random = SplitMix(seed: 7)
      var (dropped, moves) = (0, 0)
      func drop(_ count: Int) throws {
        for _ in 0..<count {
          try daemon.drop("\(dropped).txt", RunTests.article(dropped))
          dropped += 1
        }
        try daemon.drop("move-\(moves).txt", Self.move(moves))
        moves += 1
      }
      try daemon.makeInbox()
      var died: [String: Int] = [:]
      func kill(at point: FaultPoint, pass: Int, within patience: Int, files: Int = 2) async throws {
        try drop(files)
        // The daemon passes these once at its start, when it registers what is tracked.
        let first = [.judged, .committed, .synced].contains(point) ? 1 : 0
        let fault = Self.diesAtSteps ? ["TOCSIN_FAULT": "\(point.rawValue):\(first + pass)"] : [:]
        try daemon.launch(environment: fault.merging(power?.environment ?? [:]) { $1 })
        try drop(2)
        let limit = Self.diesAtSteps ? patience : 20 + Int(random.next() % 300)
        var hasDied = await daemon.ended(within: .milliseconds(limit))
        if !hasDied, Self.diesAtSteps {
          // What the kills before left was one large batch, perhaps, and a small one takes other steps.
          try drop(2)
          hasDied = await daemon.ended(within: .milliseconds(limit))
        }
        if hasDied { died[point.rawValue, default: 0] += 1 }
        daemon.stop(SIGKILL)
        if let power {
          try power.strike()
          try Self.checkNobodyKnowsMore(than: scratch.path(of: "state/ledger.sqlite"), webhook.arrivals)
        }
      }
      for round in 0..<kills {
        let points = FaultPoint.allCases
        let point = points[round % points.count]
        // So many that their rows are written at once, and no intent.
        let files = round % 5 == 4 && point != .writtenOut ? 12 : 2
        try await kill(at: point, pass: 1 + round % 3, within: 3000, files: files)
      }
      // A busy machine may not come so far in 3 s.
      for point in FaultPoint.allCases where Self.diesAtSteps && died[point.rawValue] == nil {
        try await kill(at: point, pass: 1, within: 20_000)
      }
      if Self.diesAtSteps { for point in FaultPoint.allCases { #expect(died[point.rawValue] != nil, "\(point)") } }

      try await daemon.start(environment: power?.environment ?? [:])
      try await until("every file is put away", within: .seconds(120)) { daemon.inbox.isEmpty }
      let ledger = scratch.path(of: "state/ledger.sqlite")
      let alerts = try Self.alerts(in: ledger)
      try await until("every alert arrived", within: .seconds(120)) { alerts.isSubset(of: webhook.arrivals.map(\.id)) }
      #expect(daemon.stop() == 0)
      let moved = try Self.check(webhook.arrivals, dropped: dropped)
      #expect(moved > 0)
      // Nor was anybody told of a step that the ledger does not know.
      #expect(alerts == Set(webhook.arrivals.map(\.id)))
      let verified = try tocsin("ledger", "verify", "--ledger", ledger)
      #expect(verified.status == 0, "\(verified.error)")
      #expect(verified.output.contains("\(dropped + moves) articles"))
      #expect(verified.output.contains(" 0 deliveries owed, 0 dead letters"))
      print(
        "\(between): \(kills) kills, \(dropped + moves) articles, \(moved) alerts of a deadline,",
        "\(webhook.arrivals.count - alerts.count) twins")
    }
  }

  private static func settings(_ url: String, _ secret: String) -> String {
    CrashTests.settings(url, secret) + "\ndeadlines:\n"
      + ores.map { "  - { id: \($0), title: Duty on \($0), kind: effective, due: 2031-03-10, query: \($0) }" }
      .joined(separator: "\n")
  }

  /// So many deadlines that a move seldom waits for the one before it.
  private static let ores = ["iron", "zinc", "lead", "salt", "coal", "talc", "clay"]

  /// An article that moves a deadline, to another day than the one before it: in another order another one confirms.
  private static func move(_ number: Int) -> String {
    "Ore story number \(number)\n\nLIMA, March 3, 2031 (Example Wire) - The duty on \(ores[number % ores.count]) takes "
      + "effect on March \(11 + number / ores.count % 2), 2031, officials told shipper \(number)."
  }

  /// The ids of all alerts in a ledger.
  private static func alerts(in ledger: String) throws -> Set<String> {
    let lines = try tocsin("ledger", "export", "--ledger", ledger).output.split(separator: "\n")
    let rows = try lines.map { try object(String($0)) }.filter { $0["table"] as? String == "alerts" }
    return Set(rows.compactMap { ($0["row"] as? [String: Any])?["id"] as? String })
  }

  /// After a power failure: what was told of a deadline is in the ledger, as an alert or as one that is promised.
  private static func checkNobodyKnowsMore(than ledger: String, _ arrivals: [Webhook.Arrival]) throws {
    let told = try arrivals.filter { try headline(ofMatch: $0) == nil }
    if told.isEmpty { return }
    let known = try tocsin("ledger", "export", "--ledger", ledger).output
    let unknown = Set(told.map(\.id)).filter { !known.contains($0) }
    #expect(unknown.isEmpty)
  }

  /// The headline of the article that matched; nil for an alert of a deadline.
  private static func headline(ofMatch arrival: Webhook.Arrival) throws -> String? {
    let data = try object(arrival.body)["data"] as? [String: Any]
    guard data?["kind"] as? String == "article.matched" else { return nil }
    return (data?["article"] as? [String: Any])?["headline"] as? String ?? ""
  }

  /// One id for each article that matched, whatever came twice.
  /// - Returns: how many other ids came.
  private static func check(_ arrivals: [Webhook.Arrival], dropped: Int) throws -> Int {
    #expect(arrivals.count { !$0.verified } == 0)
    let matches = try arrivals.compactMap { arrival -> (id: String, headline: String)? in
      try headline(ofMatch: arrival).map { (arrival.id, $0) }
    }
    let ids = Set(matches.map(\.id))
    #expect(Set(matches.map { "\($0.id) \($0.headline)" }).count == dropped)
    #expect(ids.count == dropped)
    return Set(arrivals.map(\.id)).subtracting(ids).count
  }
}

/// The ledger loses what was not synced, by a library that keeps what was (`Tests/PowerLoss/shadow.c`).
private struct PowerFailure {
  private let scratch: ScratchDirectory
  let environment: [String: String]

  /// Nil where there is no C compiler.
  init?(_ scratch: ScratchDirectory) throws {
    self.scratch = scratch
    let source = Binary.root.appending(path: "Tests/PowerLoss/shadow.c").path
    let library = scratch.path(of: "shadow.so")
    let build = Process()
    build.executableURL = URL(filePath: "/usr/bin/env")
    build.arguments = ["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"]
    try build.run()
    build.waitUntilExit()
    guard build.terminationStatus == 0 else { return nil }
    try scratch.makeDirectory("shadow")
    environment = ["LD_PRELOAD": library, "TOCSIN_SHADOW": scratch.path(of: "shadow")]
  }

  /// Puts back what had been synced.
  func strike() throws {
    for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
      let (shadow, file) = (scratch.path(of: "shadow/\(name)"), scratch.path(of: "state/\(name)"))
      guard FileManager.default.fileExists(atPath: file) else { continue }
      try FileManager.default.removeItem(atPath: file)
      if FileManager.default.fileExists(atPath: shadow) {
        try FileManager.default.copyItem(atPath: shadow, toPath: file)
      }
    }
  }
}
