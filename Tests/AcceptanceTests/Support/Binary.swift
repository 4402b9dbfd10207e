import Foundation

/// The built `tocsin`: beside this test's own binary, or where TOCSIN says (a release or static build).
enum Binary {
  static var url: URL {
    if let path = ProcessInfo.processInfo.environment["TOCSIN"] { return URL(filePath: path) }
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let beside = own.appending(path: "tocsin")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return root.appending(path: ".build/debug/tocsin")
  }

  /// The project's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Material for measurements that stands beside the project on some machines; nil elsewhere.
  static func shared(_ path: String) -> URL? {
    let url = root.deletingLastPathComponent().appending(path: "shared/\(path)")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }
}

/// What a command printed, and how it ended.
struct Ran {
  let status: Int32
  let output: String
  let error: String

  var lines: [Substring] { output.split(separator: "\n") }
}

/// Runs the binary to its end.
func tocsin(_ arguments: String..., in directory: String? = nil, environment: [String: String] = [:]) throws -> Ran {
  try tocsin(arguments, in: directory, environment: environment)
}

func tocsin(_ arguments: [String], in directory: String? = nil, environment: [String: String] = [:]) throws -> Ran {
  let process = Process()
  process.executableURL = Binary.url
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  if let directory { process.currentDirectoryURL = URL(filePath: directory) }
  // Files, not pipes: a full pipe that nobody reads would stop the command.
  let (output, error) = (temporary(), temporary())
  defer { for url in [output, error] { try? FileManager.default.removeItem(at: url) } }
  process.standardOutput = try FileHandle(forWritingTo: output)
  process.standardError = try FileHandle(forWritingTo: error)
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  return Ran(
    status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
    error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
}

private func temporary() -> URL {
  let url = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)")
  _ = FileManager.default.createFile(atPath: url.path, contents: nil)
  return url
}
