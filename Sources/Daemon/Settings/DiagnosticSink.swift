import Yams

/// Gathers what is wrong with one file while it is read.
final class DiagnosticSink {
  let file: String
  private let source: String
  private lazy var lines = SourceLines(source)
  private var errors: [Diagnostic] = []
  private var warnings: [Diagnostic] = []

  /// More would help nobody.
  private static let most = 100
  /// They are gathered in the reader's order, so many of each level, and shown in that of the lines.
  private static let mostGathered = 1000

  init(file: String, source: String) {
    self.file = file
    self.source = source
  }

  var hasErrors: Bool { !errors.isEmpty }

  /// In the order of the lines: the first hundred errors, and warnings where there is room.
  var diagnostics: [Diagnostic] {
    let shown = Self.sorted(errors).prefix(Self.most)
    return Self.sorted(shown + Self.sorted(warnings).prefix(Self.most - shown.count))
  }

  private static func sorted(_ diagnostics: some Sequence<Diagnostic>) -> [Diagnostic] {
    diagnostics.enumerated().sorted { a, b in
      (a.element.line, a.element.column, a.offset) < (b.element.line, b.element.column, b.offset)
    }.map(\.element)
  }

  func error(_ mark: Mark?, _ message: String) { add(.error, mark?.line ?? 0, mark?.column ?? 0, message) }

  func warning(_ mark: Mark?, _ message: String, rule: String? = nil) {
    add(.warning, mark?.line ?? 0, mark?.column ?? 0, message, rule: rule)
  }

  /// An error in another file that the settings name: `offset` Unicode scalars into its text.
  func error(inFile path: String, _ text: String, at offset: Int, _ message: String) {
    guard isOpen(to: .error) else { return }
    let lines = SourceLines(text)
    let place = lines.place(of: offset)
    errors.append(
      Diagnostic(
        .error, file: path, line: place.line, column: place.column, message,
        excerpt: lines.excerpt(place.line, place.column)))
  }

  /// Something at a scalar of a text node, with its line: `offset` Unicode scalars into the node's value.
  func tell(_ level: Diagnostic.Level, in node: Node, at offset: Int, _ message: String, rule: String? = nil) {
    guard isOpen(to: level) else { return }
    guard let mark = node.mark, case .scalar(let scalar) = node else {
      return add(level, node.mark?.line ?? 0, node.mark?.column ?? 0, message, rule: rule)
    }
    let place = ScalarPlace.find(offset, of: scalar.string, startingAt: mark, in: lines)
    add(level, place.line, place.column, message, rule: rule, excerpt: lines.excerpt(place.line, place.column))
  }

  private func add(
    _ level: Diagnostic.Level, _ line: Int, _ column: Int, _ message: String, rule: String? = nil,
    excerpt: String? = nil
  ) {
    guard isOpen(to: level) else { return }
    let diagnostic = Diagnostic(
      level, file: file, line: line, column: column, message, rule: rule, excerpt: excerpt)
    switch level {
    case .error: errors.append(diagnostic)
    case .warning: warnings.append(diagnostic)
    }
  }

  /// Whether there is room; an error that there is none for leaves a thousand others.
  private func isOpen(to level: Diagnostic.Level) -> Bool {
    (level == .error ? errors.count : warnings.count) < Self.mostGathered
  }
}
