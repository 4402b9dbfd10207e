import Testing

@Suite("Style is a test")
struct StyleTests {
  static let longest = 400

  @Test("no file is longer than 400 lines, and half of them are shorter than 130", arguments: ["Sources", "Tests"])
  func fileLength(folder: String) throws {
    let lengths = try House.files(below: folder).map { (path: $0.path, lines: $0.lines.count) }
    for file in lengths { #expect(file.lines <= Self.longest, "\(file.path) has \(file.lines) lines") }
    let median = lengths.map(\.lines).sorted()[lengths.count / 2]
    #expect(median < 130, "the median of \(folder) is \(median) lines")
  }

  /// What has no place in a daemon: traps, escapes from the checker, tasks without an owner.
  static let banned = [
    "try!", "as!", "fatalError(", "preconditionFailure(", "@unchecked Sendable", "nonisolated(unsafe)",
    "unowned(unsafe)",
    "Thread.sleep", "usleep(", "print(",
  ]

  @Test("banned constructs are in no source", arguments: banned)
  func bannedConstructs(construct: String) throws {
    for file in try House.files(below: "Sources") {
      for (number, line) in file.lines.enumerated() where line.contains(construct) && !Self.isComment(line) {
        Issue.record("\(file.path):\(number + 1): \(construct)")
      }
    }
  }

  @Test("tasks without an owner begin only where callbacks become sequences")
  func ownerlessTasks() throws {
    for file in try House.files(below: "Sources") {
      for (number, line) in file.lines.enumerated() where !Self.isComment(line) {
        let begins = line.contains("Task {") && !line.contains("addTask {") || line.contains("Task.detached")
        let explained = line.contains("// bridge:") || number > 0 && file.lines[number - 1].contains("// bridge:")
        #expect(!begins || explained, "\(file.path):\(number + 1): a task without an owner; say why with '// bridge:'")
      }
    }
  }

  static func isComment(_ line: Substring) -> Bool { line.drop { $0 == " " }.hasPrefix("//") }
}
