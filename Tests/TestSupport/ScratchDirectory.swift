import Glibc

/// A directory of a test's own under `/tmp`, removed with all it holds when the last reference goes.
///
/// Names are paths relative to it: `inbox/story.html`.
public final class ScratchDirectory: Sendable {
  public let path: String

  public init() throws {
    var template = Array("/tmp/tocsin-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ScratchError("mkdtemp", "/tmp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.removeTree(Array(path.utf8CString)) }

  public func path(of name: String) -> String { name.isEmpty ? path : "\(path)/\(name)" }

  /// Writes a file the ordinary way: create or truncate, write, close.
  @discardableResult
  public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let path = path(of: name)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw ScratchError("open", path) }
    defer { close(file) }
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw ScratchError("write", path) }
      rest = rest.dropFirst(count)
    }
    return path
  }

  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

  /// Writes a file under a hidden name beside its place and renames it there, as a careful writer does.
  @discardableResult
  public func drop(_ name: String, _ text: String) throws -> String {
    let cut = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let hidden = "\(name[..<cut]).\(name[cut...]).writing"
    try write(hidden, text)
    try rename(hidden, to: name)
    return path(of: name)
  }

  public func rename(_ old: String, to new: String) throws {
    guard Glibc.rename(path(of: old), path(of: new)) == 0 else { throw ScratchError("rename", path(of: old)) }
  }

  @discardableResult
  public func makeDirectory(_ name: String) throws -> String {
    guard mkdir(path(of: name), 0o755) == 0 else { throw ScratchError("mkdir", path(of: name)) }
    return path(of: name)
  }

  /// Removes a file, or a directory with all it holds.
  public func remove(_ name: String) { Self.removeTree(Array(path(of: name).utf8CString)) }

  /// A file's bytes; nil where there is none.
  public func bytes(_ name: String) -> [UInt8]? {
    let file = open(path(of: name), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count >= 0 else { return nil }
      guard count > 0 else { return all }
      all += buffer.prefix(count)
    }
  }

  public func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  /// The names in a directory, sorted, without `.` and `..`; empty where there is no such directory.
  public func list(_ name: String = "") -> [String] {
    Self.entries(Array(path(of: name).utf8CString))
      .map { String(decoding: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }.sorted()
  }

  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19

  private static func entries(_ path: [CChar]) -> [[CChar]] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [[CChar]] = []
    while let entry = readdir(stream) {
      // Never through `pointee`: that copies a whole `dirent`, and a record may end with its name.
      let letters = UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: CChar.self)
      let name = Array(UnsafeBufferPointer(start: letters, count: strlen(letters)))
      if name != [46], name != [46, 46] { names.append(name + [0]) }
    }
    return names
  }

  private static func removeTree(_ path: [CChar]) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in entries(path) { removeTree(path.dropLast() + [47] + name) }
    rmdir(path)
  }
}

/// A system call that a test needed and that failed.
public struct ScratchError: Error, CustomStringConvertible {
  public let description: String

  init(_ call: String, _ path: String) {
    description = "\(call) \(path): \(String(cString: strerror(errno)))"
  }
}
