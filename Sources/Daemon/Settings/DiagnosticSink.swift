import Yams

/// Gathers what is wrong with one file while it is read.
final class DiagnosticSink {
  let file: String
  let source: String
  private(set) var diagnostics: [Diagnostic] = []

  /// More would help nobody.
  private static let most = 100

  init(file: String, source: String) {
    self.file = file
    self.source = source
  }

  var hasErrors: Bool { diagnostics.contains { $0.level == .error } }

  func error(_ mark: Mark?, _ message: String) { add(.error, mark?.line ?? 0, mark?.column ?? 0, message) }
  func warning(_ mark: Mark?, _ message: String) { add(.warning, mark?.line ?? 0, mark?.column ?? 0, message) }

  /// An error at a scalar of a text node: `offset` Unicode scalars into the node's value.
  func error(in node: Node, at offset: Int, _ message: String) {
    guard let mark = node.mark, case .scalar(let scalar) = node else { return error(node.mark, message) }
    let place = ScalarPlace.find(offset, of: scalar.string, startingAt: mark, in: source)
    add(.error, place.line, place.column, message)
  }

  /// An error in another file that the settings name: `offset` Unicode scalars into its text.
  func error(inFile path: String, _ text: String, at offset: Int, _ message: String) {
    guard diagnostics.count < Self.most else { return }
    let lines = text.unicodeScalars.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
    let place = (max(1, lines.count), (lines.last?.count ?? 0) + 1)
    diagnostics.append(Diagnostic(.error, file: path, line: place.0, column: place.1, message))
  }

  private func add(_ level: Diagnostic.Level, _ line: Int, _ column: Int, _ message: String) {
    guard diagnostics.count < Self.most else { return }
    diagnostics.append(Diagnostic(level, file: file, line: line, column: column, message))
  }
}
