import Glibc

/// A program under way: fed, listened to, and ended where it must be.
struct ChildRun: ~Copyable {
  private let child: pid_t
  private var input: ArraySlice<UInt8>
  /// Nil once all is written or nobody reads it.
  private var feed: OwnedDescriptor?
  /// Nil once it is at its end.
  private var source: OwnedDescriptor?
  private let limits: ChildProgram.Limits
  private var output: [UInt8] = []
  private let start = ContinuousClock.now
  /// Why it was told to end, and when it is made to.
  private var verdict: (ending: ChildProgram.Ending, kill: ContinuousClock.Instant)?

  init(
    child: pid_t, input: [UInt8], feed: consuming OwnedDescriptor, source: consuming OwnedDescriptor,
    limits: ChildProgram.Limits
  ) {
    self.child = child
    self.input = input[...]
    for number in [feed.number, source.number] { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }
    self.feed = input.isEmpty ? nil : consume feed
    self.source = consume source
    self.limits = limits
  }

  mutating func wait(_ isCancelled: () -> Bool) -> ChildProgram.Outcome {
    while !hasEnded {
      exchange()
      if verdict == nil, isCancelled() { end(.cancelled) }
      if verdict == nil, ContinuousClock.now - start >= limits.time { end(.timedOut) }
      if let verdict, ContinuousClock.now >= verdict.kill { kill(-child, SIGKILL) }
    }
    // Before the child is waited for its number, and so the group's, is nobody else's.
    kill(-child, SIGKILL)
    read()
    var status: CInt = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    let ending =
      status & 0x7F == 0 ? ChildProgram.Ending.exited(status: status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
    return ChildProgram.Outcome(ending: verdict?.ending ?? ending, output: output)
  }

  private var hasEnded: Bool {
    var information = unsafe siginfo_t()
    let result = unsafe waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
    return unsafe information.si_signo != 0 || result != 0 && errno != EINTR
  }

  private mutating func end(_ ending: ChildProgram.Ending) {
    verdict = (ending, ContinuousClock.now + .seconds(1))
    kill(-child, SIGTERM)
  }

  /// Waits a moment for something to write or to read, and does it.
  private mutating func exchange() {
    var requests = [
      pollfd(fd: feed?.number ?? -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: source?.number ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    // One that has closed its output is about to end.
    _ = unsafe poll(&requests, 2, source == nil ? 1 : 20)
    if requests[0].revents != 0 { write() }
    if requests[1].revents != 0 { read() }
  }

  private mutating func write() {
    guard let number = feed?.number else { return }
    let count = unsafe input.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
    if count >= 0 { input = input.dropFirst(count) }
    let isOver = count < 0 && errno != EAGAIN && errno != EINTR
    if isOver || input.isEmpty { feed = nil }
  }

  /// Reads what is there.
  private mutating func read() {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while let number = source?.number {
      let count = unsafe Glibc.read(number, &buffer, buffer.count)
      if count > 0 {
        output += buffer.prefix(min(count, max(0, limits.output - output.count)))
      } else if count == 0 || errno != EINTR {
        if count == 0 || errno != EAGAIN { source = nil }
        return
      }
      if verdict == nil, ContinuousClock.now - start >= limits.time { return }
    }
  }
}
