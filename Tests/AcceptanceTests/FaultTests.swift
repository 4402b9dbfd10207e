import Foundation
import TestSupport
import Testing

/// What the machine around the daemon does wrong.
@Suite("A full disk, a read-only one, a receiver that drips", .serialized)
struct FaultTests {
  private static func settings(_ url: String, inbox: String = "INBOX") -> String {
    """
    inboxes: [{ path: \(inbox) }]
    ledger: LEDGER
    topics: [{ id: tin, title: Tin, query: tin }]
    notifiers: [{ id: desk, webhook: { url: "\(url)", timeout: 300ms } }]
    routes: [{ to: [desk] }]
    """
  }

  /// A file system in memory of a few MiB, mounted over a directory of the scratch directory while `body` runs; false
  /// where this process may not mount.
  private func withSmallDisk(
    _ scratch: ScratchDirectory, _ name: String, size: String, _ body: (String) async throws -> Void
  ) async throws -> Bool {
    let path = try scratch.makeDirectory(name)
    guard run(["mount", "-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path]) else {
      print("no right to mount: not tried")
      return false
    }
    defer { _ = run(["umount", "-l", path]) }
    try await body(path)
    return true
  }

  @discardableResult
  private func run(_ command: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  @Test("where the ledger's disk is full the files wait, and all goes on once there is room")
  func fullLedger() async throws {
    let webhook = Webhook()
    try await webhook.listening { url in
      let scratch = try ScratchDirectory()
      _ = try await withSmallDisk(scratch, "state", size: "6m") { path in
        let daemon = try RunningDaemon(Self.settings(url), scratch: scratch)
        try await daemon.start()
        let ballast = URL(filePath: path).appending(path: "ballast")
        var size = 8 << 20
        while size >= 4096 {
          let old = (try? Data(contentsOf: ballast)) ?? Data()
          if (try? (old + Data(count: size)).write(to: ballast)) == nil { size /= 2 }
        }
        for number in 0..<400 { try daemon.drop("\(number).txt", RunTests.article(number)) }
        // The log has room of its own for some of them.
        try await until("the ledger is full", within: .seconds(60)) {
          daemon.log.contains("the disk is full") || daemon.inbox.isEmpty
        }
        try? FileManager.default.removeItem(at: ballast)
        try await until("all are put away", within: .seconds(60)) { daemon.inbox.isEmpty }
        try await until("every alert arrived") { Set(webhook.arrivals.map(\.id)).count >= 400 }
        #expect(daemon.stop() == 0)
        #expect(try tocsin("ledger", "verify", "--ledger", "\(path)/ledger.sqlite").status == 0)
      }
    }
  }

  @Test("a rejected file that a full disk keeps in the inbox is moved once there is room")
  func rejectionWaits() async throws {
    let scratch = try ScratchDirectory()
    _ = try await withSmallDisk(scratch, "disk", size: "256k") { path in
      let daemon = try RunningDaemon(Self.settings("http://127.0.0.1:9/", inbox: "\(path)/inbox"), scratch: scratch)
      try await daemon.start()
      try "\u{7F}ELF\u{1}\u{1}".write(toFile: "\(path)/inbox/.bad", atomically: false, encoding: .utf8)
      var filler = 0
      while (try? Data(count: 4096).write(to: URL(filePath: "\(path)/filler-\(filler)"))) != nil { filler += 1 }
      try FileManager.default.moveItem(atPath: "\(path)/inbox/.bad", toPath: "\(path)/inbox/bad.txt")
      try await until("it stays") { daemon.log.contains("stays in") }
      for number in 0...filler { try? FileManager.default.removeItem(atPath: "\(path)/filler-\(number)") }
      try await until("it is moved", within: .seconds(20)) {
        FileManager.default.fileExists(atPath: "\(path)/inbox/rejected/bad.txt.reason.json")
          && !FileManager.default.fileExists(atPath: "\(path)/inbox/bad.txt")
      }
      #expect(daemon.stop() == 0)
    }
  }

  @Test("a ledger on a read-only disk is refused with what to do")
  func readOnly() async throws {
    let scratch = try ScratchDirectory()
    _ = try await withSmallDisk(scratch, "state", size: "4m") { path in
      #expect(run(["mount", "-o", "remount,ro", path]))
      let settings = try scratch.write(
        "tocsin.yaml",
        Self.settings("http://127.0.0.1:9/").replacing("INBOX", with: scratch.path(of: "inbox"))
          .replacing("LEDGER", with: "\(path)/ledger.sqlite"))
      let started = try tocsin("run", "--settings", settings)
      #expect(started.status == 73)
      #expect(started.error.contains("Read-only file system"))
    }
  }

  @Test("a receiver that drips its answer delays nothing: the status counts, and the end is not waited for")
  func dripping() async throws {
    let script = """
      import socket, sys, time, threading
      s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(64); open(sys.argv[1], "w").write(str(s.getsockname()[1]))
      def serve(c):
          try:
              while True:
                  data = b""
                  while b"\\r\\n\\r\\n" not in data:
                      more = c.recv(65536)
                      if not more: return
                      data += more
                  c.send(b"HTTP/1.1 200 OK\\r\\ncontent-length: 600\\r\\n\\r\\n")
                  for _ in range(600): c.send(b"x"); time.sleep(1)
          except OSError: pass
      while True: threading.Thread(target=serve, args=(s.accept()[0],), daemon=True).start()
      """
    let scratch = try ScratchDirectory()
    let (file, port) = (try scratch.write("drip.py", script), scratch.path(of: "port"))
    let receiver = Process()
    receiver.executableURL = URL(filePath: "/usr/bin/env")
    receiver.arguments = ["python3", file, port]
    do { try receiver.run() } catch { return print("no python3: not tried") }
    defer { kill(receiver.processIdentifier, SIGKILL) }
    try await until("it listens") { scratch.text("port")?.isEmpty == false }
    let daemon = try RunningDaemon(Self.settings("http://127.0.0.1:\(scratch.text("port") ?? "")/"), scratch: scratch)
    try await daemon.start()
    for number in 0..<16 { try daemon.drop("\(number).txt", RunTests.article(number)) }
    let ledger = scratch.path(of: "state/ledger.sqlite")
    try await until("all are delivered", within: .seconds(20)) {
      try tocsin("deliveries", "--all", "--ledger", ledger, "--json").lines.count { $0.contains("\"delivered\"") } == 16
    }
    #expect(daemon.stop() == 0)
  }
}
