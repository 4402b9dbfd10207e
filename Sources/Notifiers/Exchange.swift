/// What was said to the other side and what it said, as text for a person; secrets are left out.
public struct Exchange: Hashable, Sendable {
  public let sent: String
  public let answered: String

  public init(sent: String, answered: String) {
    self.sent = sent
    self.answered = answered
  }
}

/// Is told of each exchange.
public typealias Watch = @Sendable (Exchange) -> Void
