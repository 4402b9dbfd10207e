import Testing

@Suite("Imports go down the floors only")
struct FloorTests {
  /// The floor of each module; ARCHITECTURE.md has the drawing.
  static let floors: [String: Int] = [
    "CLinux": -1, "CStemmer": -1, "CSystemd": -1, "CXML2": -1,
    "CivilTime": 0, "TextAnalysis": 0, "LinuxSystem": 0,
    "News": 1,
    "Matching": 2, "TemporalExpressions": 2, "ArticleFormats": 2, "Inbox": 2, "Store": 2, "Notifications": 2,
    "Deadlines": 3, "Notifiers": 3,
    "Triage": 4,
    "Daemon": 5,
    "tocsin": 6,
  ]

  /// The pure side of the house: no I/O, no clock.
  static let pure: Set<String> = [
    "CivilTime", "TextAnalysis", "News", "Matching", "TemporalExpressions", "ArticleFormats", "Deadlines", "Triage",
  ]

  static func imports(_ file: House.SourceFile) -> [(line: Int, module: String)] {
    file.lines.enumerated().compactMap { number, line in
      var words = line.split(separator: " ").map(String.init)
      words.removeAll { ["public", "package", "internal", "private", "@preconcurrency", "@testable"].contains($0) }
      guard words.first == "import", words.count >= 2 else { return nil }
      return (number + 1, String(words[1].split(separator: ".")[0]))
    }
  }

  @Test("every module has a floor, and imports modules of lower floors only")
  func importsGoDown() throws {
    let files = try House.files(below: "Sources")
    #expect(files.count > 50)
    for file in files {
      let floor = try #require(Self.floors[file.module], "\(file.module) has no floor")
      for (line, module) in Self.imports(file) {
        guard let below = Self.floors[module] else { continue }
        #expect(
          below < floor, "\(file.path):\(line): \(file.module) (floor \(floor)) imports \(module) (floor \(below))")
      }
    }
  }

  @Test("pure modules do no I/O and ask no clock")
  func pureModulesStayPure() throws {
    let hands: Set<String> = [
      "LinuxSystem", "CSystemd", "Inbox", "Store", "Notifications", "Notifiers", "Dispatch", "AsyncHTTPClient", "GRDB",
      "NIOCore", "Foundation",
    ]
    for file in try House.files(below: "Sources") where Self.pure.contains(file.module) {
      for (line, module) in Self.imports(file) {
        #expect(!hands.contains(module), "\(file.path):\(line): \(file.module) is pure and imports \(module)")
      }
    }
  }

  @Test("full Foundation is imported nowhere: it brings 40 MB of tables")
  func foundationEssentialsOnly() throws {
    for file in try House.files(below: "Sources") {
      for (line, module) in Self.imports(file) { #expect(module != "Foundation", "\(file.path):\(line)") }
    }
  }
}
