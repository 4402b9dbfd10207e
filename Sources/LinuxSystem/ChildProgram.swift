import CLinux
import Glibc

/// A program to be run to its end, apart from this one: in a process group of its own, with an environment of its own, no
/// open files but its three, and every signal as the system has it.
public struct ChildProgram: Hashable, Sendable {
  public let path: String
  /// Without the program's own name.
  public let arguments: [String]
  /// All variables it gets, and no others.
  public let environment: [String: String]
  public let directory: String

  public init(_ path: String, arguments: [String] = [], environment: [String: String], directory: String = "/") {
    self.path = path
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
  }

  /// What stops a run before its end.
  public struct Limits: Sendable {
    /// Then it is asked to end (SIGTERM), and one second later made to (SIGKILL), and whatever it started with it.
    public var time: Duration
    /// Bytes of output that are kept; more is read and thrown away.
    public var output: Int

    public init(time: Duration, output: Int) {
      self.time = time
      self.output = output
    }
  }

  public enum Ending: Hashable, Sendable {
    case exited(status: CInt)
    case killed(signal: CInt)
    /// It took longer than it may.
    case timedOut
    case cancelled
  }

  public struct Outcome: Hashable, Sendable {
    public let ending: Ending
    /// The start of what it wrote to its standard output and standard error, in the order it came.
    public let output: [UInt8]
  }

  /// Runs it and waits. This process must ignore `SIGPIPE`: a program may end without reading its input.
  ///
  /// - Parameters:
  ///   - input: its standard input.
  ///   - isCancelled: looked at many times a second.
  /// - Throws: where it cannot be started.
  public func run(
    input: [UInt8], limits: Limits, isCancelled: () -> Bool = { false }
  ) throws(SystemError) -> Outcome {
    let given = try Pipe()
    let told = try Pipe()
    let child = try spawn(input: given.reading.number, output: told.writing.number)
    // The child's ends close here: the pipes are over when the child is.
    var run = ChildRun(
      child: child, input: input, feed: given.keepingWriting(), source: told.keepingReading(), limits: limits)
    return run.wait(isCancelled)
  }

  private struct Pipe: ~Copyable {
    let reading: OwnedDescriptor
    let writing: OwnedDescriptor

    init() throws(SystemError) {
      var ends: [CInt] = [-1, -1]
      guard unsafe Glibc.pipe(&ends) == 0 else { throw SystemError("open", "a pipe") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      reading = OwnedDescriptor(ends[0])
      writing = OwnedDescriptor(ends[1])
    }

    consuming func keepingReading() -> OwnedDescriptor { reading }
    consuming func keepingWriting() -> OwnedDescriptor { writing }
  }

  private func spawn(input: CInt, output: CInt) throws(SystemError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    unsafe posix_spawn_file_actions_addchdir_np(&actions, directory)

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, path, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw SystemError("run", path, code: code) }
    return child
  }
}
