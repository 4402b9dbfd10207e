import Foundation
import TestSupport
import Testing

/// The shipped trade desk, the real daemon, a real journal, and a webhook receiver that checks signatures.
@Suite("The whole path", .enabled(if: PrivateJournal.canRun(), "needs root and systemd-journald: skipped"))
struct WholePathTests {
  struct Story: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Paths in order of publication, each with the file time it is dropped with.
    let files: [(path: String, modified: String)]
    let oldDate: String
  }

  static let stories: [Story] = [samples] + [seeds].compactMap { $0 }

  static var samples: Story {
    let folder = Binary.root.appending(path: "Examples/trade-desk").path
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.first?.isNumber == true
    }
    return Story(
      testDescription: "the sample articles", files: names.sorted().prefix(8).map { ("\(folder)/\($0)", "2025-08-01") },
      oldDate: "July 8")
  }

  /// Real articles, where they stand beside the project.
  static var seeds: Story? {
    guard Binary.shared("seeds") != nil else { return nil }
    return Story(
      testDescription: "five real articles",
      files: SeedsTests.seeds.compactMap { seed in (try? SeedsTests.path(seed.prefix)).map { ($0, seed.published) } },
      oldDate: "the month of July")
  }

  @Test("a date moves, and rings in the journal, on standard output and at a webhook", arguments: stories)
  func moves(story: Story) throws {
    let scratch = try ScratchDirectory()
    try scratch.makeDirectory("inbox")
    try scratch.write("secret", Webhook.secretText)
    let drops = story.files.enumerated().map { number, file in
      "drop '\(file.path)' '\(file.modified)' \(number)-\(file.path.hasSuffix(".html") ? "a.html" : "a.txt")"
    }
    let ended = PrivateJournal.run(
      ["bash", "-euc", Self.script + drops.joined(separator: "\n") + Self.ending],
      environment: ["TOCSIN": Binary.url.path, "ROOT": Binary.root.path, "SCRATCH": scratch.path])
    #expect(ended.status == 0, "\(ended.output)\n\(scratch.text("log") ?? "")")

    let summary = "25% reciprocal tariffs on South Korea moved from 2025-07-08 to 2025-08-01"
    let records = try (scratch.text("journal") ?? "").split(separator: "\n").map(object)
    let moved = try #require(records.first { $0["MESSAGE"] as? String == summary })
    #expect(moved["TOCSIN_KIND"] as? String == "deadline.moved")
    #expect(moved["TOCSIN_DEADLINE"] as? String == "reciprocal-tariffs")
    #expect(moved["TOCSIN_DATE"] as? String == "2025-08-01")
    #expect(moved["TOCSIN_PREVIOUS"] as? String == "2025-07-08")
    #expect((moved["MESSAGE_ID"] as? String)?.count == 32)
    let quotes = moved["TOCSIN_EVIDENCE"].map { "\($0)" } ?? ""
    #expect(quotes.contains(story.oldDate) && quotes.contains("August 1"), "\(quotes)")
    #expect(records.count { $0["MESSAGE"] as? String == summary } == 1)

    #expect(
      scratch.text("output")?.contains("MOVED  25% reciprocal tariffs on South Korea: 2025-07-08 → 2025-08-01") == true)

    let webhook = try #require(scratch.text("webhook")).split(separator: "\n")
    #expect(webhook.contains { $0.hasPrefix("dev.tocsin.deadline.moved.v1") && $0.contains(summary) })
    #expect(webhook.count { $0.contains("signature verified") } == records.count)
    #expect(!webhook.contains { $0.contains("WRONG") })
  }

  private static let script = #"""
    cd "$SCRATCH"
    wait_for() { for _ in $(seq 600); do if "$@"; then return 0; fi; sleep 0.05; done; echo "in vain: $*"; exit 1; }
    gone() { [ ! -e "inbox/$1" ]; }
    drop() {
      cp "$1" "inbox/.$3"
      touch -d "$2 12:00 UTC" "inbox/.$3"
      mv "inbox/.$3" "inbox/$3"
      wait_for gone "$3"
    }
    "$TOCSIN" listen --port 0 --port-file port --secret-file secret >webhook 2>listen.log &
    listener=$!
    wait_for test -s port
    "$TOCSIN" run --settings "$ROOT/Config/tocsin.yaml" --inbox inbox --ledger ledger.sqlite \
      --webhook "http://127.0.0.1:$(cat port)/" --webhook-secret-file secret >output 2>log &
    daemon=$!
    wait_for grep -q watching log

    """#

  private static let ending = #"""

    kill -TERM $daemon
    wait $daemon
    journalctl --sync
    journalctl -D /run/log/journal -t tocsin -o json --all --no-pager >journal
    kill $listener
    """#
}
