import LinuxSystem
public import News
public import Notifications

/// To whom alerts are mailed, through the system's own mailer.
public struct EmailSettings: Hashable, Sendable {
  /// Nil: the mailer fills in the user that the daemon runs as.
  public var from: MailAddress?
  public var to: [MailAddress]
  /// A program with the interface of sendmail(8), as every mailer of Debian brings it.
  public var sendmail: String
  public var timeout: Duration

  public init(
    from: MailAddress? = nil, to: [MailAddress], sendmail: String = "/usr/sbin/sendmail",
    timeout: Duration = .seconds(30)
  ) {
    self.from = from
    self.to = to
    self.sendmail = sendmail
    self.timeout = timeout
  }
}

/// Hands each alert as a mail to `sendmail -t -i`, which keeps it in its own queue.
///
/// The statuses of sysexits.h that say the mail itself is wrong (usage, data, user, host) give the delivery up; with any
/// other it is tried again.
public struct EmailNotifier: Notifier {
  private let settings: EmailSettings
  private let host: String
  private let lane: ProgramLane

  /// EX_USAGE, EX_DATAERR, EX_NOUSER, EX_NOHOST.
  static let final: Set<Int32> = [64, 65, 67, 68]

  public init(_ settings: EmailSettings, sender: Sender, watch: Watch? = nil) {
    self.settings = settings
    host = sender.host
    lane = ProgramLane(label: "tocsin.email", watch: watch)
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let mail = MailMessage(delivery.alert, from: settings.from, to: settings.to, host: host)
    let program = ChildProgram(
      settings.sendmail, arguments: ["-t", "-i"], environment: CommandNotifier.environment)
    try await lane.run(program, input: Array(mail.text.utf8), time: settings.timeout, confidences: []) {
      status, reason in
      if status == 0 { return nil }
      return Self.final.contains(status) ? .giveUp(reason: reason) : .retry(after: nil, reason: reason)
    }
  }
}
