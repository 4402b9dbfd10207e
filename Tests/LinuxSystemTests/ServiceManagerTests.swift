import Glibc
import LinuxSystem
import TestSupport
import Testing

/// Speaks to a real socket in a manager's place. Serialised: the environment is the whole process's.
@Suite(.serialized) struct ServiceManagerTests {
  let scratch: ScratchDirectory
  init() throws { scratch = try ScratchDirectory() }

  /// What a manager hears of `body`.
  private func heard(_ body: () async -> Void) async throws -> [String] {
    let path = scratch.path(of: "notify")
    let listener = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafeBytes(of: address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { bind(listener, $0.baseAddress, socklen_t(bytes.count)) }
    }
    try #require(bound == 0)
    setenv("NOTIFY_SOCKET", path, 1)
    defer { unsetenv("NOTIFY_SOCKET") }
    await body()
    var messages: [String] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(listener, &buffer, buffer.count, 0)
      guard count > 0 else { return messages }
      messages.append(String(decoding: buffer.prefix(count), as: UTF8.self))
    }
  }

  @Test("The manager hears each step of the program's life")
  func lifecycle() async throws {
    let messages = try await heard {
      ServiceManager.ready(status: "2 inboxes")
      ServiceManager.status("busy")
      ServiceManager.watchdog()
      ServiceManager.extendTimeout(.milliseconds(1500))
      ServiceManager.stopping()
    }
    #expect(
      messages == [
        "READY=1\nSTATUS=2 inboxes", "STATUS=busy", "WATCHDOG=1", "EXTEND_TIMEOUT_USEC=1500000", "STOPPING=1",
      ])
  }

  @Test("A long start asks for more time until it is done")
  func slowStart() async throws {
    let messages = try await heard {
      _ = try? await ServiceManager.patiently("opening the ledger", step: .milliseconds(100)) {
        // Not much longer: a socket that nobody reads yet holds ten messages, and the eleventh would wait for ever.
        usleep(150_000)
      }
    }
    // A daemon of another test may speak to the same manager.
    #expect(messages.contains("EXTEND_TIMEOUT_USEC=300000"))
    #expect(messages.contains("STATUS=starting: opening the ledger"))
  }

  @Test("A reload tells the moment it began")
  func reload() async throws {
    let message = try #require(try await heard { ServiceManager.reloading() }.first)
    #expect(message.hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
    #expect(UInt64(message.drop { $0 != "U" }.dropFirst(5)) ?? 0 > 0)
  }

  @Test("A status cannot smuggle in another message")
  func lineBreaks() async throws {
    let messages = try await heard { ServiceManager.status("one\nSTOPPING=1\r\0two") }
    #expect(messages == ["STATUS=one STOPPING=1  two"])
  }

  @Test("Without a manager nothing happens")
  func nobodyListens() {
    #expect(!ServiceManager.isListening)
    ServiceManager.ready()
    #expect(ServiceManager.watchdogInterval == nil)
  }

  @Test("The watchdog's interval is the manager's, for this process only")
  func watchdog() {
    setenv("WATCHDOG_USEC", "2500000", 1)
    #expect(ServiceManager.watchdogInterval == .milliseconds(2500))
    setenv("WATCHDOG_PID", "1", 1)
    #expect(ServiceManager.watchdogInterval == nil)
    unsetenv("WATCHDOG_USEC")
    unsetenv("WATCHDOG_PID")
  }
}
