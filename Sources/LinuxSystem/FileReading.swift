import Glibc

/// The bytes of a regular file, and what the system said of it after the last byte was read.
public struct FileContents: Sendable {
  public let bytes: [UInt8]
  public let status: FileStatus
}

/// Why a file was not read.
public enum FileReadError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case symbolicLink(path: String)
  case notRegular(path: String, FileStatus.Kind)
  /// Bytes that the file has (or at least has) and may have.
  case tooLarge(path: String, size: Int, limit: Int)
  /// Somebody wrote to it meanwhile.
  case changing(path: String)
  case system(SystemError)

  public var description: String {
    switch self {
    case .missing(let path): "\(path) does not exist"
    case .symbolicLink(let path): "\(path) is a symbolic link"
    case .notRegular(let path, let kind): "\(path) is a \(kind.rawValue), not a regular file"
    case .tooLarge(let path, let size, let limit): "\(path) has \(size) bytes; at most \(limit) are read"
    case .changing(let path): "\(path) changed while it was read"
    case .system(let error): error.description
    }
  }
}

/// Reads a regular file of at most `limit` bytes, 0 or more. Never waits, whatever stands at the path: a named pipe or a device is
/// an error, not a read that blocks.
public func readRegularFile(
  _ path: String, limit: Int, followingLinks: Bool = true
) throws(FileReadError) -> FileContents {
  try readRegularFile(Array(path.utf8CString), at: AT_FDCWD, limit: limit, followingLinks: followingLinks, named: path)
}

func readRegularFile(
  _ path: [CChar], at base: CInt, limit: Int, followingLinks: Bool, named name: @autoclosure () -> String
) throws(FileReadError) -> FileContents {
  // The first look keeps devices from being opened at all: that alone can have effects.
  var look = stat()
  guard unsafe fstatat(base, path, &look, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else {
    throw errno == ENOENT ? .missing(path: name()) : .system(SystemError("look at", name()))
  }
  try requireRegular(FileStatus(look), limit: limit, named: name())

  let file: OwnedDescriptor
  do throws(SystemError) {
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
    file = try OwnedDescriptor(path, at: base, flags, named: name())
  } catch {
    throw error.code == ENOENT
      ? .missing(path: name()) : error.code == ELOOP ? .symbolicLink(path: name()) : .system(error)
  }
  guard let before = FileStatus(of: file.number) else { throw .system(SystemError("look at", name())) }
  try requireRegular(before, limit: limit, named: name())

  var bytes: [UInt8] = []
  let most = min(max(before.size, 512), 262_144)
  // What comes behind the size that it had is told by the size that it has then.
  while bytes.count < before.size || bytes.isEmpty {
    // One byte beyond the limit tells that there is more.
    let room = limit - bytes.count
    let piece: [UInt8]
    do { piece = try file.read(atMost: min(most, room == .max ? room : room + 1)) } catch {
      throw .system(SystemError("read", name(), code: error.code))
    }
    if piece.isEmpty { break }
    if bytes.isEmpty {
      bytes = piece
      bytes.reserveCapacity(before.size)
    } else {
      bytes += piece
    }
    if bytes.count > limit { throw .tooLarge(path: name(), size: bytes.count, limit: limit) }
  }
  guard let after = FileStatus(of: file.number), after.identity == before.identity, after.size == bytes.count else {
    throw .changing(path: name())
  }
  return FileContents(bytes: bytes, status: after)
}

private func requireRegular(
  _ status: FileStatus, limit: Int, named name: @autoclosure () -> String
) throws(FileReadError) {
  switch status.kind {
  case .regular where status.size > limit: throw .tooLarge(path: name(), size: status.size, limit: limit)
  case .regular: return
  case .symbolicLink: throw .symbolicLink(path: name())
  case .directory, .fifo, .socket, .device: throw .notRegular(path: name(), status.kind)
  }
}
