import LinuxSystem

/// Settings and where they came from.
public struct SettingsFile: Sendable {
  public let path: String
  public var settings: Settings
  public let warnings: [Diagnostic]

  /// Bytes of a settings file.
  public static let maximumBytes = 64 << 20

  /// - Throws: `SettingsError`: the file cannot be read, or all that is wrong with it.
  public init(path: String) throws(SettingsError) {
    let bytes: [UInt8]
    do {
      bytes = try readRegularFile(path, limit: Self.maximumBytes).bytes
    } catch {
      throw SettingsError(diagnostics: [
        Diagnostic(.error, file: path, line: 0, column: 0, "cannot be read: \(error); name another with --settings")
      ])
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
  }

  /// - Parameter path: the name that messages use.
  public init(text: String, path: String) throws(SettingsError) {
    let read = try SettingsReader.read(text, file: path)
    self.path = path
    settings = read.settings
    warnings = read.warnings
  }

  /// Where the settings are looked for when nothing is said: first in the folder one stands in.
  public static let defaultPaths = ["./Config/tocsin.yaml", "/etc/tocsin/tocsin.yaml"]

  /// The first default path that is there; the last one where none is.
  public static var defaultPath: String {
    defaultPaths.first { ((try? FileStatus.following($0)) ?? nil) != nil } ?? "/etc/tocsin/tocsin.yaml"
  }
}
