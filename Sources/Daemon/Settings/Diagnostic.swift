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

  public init(_ level: Level, file: String, line: Int, column: Int, _ message: String) {
    self.level = level
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String {
    line > 0 ? "\(file):\(line):\(column): \(level): \(message)" : "\(file): \(level): \(message)"
  }
}

/// All that is wrong with a settings file.
public struct SettingsError: Error, Sendable, CustomStringConvertible {
  public let diagnostics: [Diagnostic]

  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
