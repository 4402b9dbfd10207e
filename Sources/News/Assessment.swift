/// Everything the desk made of one article. A pure value: the same bytes and settings give the same assessment.
public struct Assessment: Sendable {
  public let article: Article
  public let matches: [Match]
  public let expressions: [TemporalExpression]
  public let commitments: [AssessedCommitment]

  public init(
    article: Article, matches: [Match], expressions: [TemporalExpression], commitments: [AssessedCommitment]
  ) {
    self.article = article
    self.matches = matches
    self.expressions = expressions
    self.commitments = commitments
  }
}

/// A commitment and the tracked deadlines whose query its sentence satisfies.
public struct AssessedCommitment: Hashable, Sendable {
  public let commitment: Commitment
  public let tracked: [DeadlineID]

  public init(_ commitment: Commitment, tracked: [DeadlineID]) {
    self.commitment = commitment
    self.tracked = tracked
  }
}
