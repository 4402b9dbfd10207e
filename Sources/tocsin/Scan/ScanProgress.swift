import Glibc
import LinuxSystem

/// Shows on a terminal how far a long scan is; says nothing in a pipe or about a few files.
final class ScanProgress {
  private let total: Int
  private let shown: Bool
  private var done = 0

  init(_ total: Int) {
    self.total = total
    shown = total >= 200 && Terminal.isTerminal(STDERR_FILENO)
  }

  func step() {
    done += 1
    if shown, done.isMultiple(of: 50) { Streams.progress("\r\(done) of \(total) articles") }
  }

  func end() { if shown { Streams.progress("\r\u{1B}[K") } }
}
