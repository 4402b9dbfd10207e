import ArgumentParser
import Glibc

/// The lines of a text file, which may be packed by gzip.
func packedLines(of path: String) throws -> [Substring] {
  try contents(of: path).split(separator: "\n")
}

private func contents(of path: String) throws -> String {
  let quoted = "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  guard let pipe = unsafe popen("exec gzip -dcf < \(quoted)", "r") else {
    throw ValidationError("\(path): gzip cannot be started (\(errno)). Is gzip installed?")
  }
  var bytes: [UInt8] = []
  var part = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = unsafe fread(&part, 1, part.count, pipe)
    guard count > 0 else { break }
    bytes += part[..<count]
  }
  guard unsafe pclose(pipe) == 0 else {
    throw ValidationError("\(path) cannot be read. Give a file of JSON lines, plain or packed by gzip.")
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Writes a whole file.
func write(_ text: String, to path: String) throws {
  guard let file = unsafe fopen(path, "w") else { throw ValidationError("\(path) cannot be written (\(errno)).") }
  var text = text
  let isWhole = text.withUTF8 { unsafe fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
  guard unsafe fclose(file) == 0, isWhole else { throw ValidationError("\(path) was not written whole.") }
}
