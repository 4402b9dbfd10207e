import ArgumentParser
import Daemon
import Glibc

/// Exit codes as sysexits(3) has them, so that a service manager can tell a mistake from a mishap.
enum ExitStatus: Int32 {
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case software = 70
  case cannotCreate = 73
  case tryAgain = 75
  case noPermission = 77
  case badSettings = 78

  /// Says why on standard error, and ends the program with this status.
  func exit(_ message: String) -> ExitCode {
    Streams.error(message)
    return ExitCode(rawValue)
  }
}

/// Whole lines to standard output and error, without a buffer that a pipe would fill late.
enum Streams {
  static func output(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
  static func error(_ text: String) { write("tocsin: " + printable(text) + "\n", to: STDERR_FILENO) }

  /// Without control characters, which a hostile article or file name could send to the terminal.
  static func printable(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
  static func progress(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR || errno == EAGAIN { continue }
      // A reader that has gone wants no more.
      if written <= 0 { return }
      rest = rest.dropFirst(written)
    }
  }
}
