public import News

/// What a topic's query must say of a text: `{ match: … }` or `{ no_match: … }` in the settings.
public struct TopicTest: Hashable, Sendable {
  public enum Text: Hashable, Sendable {
    case inline(String)
    /// A path, from the folder of the settings file.
    case file(String)
  }

  public let topic: TopicID
  public let text: Text
  /// Whether the topic must match it.
  public let isMatch: Bool
  public let headline: String?
  public let source: String?
  public let byline: String?
  public let language: String?
  /// Where it stands in the settings file.
  public let line: Int
  public let column: Int

  /// Of one topic, and of all.
  static let mostOfTopic = 100
  static let mostTests = 10_000
  /// UTF-8 bytes of a text.
  static let longestText = 1 << 16
}
