import Daemon
import News

/// What `tocsin check` found.
struct CheckReport {
  let file: String
  let diagnostics: [Diagnostic]
  /// How many tests were run.
  let tests: Int
  let failures: [TopicTestRun.Failure]

  var errors: Int { diagnostics.count { $0.level == .error } }
  var warnings: Int { diagnostics.count { $0.level == .warning } }

  /// `2 errors, 1 warning, 1 of 4 tests failed`.
  var summary: String {
    var parts: [String] = []
    if errors > 0 { parts.append("\(errors) error\(errors == 1 ? "" : "s")") }
    if warnings > 0 { parts.append("\(warnings) warning\(warnings == 1 ? "" : "s")") }
    if !failures.isEmpty { parts.append("\(failures.count) of \(tests) test\(tests == 1 ? "" : "s") failed") }
    return parts.joined(separator: ", ")
  }

  /// For a person: each diagnostic with its line of the file, each failed test with the explanation. Ends in a newline
  /// where it is not empty.
  func text(_ display: Display) -> String {
    let explained = ExplanationText(display: display)
    let told = diagnostics.map { Streams.printable($0.shown) }
    let failed = failures.map { failure in
      let place = Streams.printable(
        "\(file):\(failure.test.line):\(failure.test.column): error: \(failure.message)")
      guard let explanation = failure.explanation else { return place }
      let tree = explained.text(explanation, topic: failure.test.topic)
      return place + "\n" + tree.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    }
    return (told + failed).map { $0 + "\n" }.joined()
  }

  /// For programs: a contract. Keys without a value are left out.
  func line(isRefused: Bool) -> String {
    jsonLine(
      Record(
        file: file, isRight: !isRefused,
        diagnostics: diagnostics.map {
          Record.Message(
            line: $0.line, column: $0.column, level: $0.level, rule: $0.rule, message: $0.message, topic: nil, tree: nil
          )
        },
        tests: tests,
        failures: failures.map {
          Record.Message(
            line: $0.test.line, column: $0.test.column, level: .error, rule: nil, message: $0.message,
            topic: $0.test.topic, tree: $0.explanation?.tree)
        }))
  }

  private struct Record: Encodable {
    let file: String
    let isRight: Bool
    let diagnostics: [Message]
    let tests: Int
    let failures: [Message]

    struct Message: Encodable {
      let line: Int
      let column: Int
      let level: Diagnostic.Level
      let rule: String?
      let message: String
      let topic: TopicID?
      let tree: Explanation.Part?
    }
  }
}
