import Glibc

/// What the system says of a file, without following a symbolic link.
public struct FileStatus: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case regular = "regular file"
    case directory
    case symbolicLink = "symbolic link"
    case fifo = "named pipe"
    case socket
    case device
  }

  /// A moment as the file system keeps it.
  public struct Time: Hashable, Comparable, Sendable {
    /// Since 1970-01-01T00:00:00Z.
    public let seconds: Int64
    /// 0…999,999,999.
    public let nanoseconds: Int64

    public static func < (a: Time, b: Time) -> Bool { (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds) }

    init(_ time: timespec) {
      seconds = Int64(time.tv_sec)
      nanoseconds = Int64(time.tv_nsec)
    }

    /// The system's clock.
    public static var now: Time {
      var time = timespec()
      unsafe clock_gettime(CLOCK_REALTIME, &time)
      return Time(time)
    }

    /// From `earlier` to this moment; held inside ± one hundred years, whatever the file system says.
    public func since(_ earlier: Time) -> Duration {
      let (difference, overflow) = seconds.subtractingReportingOverflow(earlier.seconds)
      let century: Int64 = 3_155_760_000
      let whole = overflow ? (seconds < 0 ? -century : century) : min(max(difference, -century), century)
      return .seconds(whole) + .nanoseconds(nanoseconds - earlier.nanoseconds)
    }
  }

  /// What stays the same as long as nobody writes to a file or puts another in its place.
  public struct Identity: Hashable, Sendable {
    let device: UInt
    let inode: UInt
    let size: Int
    let modified: Time

    /// Whether this is the file that `other` was, unwritten since; or its copy on another file system.
    public func hasContents(of other: Identity) -> Bool {
      size == other.size && modified == other.modified && (device != other.device || inode == other.inode)
    }
  }

  public let kind: Kind
  /// Bytes.
  public let size: Int
  /// Who may do what: the lower twelve bits of the mode (inode(7)).
  public let permissions: UInt32
  /// How many names the file has.
  public let links: Int
  public let identity: Identity
  /// When its bytes last changed.
  public var modified: Time { identity.modified }
  /// When anything of it last changed: bytes, links, owner, mode.
  public let changed: Time

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      default: .device
      }
    size = Int(status.st_size)
    permissions = status.st_mode & 0o7777
    links = Int(status.st_nlink)
    identity = Identity(
      device: UInt(status.st_dev), inode: UInt(status.st_ino), size: size, modified: Time(status.st_mtim))
    changed = Time(status.st_ctim)
  }

  /// The status of an open file; nil where the system has none.
  init?(of descriptor: CInt) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The same file, whatever was written to it since.
  public func isSameFile(as other: FileStatus) -> Bool {
    identity.device == other.identity.device && identity.inode == other.identity.inode
  }

  /// What stands at a path, following symbolic links; nil where nothing does.
  public static func following(_ path: String) throws(SystemError) -> FileStatus? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw SystemError("look at", path)
    }
    return FileStatus(status)
  }
}
