import Glibc
import News
import Notifications
import Synchronization
import TestSupport
import Testing

@testable import Notifiers

/// How the other side behaves.
enum Weather: Sendable { case fair, refusing, stuck, late }

/// The notifiers, each with its other side.
enum Subject: String, CaseIterable {
  case journal, stdoutText, stdoutJSON, stdoutCloudEvents
  case webhook, webhookBinary, webhookJSON, webhookAlertmanager, webhookSlack, webhookTeams, webhookDiscord, webhookNtfy
  case webhookTemplate
  case alertmanager, command, email, file, calendar

  static let password = "T0KEN-that-nobody-may-see"

  /// Those that have a timeout of their own.
  static let timed: [Subject] = webhooks + [.alertmanager, .command, .email]
  static let watched = timed
  private static let webhooks: [Subject] = allCases.filter { $0.format != nil }

  /// A calendar takes what is about a deadline.
  func takes(_ alert: Alert) -> Bool { self != .calendar || alert.deadline != nil }

  private var format: WebhookFormat? {
    switch self {
    case .webhook: .cloudEvents
    case .webhookBinary: .cloudEventsBinary
    case .webhookJSON: .json
    case .webhookAlertmanager: .alertmanager
    case .webhookSlack: .slack
    case .webhookTeams: .teams
    case .webhookDiscord: .discord
    case .webhookNtfy: .ntfy
    case .webhookTemplate: .template
    default: nil
    }
  }

  /// Gives the alerts to a notifier, one after the other; when `stuck`, each is cancelled once it waits.
  ///
  /// - Returns: what each came to, and what arrived on the other side.
  func run(
    _ weather: Weather, _ alerts: [Alert], watch: Watch? = nil
  ) async throws -> (failures: [DeliveryFailure?], arrived: [String]) {
    if let format {
      return try await web(weather, alerts, watch) { try Self.webhook($0, format, late: weather == .late, $1) }
    }
    switch self {
    case .journal: return try await journal(weather, alerts)
    case .stdoutText: return try await stdout(.text, weather, alerts)
    case .stdoutJSON: return try await stdout(.json, weather, alerts)
    case .stdoutCloudEvents: return try await stdout(.cloudEvents, weather, alerts)
    case .command, .email: return try await program(weather, alerts, watch)
    case .file, .calendar: return try await file(weather, alerts)
    default:
      return try await web(weather, alerts, watch) { port, watch in
        let url = try WebhookURL("http://desk:\(Self.password)@127.0.0.1:\(port)/\(Self.password)")
        let settings = AlertmanagerSettings(urls: [url], connection: try Self.connection(late: weather == .late))
        return AlertmanagerNotifier(settings, sender: .here, now: { Sample.raised }, watch: watch)
      }
    }
  }

  private func journal(_ weather: Weather, _ alerts: [Alert]) async throws -> ([DeliveryFailure?], [String]) {
    let records = Mutex<[String]>([])
    let release = Mutex(false)
    let gate = Gate()
    let notifier = JournalNotifier(
      JournalSettings(),
      port: .init(
        isListening: { weather != .refusing },
        send: { fields in
          while weather == .stuck && !release.withLock(\.self) { gate.open() }
          records.withLock { $0.append("\(fields)") }
        }))
    let failures = await outcomes(notifier, alerts, cancelledAfter: weather == .stuck ? gate : nil)
    release.withLock { $0 = true }
    return (failures, weather == .stuck ? [] : records.withLock(\.self))
  }

  private func stdout(
    _ format: StdoutSettings.Format, _ weather: Weather, _ alerts: [Alert]
  ) async throws -> ([DeliveryFailure?], [String]) {
    let pipe = Pipe()
    if weather == .refusing { pipe.closeReader() }
    if weather == .stuck { _ = pipe.fill() }
    let notifier = StdoutNotifier(
      format: format, layout: AlertText(), source: "/tocsin/here", output: LineWriter(descriptor: pipe.writing))
    let gate = Gate()
    gate.open()
    let failures = await outcomes(notifier, alerts, cancelledAfter: weather == .stuck ? gate : nil)
    guard weather == .fair else { return (failures, []) }
    let text = pipe.drain()
    guard format == .text else { return (failures, text.split(separator: "\n").map(String.init)) }
    // A block begins where a line is not indented.
    return (
      failures, text.split(separator: /\n(?! |$)/).map { $0.hasSuffix("\n") ? String($0.dropLast()) : String($0) }
    )
  }

  private static func connection(late: Bool) throws -> ConnectionSettings {
    let whole = Duration.milliseconds(late ? 200 : 15_000)
    return ConnectionSettings(
      headers: [try WebhookHeader(name: "x-key", value: password)], timeouts: .init(answer: whole, whole: whole))
  }

  private static func webhook(
    _ port: Int, _ format: WebhookFormat, late: Bool, _ watch: Watch?
  ) throws -> any Notifier {
    let settings = WebhookSettings(
      url: try WebhookURL("http://desk:\(password)@127.0.0.1:\(port)/\(password)"), secrets: [try Secret(password)],
      connection: try connection(late: late), format: format,
      template: try WebhookTemplate(#"{"text": "{{summary}} {{#article}}{{headline}}{{/article}}", "alert": {{{id}}}}"#)
    )
    return WebhookNotifier(settings, watch: watch)
  }

  private func web(
    _ weather: Weather, _ alerts: [Alert], _ watch: Watch?, _ make: (Int, Watch?) throws -> any Notifier
  ) async throws -> ([DeliveryFailure?], [String]) {
    let gate = Gate()
    let secrets = self == .alertmanager ? [] : [try Secret(Self.password)]
    return try await withReceiver(
      secrets: secrets,
      answer: { delivery in
        gate.open()
        switch weather {
        case .fair: return .standard(delivery)
        case .stuck, .late: await untilCancelled()
        case .refusing: break
        }
        // A rude receiver that sends back all it was told.
        return ReceiverAnswer(
          500, headers: [("x-path", delivery.path)],
          body: delivery.headers.map { "\($0.name): \($0.value)\n" }.joined() + delivery.path)
      }
    ) { port, mailbox in
      let notifier = try make(port, watch)
      let failures = await outcomes(notifier, alerts, cancelledAfter: weather == .stuck ? gate : nil)
      guard weather == .fair else { return (failures, []) }
      return (failures, mailbox.all.map { "\($0.id ?? "none") \(String(decoding: $0.body, as: UTF8.self))" })
    }
  }

  /// A program that keeps what it is given, and does as the weather is.
  private func program(
    _ weather: Weather, _ alerts: [Alert], _ watch: Watch?
  ) async throws -> ([DeliveryFailure?], [String]) {
    signal(SIGPIPE, SIG_IGN)
    let scratch = try ScratchDirectory()
    let deed =
      switch weather {
      case .fair: "cat > \"$(mktemp \(scratch.path)/in.XXXXXX)\""
      case .refusing: "echo \"no: $KEY\"; exit 75"
      case .stuck, .late: "touch \(scratch.path)/waits; sleep 60"
      }
    let path = try scratch.write("program", "#!/bin/sh\n\(deed)\n")
    chmod(path, 0o755)
    let timeout = Duration.milliseconds(weather == .late ? 200 : 15_000)
    let notifier: any Notifier =
      if self == .email {
        EmailNotifier(
          EmailSettings(
            from: MailAddress("Tocsin <tocsin@example.org>"), to: [try #require(MailAddress("desk@example.org"))],
            sendmail: path, timeout: timeout), sender: .here, watch: watch)
      } else {
        CommandNotifier(
          CommandSettings(program: path, environment: ["KEY": Confidential(Self.password)], timeout: timeout),
          sender: .here, watch: watch)
      }
    let gate = Gate()
    gate.open()
    let failures = await outcomes(notifier, alerts, cancelledAfter: weather == .stuck ? gate : nil)
    guard weather == .fair else { return (failures, []) }
    return (failures, scratch.list().filter { $0.hasPrefix("in.") }.compactMap { scratch.text($0) })
  }

  private func file(_ weather: Weather, _ alerts: [Alert]) async throws -> ([DeliveryFailure?], [String]) {
    let scratch = try ScratchDirectory()
    // Where a directory has the file's name nothing can be written.
    if weather == .refusing { try scratch.makeDirectory("out") }
    let notifier: any Notifier =
      if self == .file {
        FileNotifier(FileSettings(path: scratch.path(of: "out")), sender: .here)
      } else {
        CalendarNotifier(CalendarSettings(path: scratch.path(of: "out")), sender: .here)
      }
    let failures = await outcomes(notifier, alerts, cancelledAfter: nil)
    let text = scratch.text("out") ?? ""
    if self == .calendar { return (failures, text.isEmpty ? [] : [text]) }
    return (failures, text.split(separator: "\n").map(String.init))
  }

  private func outcomes(
    _ notifier: any Notifier, _ alerts: [Alert], cancelledAfter gate: Gate?
  ) async -> [DeliveryFailure?] {
    var outcomes: [DeliveryFailure?] = []
    for (attempts, alert) in alerts.enumerated() {
      let outcome = await withTaskGroup(of: DeliveryFailure?.self) { group in
        group.addTask { [delivery = Sample.delivery(alert, attempts: attempts)] in
          do throws(DeliveryFailure) {
            try await notifier.notify(delivery)
            return nil
          } catch {
            return error
          }
        }
        if let gate {
          await gate.opened()
          group.cancelAll()
        }
        return await group.next() ?? nil
      }
      outcomes.append(outcome)
    }
    return outcomes
  }
}

/// The exchanges that were told of.
final class Exchanges: Sendable {
  private let seen = Mutex<[Exchange]>([])

  var all: [Exchange] { seen.withLock(\.self) }
  var watch: Watch { { exchange in self.seen.withLock { $0.append(exchange) } } }
}

/// Opens once; whoever waits for it goes on then.
final class Gate: Sendable {
  private let stream: AsyncStream<Void>
  private let sink: AsyncStream<Void>.Continuation

  init() { (stream, sink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func open() { sink.finish() }
  func opened() async { for await _ in stream {} }
}
