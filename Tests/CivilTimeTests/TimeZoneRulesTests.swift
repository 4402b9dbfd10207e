import Foundation
import TestSupport
import Testing

@testable import CivilTime

struct TimeZoneRulesTests {
  /// What the system's own reader of the database says.
  static let isDatabaseThere = FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/London")

  @Test(
    "the offsets of the database are those of the C library", .enabled(if: isDatabaseThere, "no tzdata"),
    arguments: [
      "America/New_York", "Europe/London", "Asia/Seoul", "Australia/Sydney", "Europe/Dublin", "Asia/Kolkata",
      "America/Sao_Paulo", "Africa/Casablanca", "UTC",
    ])
  func offsets(identifier: String) throws {
    let rules = try #require(TimeZoneRules(identifier: identifier))
    // Every seven days and an hour, past 2038 and the last transition that the files list.
    let moments = Array(stride(from: Int64(0), to: 2_500_000_000, by: 7 * 86_400 + 3607))
    let scratch = try ScratchDirectory()
    let file = try scratch.write("moments", moments.map { "@\($0)\n" }.joined())
    // date(1) asks the C library, which reads the same files.
    let date = run(["date", "-f", file, "+%z"], environment: ["TZ": identifier])
    let expected = date.output.split(separator: "\n").map(Self.seconds)
    try #require(expected.count == moments.count)
    let wrong = zip(moments, expected).filter { rules.offset(at: Timestamp(seconds: $0)) != $1 }.map(\.0)
    #expect(wrong.isEmpty)
  }

  /// `-0430` in seconds.
  private static func seconds(_ offset: Substring) -> Int {
    let number = Int(offset) ?? .min / 8
    return number / 100 * 3600 + number % 100 * 60
  }

  @Test(
    "rules for every year",
    arguments: [
      ("EST5EDT,M3.2.0,M11.1.0", "2025-03-09T06:59", -18_000), ("EST5EDT,M3.2.0,M11.1.0", "2025-03-09T07:00", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "2025-11-02T05:59", -14_400), ("EST5EDT,M3.2.0,M11.1.0", "2025-11-02T06:00", -18_000),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2025-01-15T00:00", 39_600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2025-07-15T00:00", 36_000), ("<+0545>-5:45", "2025-07-15T00:00", 20_700),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2025-07-15T00:00", 3600), ("IST-1GMT0,M10.5.0,M3.5.0/1", "2025-01-15T00:00", 0),
      ("WGT3WGST,J60/0,365/0", "2024-03-01T03:00", -7200),
    ])
  func posix(rule: String, moment: String, offset: Int) throws {
    let rules = try #require(TimeZoneRules(posix: rule))
    let period = try #require(CivilPeriod(moment))
    let time = try #require(period.time)
    let seconds = Int64(period.first.dayNumber) * 86_400 + Int64(time.hour * 3600 + time.minute * 60)
    #expect(rules.offset(at: Timestamp(seconds: seconds)) == offset)
  }

  @Test(
    "texts that are no rule are refused",
    arguments: [
      "", "E5", "EST", "EST5EDT", "EST25", "EST5EDT,M13.1.0,M11.1.0", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,M11.1.0x",
      "<EST5",
      "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,J0,J1", "EST5:60",
    ])
  func refusedRules(text: String) {
    #expect(TimeZoneRules(posix: text) == nil)
  }

  @Test(
    "a clock's own time: summer, winter, the hour that is missing and the hour that comes twice",
    arguments: [
      ("2025-08-01T00:01", -14_400), ("2025-01-15T12:00", -18_000), ("2025-03-09T02:30", -18_000),
      ("2025-11-02T01:30", -14_400), ("2025-11-02T03:00", -18_000), ("2025-03-09T03:00", -14_400),
    ])
  func local(text: String, offset: Int) throws {
    let rules = try #require(TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0"))
    let period = try #require(CivilPeriod(text))
    #expect(rules.offset(local: period.first, try #require(period.time)) == offset)
  }

  @Test(
    "names that lead out of the database are refused",
    arguments: [
      "", "..", "../etc/passwd", "/etc/localtime", "Europe/../../etc/passwd", "Europe//London", "Europe/", ".hidden",
      "Europe/London\u{0}", "Europe/Lond on", "a/-b", String(repeating: "a", count: 65),
    ])
  func pathTricks(identifier: String) {
    #expect(!TimeZoneRules.isIdentifier(identifier))
    #expect(TimeZoneRules(identifier: identifier) == nil)
  }

  @Test("hostile bytes are refused or read, and never trap")
  func hostileBytes() throws {
    var file = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    file += [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    file += [0, 0, 14, 16, 0, 0] + Array("CET\0".utf8)
    file += file[..<44] + [0, 0, 14, 16, 0, 0] + Array("CET\0\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
    let rules = try #require(TimeZoneRules(tzif: file))
    #expect(rules.offset(at: Timestamp(seconds: 1_752_000_000)) == 7200)

    var generator = SplitMix(seed: 7)
    var read = 0
    for _ in 0..<20_000 {
      var bytes = file
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      bytes.removeLast(Int.random(in: 0...bytes.count, using: &generator) / 8)
      if let rules = TimeZoneRules(tzif: bytes) {
        read += 1
        _ = rules.offset(at: Timestamp(milliseconds: .random(in: .min ... .max, using: &generator)))
      }
    }
    #expect(read < 20_000)
    #expect(TimeZoneRules(tzif: []) == nil)
  }
}
