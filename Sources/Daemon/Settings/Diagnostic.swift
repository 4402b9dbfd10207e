/// Something to say about a settings file, with its place: `file:line:column: error: message`.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Level: String, Sendable, Codable {
    case error, warning
  }

  public let level: Level
  public let file: String
  /// Counted from 1; 0 where the file as a whole is meant.
  public let line: Int
  /// In characters, counted from 1.
  public let column: Int
  public let message: String
  /// What it goes by for programs, where it is a lint: "neverTrue".
  public let rule: String?
  /// The line of the file and below it a caret, where that helps.
  public let excerpt: String?

  public init(
    _ level: Level, file: String, line: Int, column: Int, _ message: String, rule: String? = nil, excerpt: String? = nil
  ) {
    self.level = level
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.rule = rule
    self.excerpt = excerpt
  }

  /// One line.
  public var description: String {
    line > 0 ? "\(file):\(line):\(column): \(level): \(message)" : "\(file): \(level): \(message)"
  }

  /// With the line it stands in, for a person.
  public var shown: String { excerpt.map { "\(description)\n\($0)" } ?? description }
}

/// All that is wrong with a settings file, in the order of its lines.
public struct SettingsError: Error, Sendable, CustomStringConvertible {
  public let diagnostics: [Diagnostic]

  public var description: String { diagnostics.map(\.shown).joined(separator: "\n") }
}
