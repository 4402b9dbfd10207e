/// How alerts look on standard output.
public struct StdoutSettings: Hashable, Sendable {
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// Lines for people, see `AlertText`.
    case text
    /// One line of JSON an alert, see `AlertDocument`.
    case json
    /// One line of JSON an alert, see `CloudEvent`.
    case cloudEvents = "cloudevents"
  }

  public enum Colour: String, Hashable, Sendable, CaseIterable {
    /// Where the output is a terminal and `NO_COLOR` is not set.
    case auto
    case always, never
  }

  public var format: Format
  /// For text.
  public var colour: Colour

  public init(format: Format = .text, colour: Colour = .auto) {
    self.format = format
    self.colour = colour
  }
}
