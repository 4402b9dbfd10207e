import Glibc
import LinuxSystem
import TestSupport
import Testing

@Suite("A program run apart", .timeLimit(.minutes(1)))
struct ChildProgramTests {
  private static func run(
    _ script: String, input: String = "", environment: [String: String] = ["PATH": "/usr/bin:/bin"],
    time: Duration = .seconds(20), output: Int = 1000, isCancelled: () -> Bool = { false }
  ) throws -> (ending: ChildProgram.Ending, output: String) {
    signal(SIGPIPE, SIG_IGN)
    let program = ChildProgram("/bin/sh", arguments: ["-c", script], environment: environment)
    let outcome = try program.run(
      input: Array(input.utf8), limits: .init(time: time, output: output), isCancelled: isCancelled)
    return (outcome.ending, String(decoding: outcome.output, as: UTF8.self))
  }

  @Test("it reads its input, and both its outputs are kept, with its status")
  func exchange() throws {
    let outcome = try Self.run("cat; echo said; echo wrong >&2; exit 7", input: "given ")
    #expect(outcome == (.exited(status: 7), "given said\nwrong\n"))
  }

  @Test("its environment is the one given, its directory the root, its files three")
  func clean() throws {
    setenv("TOCSIN_TEST_LEAK", "leaked", 1)
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    let outcome = try Self.run(
      "env; pwd; ls /proc/self/fd | wc -l", environment: ["ONE": "1", "PATH": "/usr/bin:/bin"])
    let lines = Set(outcome.output.split(separator: "\n").map(String.init))
    #expect(lines.isSuperset(of: ["ONE=1", "/"]))
    #expect(!outcome.output.contains("leaked"))
    // ls itself has one more, for the directory it lists.
    #expect(lines.contains("4"))
  }

  @Test("one that does not read a long input ends all the same")
  func unread() throws {
    #expect(try Self.run("exit 3", input: String(repeating: "x", count: 1 << 20)).ending == .exited(status: 3))
  }

  @Test("a long input arrives whole while a long output is thrown away")
  func long() throws {
    let outcome = try Self.run("tee /dev/stderr | wc -c", input: String(repeating: "x", count: 1 << 20), output: 100)
    #expect(outcome == (.exited(status: 0), String(repeating: "x", count: 100)))
  }

  @Test("one that takes too long is ended with all that it started, though it ignores being asked")
  func timeLimit() throws {
    let scratch = try ScratchDirectory()
    let pid = scratch.path(of: "pid")
    let outcome = try Self.run(
      "trap '' TERM; sh -c 'trap \"\" TERM; echo $$ > \(pid); while :; do sleep 1; done' & wait",
      time: .milliseconds(300))
    #expect(outcome.ending == .timedOut)
    let grandchild = try #require(scratch.text("pid").flatMap { pid_t($0.split(separator: "\n").first ?? "") })
    // Gone, or killed and not yet waited for by its new parent.
    let status = TestSupport.run(["cat", "/proc/\(grandchild)/stat"])
    #expect(status.status != 0 || status.output.contains(") Z "))
  }

  @Test("one that ends leaves nothing running in its group, and is not waited for longer than it runs")
  func leftovers() throws {
    let start = ContinuousClock.now
    #expect(try Self.run("sleep 30 & exit 0").ending == .exited(status: 0))
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("it is ended when the caller is cancelled, and says what killed it when something else did")
  func cancelled() throws {
    var looks = 0
    let outcome = try Self.run("sleep 30") {
      looks += 1
      return looks > 2
    }
    #expect(outcome.ending == .cancelled)
    #expect(try Self.run("kill -SEGV $$").ending == .killed(signal: SIGSEGV))
  }

  @Test("one that cannot be started is an error")
  func missing() {
    #expect(throws: SystemError("run", "/no/such/program", code: ENOENT)) {
      try ChildProgram("/no/such/program", environment: [:]).run(input: [], limits: .init(time: .seconds(1), output: 1))
    }
  }
}
