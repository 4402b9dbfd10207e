import Glibc

/// One notice of inotify(7).
public struct InotifyEvent: Sendable {
  public struct Kind: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let opened = Kind(rawValue: UInt32(IN_OPEN))
    public static let closedAfterWriting = Kind(rawValue: UInt32(IN_CLOSE_WRITE))
    public static let closedAfterReading = Kind(rawValue: UInt32(IN_CLOSE_NOWRITE))
    public static let created = Kind(rawValue: UInt32(IN_CREATE))
    public static let deleted = Kind(rawValue: UInt32(IN_DELETE))
    public static let movedIn = Kind(rawValue: UInt32(IN_MOVED_TO))
    public static let movedOut = Kind(rawValue: UInt32(IN_MOVED_FROM))
    /// The watched directory itself was removed.
    public static let selfDeleted = Kind(rawValue: UInt32(IN_DELETE_SELF))
    /// The watched directory itself was renamed; the watch goes with it.
    public static let selfMoved = Kind(rawValue: UInt32(IN_MOVE_SELF))
    /// The file system was unmounted.
    public static let unmounted = Kind(rawValue: UInt32(IN_UNMOUNT))
    /// The watch has ended; no event follows.
    public static let watchEnded = Kind(rawValue: UInt32(IN_IGNORED))
    /// The queue was full and events were lost.
    public static let overflow = Kind(rawValue: UInt32(IN_Q_OVERFLOW))
    /// The entry is a directory.
    public static let directory = Kind(rawValue: UInt32(IN_ISDIR))
  }

  /// The watch's number; -1 for `overflow`.
  public let watch: CInt
  public let kind: Kind
  private let letters: ArraySlice<UInt8>
  /// The entry; nil where the event is about the watched directory itself. Made anew each time: most events are of a
  /// kind that nobody waits for.
  public var name: FileName? { FileName(letters) }

  public init(watch: CInt, kind: Kind, name: FileName?) {
    self.init(watch: watch, kind: kind, letters: (name?.bytes ?? [])[...])
  }

  private init(watch: CInt, kind: Kind, letters: ArraySlice<UInt8>) {
    self.watch = watch
    self.kind = kind
    self.letters = letters
  }

  /// Reads `struct inotify_event` after `struct inotify_event`; stops at what is cut short.
  static func forEach(in bytes: ArraySlice<UInt8>, _ visit: (InotifyEvent) -> Void) {
    let headerSize = 16
    var rest = bytes
    while rest.count >= headerSize {
      let length = Int(word(rest, 12))
      guard rest.count - headerSize >= length else { return }
      let name = rest.dropFirst(headerSize).prefix(length).prefix { $0 != 0 }
      visit(
        InotifyEvent(
          watch: CInt(bitPattern: word(rest, 0)), kind: Kind(rawValue: word(rest, 4)), letters: name))
      rest = rest.dropFirst(headerSize + length)
    }
  }

  private static func word(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
  }
}
