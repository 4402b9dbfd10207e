import Glibc
import News
import Notifications
import TestSupport
import Testing

@testable import Notifiers

@Suite("Programs of the operator", .timeLimit(.minutes(1)))
struct ProgramTests {
  /// What a notifier makes of a program that ends with a status.
  static func outcome(status: Int, _ make: (String) throws -> any Notifier) async throws -> String {
    let scratch = try ScratchDirectory()
    let notifier = try make(try program(scratch, "exit \(status)"))
    do throws(DeliveryFailure) {
      try await notifier.notify(Sample.delivery())
      return "done"
    } catch {
      switch error {
      case .retry: return "retry"
      case .giveUp: return "giveUp"
      case .disable: return "disable"
      }
    }
  }

  static func program(_ scratch: ScratchDirectory, _ script: String) throws -> String {
    signal(SIGPIPE, SIG_IGN)
    let path = try scratch.write("program", "#!/bin/sh\n\(script)\n")
    chmod(path, 0o755)
    return path
  }

  private static func failure(_ settings: CommandSettings) async -> DeliveryFailure? {
    do throws(DeliveryFailure) {
      try await CommandNotifier(settings, sender: .here).notify(Sample.delivery(attempts: 2))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "the exit status decides: 0 is done, 75 is tried again, all others are given up",
    arguments: [(0, "done"), (75, "retry"), (1, "giveUp"), (2, "giveUp"), (126, "giveUp"), (255, "giveUp")])
  func statuses(status: Int, expected: String) async throws {
    let outcome = try await Self.outcome(status: status) {
      CommandNotifier(CommandSettings(program: $0), sender: .here)
    }
    #expect(outcome == expected)
  }

  @Test("it gets the alert on its input, its arguments, and a clean environment")
  func exchange() async throws {
    setenv("TOCSIN_TEST_LEAK", "leaked", 1)
    let scratch = try ScratchDirectory()
    let path = try Self.program(
      scratch, "cat > \(scratch.path)/in; env | sort > \(scratch.path)/env; echo \"$@\" > \(scratch.path)/args")
    let settings = CommandSettings(
      program: path, arguments: ["a b", "$HOME"], environment: ["KEY": Confidential("T0KEN")], format: .cloudEvents)
    #expect(await Self.failure(settings) == nil)
    let alert = Sample.delivery().alert
    #expect(scratch.text("in") == CloudEvent(alert, source: "/tocsin/here").json() + "\n")
    #expect(scratch.text("args") == "a b $HOME\n")
    let names = scratch.text("env")?.split(separator: "\n").map { $0.split(separator: "=")[0] }
    // The shell itself adds PWD and perhaps more of its own.
    let own: Set<Substring> = ["PWD", "OLDPWD", "SHLVL", "_"]
    #expect(
      names?.filter { !own.contains($0) } == [
        "HOME", "KEY", "LANG", "PATH", "TOCSIN_ALERT", "TOCSIN_ATTEMPT", "TOCSIN_KIND", "TOCSIN_SEVERITY",
      ])
    #expect(scratch.text("env")?.contains("TOCSIN_ATTEMPT=3\n") == true)
  }

  @Test("the start of its output is the reason, harmless, bounded, without what is secret")
  func reason() async throws {
    let scratch = try ScratchDirectory()
    let path = try Self.program(scratch, "printf 'no \\033[31m %s\\n' \"$KEY\"; yes long | head -c 100000; exit 1")
    let settings = CommandSettings(program: path, environment: ["KEY": Confidential("T0KEN")])
    guard case .giveUp(let reason) = await Self.failure(settings) else { throw Unexpected(nil) }
    #expect(reason.hasPrefix("\(path): exit status 1: no ␛[31m redacted long long"))
    #expect(reason.count < 1200 && !reason.contains("T0KEN"))
  }

  @Test("one that is killed, or is not there, is tried again")
  func trouble() async throws {
    let scratch = try ScratchDirectory()
    let path = try Self.program(scratch, "kill -KILL $$")
    guard case .retry(_, let killed) = await Self.failure(CommandSettings(program: path)) else { throw Unexpected(nil) }
    #expect(killed == "\(path): ended by signal 9")
    guard case .retry(_, let missing) = await Self.failure(CommandSettings(program: "/no/such")) else {
      throw Unexpected(nil)
    }
    #expect(missing.hasPrefix("cannot run /no/such: No such file"))
  }
}
