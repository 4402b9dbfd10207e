import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Notifiers

struct Listen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listen", abstract: "Receive webhooks on this machine and show what arrives.",
    discussion: "For trying a webhook out: checks signatures and prints each alert. Point a notifier's url at it.")

  @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes any that is free.", valueName: "port"))
  var port = 8787

  @Option(help: ArgumentHelp("Check signatures with the secret in this file.", valueName: "file"))
  var secretFile: String?

  @Option(help: ArgumentHelp("Write the port to this file once it listens.", valueName: "file"))
  var portFile: String?

  @Flag(help: "Print each body as it came, one a line.")
  var json = false

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("\(port) is no port: give one from 0 to 65535") }
  }

  func run() async throws {
    let secrets = try secretFile.map { [try secret(inFile: $0)] } ?? []
    let json = json
    let receiver = WebhookReceiver(port: port, secrets: secrets, now: WallClock.now) { delivery in
      Self.show(delivery, json: json)
      return .standard(delivery)
    }
    do {
      try await receiver.run { port in
        Streams.progress("listening on http://127.0.0.1:\(port)/\n")
        if let portFile = self.portFile { Self.write(port, to: portFile) }
      }
    } catch {
      throw ExitStatus.unavailable.exit("cannot listen on port \(port): \(error)")
    }
  }

  private static func show(_ delivery: ReceivedDelivery, json: Bool) {
    let body = String(decoding: delivery.body, as: UTF8.self)
    if json { return Streams.output(body) }
    let signature = delivery.check == .unchecked ? "not checked" : delivery.verified ? "verified" : "WRONG"
    let outline = try? JSONDecoder().decode(Outline.self, from: Data(delivery.body))
    let line = outline.map { "\($0.type)  \($0.data.summary)" } ?? "\(delivery.body.count) bytes that are no CloudEvent"
    Streams.output("\(line)\n    webhook-id \(delivery.id ?? "missing")  signature \(signature)")
  }

  /// What of a CloudEvent is shown.
  private struct Outline: Decodable {
    let type: String
    let data: Summary

    struct Summary: Decodable {
      let summary: String
    }
  }

  private static func write(_ port: Int, to path: String) {
    guard let file = fopen(path, "w") else { return Streams.error("cannot write \(path)") }
    fputs("\(port)\n", file)
    fclose(file)
  }
}
