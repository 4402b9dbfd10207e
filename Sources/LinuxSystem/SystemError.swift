import Glibc
import SystemPackage

/// A system call that failed: what was tried, on what, why not, and what to do.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried, as a verb: "open", "rename".
  public let operation: String
  /// The file, directory or socket it was tried on.
  public let path: String
  /// The `errno` value.
  public let code: CInt

  public init(_ operation: String, _ path: String, code: CInt) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// With what `errno` says now.
  public init(_ operation: String, _ path: String) { self.init(operation, path, code: errno) }

  /// The system's own words for the code: "Permission denied".
  public var reason: String { Errno(rawValue: code).description }

  /// What a person can do about it; nil where the reason says enough.
  public var hint: String? {
    switch code {
    case EACCES, EPERM: "Give the user that runs this program access to it."
    case ENOENT: "Create it, or correct the path in the settings."
    case ENOTDIR: "A part of the path is not a directory: correct the path in the settings."
    case ENOSPC where operation == "watch": "Raise the sysctl fs.inotify.max_user_watches."
    case EMFILE where operation == "inotify": "Raise the sysctl fs.inotify.max_user_instances."
    case ENOSPC, EDQUOT: "Free some space on that file system."
    case EMFILE: "Raise the limit of open files (LimitNOFILE= in the unit)."
    case EROFS: "The file system is read-only: list the path under ReadWritePaths= in the unit."
    default: nil
    }
  }

  public var description: String {
    "cannot \(operation) \(path): \(reason)" + (hint.map { ". \($0)" } ?? "")
  }
}
