import Daemon
import FoundationEssentials
import News
import Notifiers
import TestSupport
import Testing

@Suite("The unit files explain themselves")
struct UnitFileTests {
  static let units = ["systemd/tocsin.service", "systemd/tocsin@.service"]

  @Test("every directive stands under a reason", arguments: units)
  func everyDirectiveHasItsReason(unit: String) throws {
    var explained = false
    for (number, line) in try House.text(unit).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("[") {
        explained = line.hasPrefix("[")
      } else if line.hasPrefix("#") {
        explained = true
      } else {
        #expect(explained, "\(unit):\(number + 1): \(line)")
      }
    }
  }

  @Test("both shut the same doors")
  func sameSandbox() throws {
    let own = ["Description", "ExecStart", "ExecStartPre", "StateDirectory"]
    let sets = try Self.units.map { unit in
      Set(
        try House.text(unit).split(separator: "\n").filter { line in
          !line.hasPrefix("#") && !own.contains { line.hasPrefix($0 + "=") }
        })
    }
    #expect(sets[0] == sets[1])
  }

  @Test("the exposure is 1.1, and 0.9 where only this machine may be called", .enabled(if: canAnalyze))
  func exposure() throws {
    let scratch = try ScratchDirectory()
    let text = try House.text("systemd/tocsin.service")
    let open = try scratch.write("open.service", text)
    let closed = try scratch.write(
      "closed.service", text + "\n[Service]\nIPAddressDeny=any\nIPAddressAllow=localhost\n")
    for (path, threshold) in [(open, 11), (closed, 9)] {
      let ran = run(["systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=\(threshold)", path])
      #expect(ran.status == 0, "\(ran.output.suffix(200))")
    }
  }

  static var canAnalyze: Bool {
    let ran = run(["systemd-analyze", "security", "--help"])
    return ran.status == 0 && ran.output.contains("--offline")
  }
}

@Suite("The message catalogue")
struct CatalogTests {
  @Test("each kind of alert and each event has a text, and no text is for nothing")
  func complete() throws {
    let text = try House.text("systemd/tocsin.catalog")
    let explained = text.split(separator: "\n").filter { $0.hasPrefix("-- ") }.map { String($0.dropFirst(3)) }
    let told = Alert.Kind.allCases.map(\.messageID) + ServiceEvent.allCases.map(\.messageID)
    #expect(Set(explained) == Set(told))
    #expect(explained.count == Set(explained).count)
  }

  @Test("it names journal fields that are written")
  func fields() throws {
    let text = try House.text("systemd/tocsin.catalog")
    let page = try House.text("docs/man/tocsin.8")
    let named = Set(text.split(separator: "@").filter { $0.hasPrefix("TOCSIN_") && !$0.contains(" ") })
    #expect(named.count > 5)
    for field in named { #expect(page.contains(field), "\(field) is not in tocsin(8)") }
  }
}

@Suite("The manual pages")
struct ManualTests {
  @Test("tocsin.yaml(5) is the one the code makes")
  func settings() throws {
    #expect(
      try House.text("docs/man/tocsin.yaml.5") == SettingsReference.manual + "\n",
      "run: tocsin check --manual > docs/man/tocsin.yaml.5")
  }

  @Test("all are set without a complaint", .enabled(if: run(["sh", "-c", "command -v groff"]).status == 0))
  func formatted() throws {
    for page in ["tocsin.1", "tocsin.8", "tocsin.yaml.5"] {
      let path = House.root.appending(path: "docs/man/\(page)").path
      let ran = run(["groff", "-man", "-Tutf8", "-ww", "-z", "-t", path])
      #expect(ran.status == 0 && ran.output.isEmpty, "\(page): \(ran.output)")
    }
  }

  @Test("tocsin(8) has every field of a journal record")
  func journalFields() throws {
    let page = try House.text("docs/man/tocsin.8")
    let source = try House.text("Sources/Notifiers/Journal/JournalRecord.swift")
    let names = source.split(separator: "\"").filter { $0.hasPrefix("TOCSIN_") }
    #expect(names.count > 10)
    for name in names { #expect(page.contains(name), "\(name)") }
  }
}
