import FoundationEssentials

/// The project's own sources, as text.
enum House {
  struct SourceFile {
    /// From the project's root: `Sources/News/Alert.swift`.
    let path: String
    let lines: [Substring]

    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  static let root: URL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file below a folder of the root.
  static func files(below folder: String) throws -> [SourceFile] {
    let base = root.appending(path: folder).path
    return try FileManager.default.subpathsOfDirectory(atPath: base).filter { $0.hasSuffix(".swift") }.sorted().map {
      path in
      SourceFile(
        path: "\(folder)/\(path)",
        lines: try text("\(folder)/\(path)").split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }
}
