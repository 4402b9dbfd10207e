import Glibc

extension TimeZoneRules {
  private static let database = "/usr/share/zoneinfo/"
  /// No file of the database comes near it.
  private static let largestFile = 256 * 1024

  /// The rules of a place by its identifier in the time zone database ("America/New_York"); nil where the machine has
  /// no such file, or the text is no identifier.
  public init?(identifier: String) {
    guard Self.isIdentifier(identifier), let bytes = Self.contents(Self.database + identifier) else { return nil }
    self.init(tzif: bytes)
  }

  /// A rule for all years as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
  public init?(posix: String) {
    guard let rule = POSIXRule(posix) else { return nil }
    self.init(transitions: [], offsets: [], initial: rule.standard, rule: rule)
  }

  /// The machine's own zone: what `TZ` names, else `/etc/localtime`, else UTC. Reads the file anew each time.
  public static var system: TimeZoneRules {
    if let name = unsafe getenv("TZ").map({ unsafe String(cString: $0) }), !name.isEmpty {
      let plain = name.hasPrefix(":") ? String(name.dropFirst()) : name
      return TimeZoneRules(identifier: plain) ?? TimeZoneRules(posix: plain) ?? .utc
    }
    return contents("/etc/localtime").flatMap { TimeZoneRules(tzif: $0) } ?? .utc
  }

  /// Whether a text can name a file of the database and nothing outside of it.
  static func isIdentifier(_ text: String) -> Bool {
    guard (1...64).contains(text.utf8.count) else { return false }
    return text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.utf8.first, isLetterOrDigit(first) else { return false }
      return part.utf8.allSatisfy { isLetterOrDigit($0) || "_+-".utf8.contains($0) }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }

  /// The bytes of a regular file of bounded size.
  private static func contents(_ path: String) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      (1...largestFile).contains(Int(status.st_size))
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let room = bytes.count - filled
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + filled }, room)
      }
      guard count > 0 else { return nil }
      filled += count
    }
    return bytes
  }
}
