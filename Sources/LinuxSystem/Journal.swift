import CSystemd
import Glibc

/// A record that the journal did not get.
public enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name breaks the journal's rules (systemd.journal-fields(7)): the journal would drop the field without a word.
  case fieldName(String)
  case system(SystemError)

  public var description: String {
    switch self {
    case .fieldName(let name):
      "'\(name)' is no name for a journal field: 1 to 64 of A-Z, 0-9 and _, not beginning with a digit or _"
    case .system(let error): error.description
    }
  }
}

/// The systemd journal: structured records (sd_journal_sendv(3)).
public enum Journal {
  static let socket = "/run/systemd/journal/socket"

  /// Sends one record. A field may come more than once; values may have any length and line breaks.
  ///
  /// Where no `CODE_FILE` is among the fields, the caller's place is added. Where no journal listens the record is lost
  /// without an error: look at `isListening` first.
  public static func send(
    _ fields: [(name: String, value: String)], file: String = #fileID, line: Int = #line, function: String = #function
  ) throws(JournalError) {
    var fields = fields
    if !fields.contains(where: { $0.name == "CODE_FILE" }) {
      fields += [("CODE_FILE", file), ("CODE_LINE", String(line)), ("CODE_FUNC", function)]
    }
    let (bytes, parts) = try record(fields)
    var buffer = bytes
    let result = unsafe buffer.withUnsafeMutableBytes { bytes in
      let vectors = unsafe parts.map { part in
        unsafe iovec(iov_base: bytes.baseAddress.map { unsafe $0 + part.lowerBound }, iov_len: part.count)
      }
      return unsafe sd_journal_sendv(vectors, CInt(vectors.count))
    }
    guard result >= 0 else { throw .system(SystemError("write to", socket, code: -result)) }
  }

  /// The fields one after another, `NAME=value` each, and where each stands.
  static func record(
    _ fields: [(name: String, value: String)]
  ) throws(JournalError) -> (bytes: [UInt8], parts: [Range<Int>]) {
    var bytes: [UInt8] = []
    var parts: [Range<Int>] = []
    for (name, value) in fields {
      guard isFieldName(name) else { throw .fieldName(name) }
      let start = bytes.count
      bytes += name.utf8
      bytes.append(UInt8(ascii: "="))
      bytes += value.utf8
      parts.append(start..<bytes.count)
    }
    return (bytes, parts)
  }

  /// Whether a journal listens on this machine.
  public static var isListening: Bool {
    (try? FileStatus.following(socket))?.kind == .socket
  }

  /// Whether the program's standard error goes to the journal already (systemd.exec(5), `JOURNAL_STREAM`).
  public static var ownsStandardError: Bool {
    guard let value = unsafe getenv("JOURNAL_STREAM") else { return false }
    return stream(unsafe String(cString: value), is: STDERR_FILENO)
  }

  /// Whether a descriptor is the stream `DEVICE:INODE`.
  static func stream(_ text: String, is descriptor: CInt) -> Bool {
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { UInt($0) }
    guard numbers.count == 2, let device = numbers[0], let inode = numbers[1],
      let identity = FileStatus(of: descriptor)?.identity
    else { return false }
    return identity.device == device && identity.inode == inode
  }

  static func isFieldName(_ name: String) -> Bool {
    let letters = name.utf8
    guard (1...64).contains(letters.count), let first = letters.first, (65...90).contains(first) else { return false }
    return letters.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") }
  }
}
