public import ArticleFormats
public import Matching
public import News

/// What a desk works by: topics and tracked deadlines with their queries parsed, and the limits of what it reads.
public struct DeskPlan: Sendable {
  public struct TrackedTopic: Sendable {
    public let topic: Topic
    public let query: Query
    /// What a match must reach: points where the query has weights, else the score; nil for no limit.
    public let minimumScore: Double?

    public init(_ topic: Topic, _ query: Query, minimumScore: Double? = nil) {
      self.topic = topic
      self.query = query
      self.minimumScore = minimumScore
    }
  }

  public struct DeadlineQuery: Sendable {
    public let id: DeadlineID
    public let query: Query

    public init(_ id: DeadlineID, _ query: Query) {
      self.id = id
      self.query = query
    }
  }

  public let topics: [TrackedTopic]
  /// What a sentence must say to speak of a tracked deadline.
  public let deadlines: [DeadlineQuery]
  public let limits: DecodingLimits

  public init(topics: [TrackedTopic], deadlines: [DeadlineQuery], limits: DecodingLimits = DecodingLimits()) {
    self.topics = topics
    self.deadlines = deadlines
    self.limits = limits
  }
}
