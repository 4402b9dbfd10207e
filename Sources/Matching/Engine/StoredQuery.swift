/// A query to be matched against every article that comes.
public struct StoredQuery: Sendable {
  public let id: String
  public let query: Query
  /// Matches with a lower score are none: 0…1, or for a query with weights the points it must reach. Nil for none.
  public let minimumScore: Double?

  public init(id: String, query: Query, minimumScore: Double? = nil) {
    self.id = id
    self.query = query
    self.minimumScore = minimumScore
  }
}
