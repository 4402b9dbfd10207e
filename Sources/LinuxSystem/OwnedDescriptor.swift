import Glibc
import SystemPackage

/// The one owner of an open file descriptor: it cannot be copied, and closes when it goes.
public struct OwnedDescriptor: ~Copyable, Sendable {
  /// For system calls made while the owner lives; not to be kept.
  public let number: CInt

  /// Takes over a descriptor that nobody else closes.
  public init(_ number: CInt) { self.number = number }

  deinit { try? FileDescriptor(rawValue: number).close() }

  /// Opens a path relative to the directory `base`; always close-on-exec.
  init(
    _ path: [CChar], at base: CInt = AT_FDCWD, _ flags: CInt, mode: mode_t = 0o666, named: @autoclosure () -> String
  ) throws(SystemError) {
    var number = unsafe openat(base, path, flags | O_CLOEXEC, mode)
    while number < 0, errno == EINTR { number = unsafe openat(base, path, flags | O_CLOEXEC, mode) }
    guard number >= 0 else { throw SystemError("open", named()) }
    self.init(number)
  }

  /// As many bytes as one call gives, at most `size` of them; none at the end.
  func read(atMost size: Int) throws(ReadFailure) -> [UInt8] {
    var code: CInt = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      repeat {
        count = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
        code = count < 0 ? errno : 0
      } while code == EINTR
      count = max(0, count)
    }
    if code != 0 { throw ReadFailure(code: code) }
    return bytes
  }

  /// Writes all of `bytes`, however many calls that takes.
  func write(_ bytes: some Collection<UInt8>, named path: @autoclosure () -> String) throws(SystemError) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw SystemError("write", path())
      }
    }
  }

  /// Waits until what was written is on the disk.
  func sync(named path: @autoclosure () -> String) throws(SystemError) {
    guard fsync(number) == 0 else { throw SystemError("sync", path()) }
  }

  struct ReadFailure: Error {
    let code: CInt
  }
}
