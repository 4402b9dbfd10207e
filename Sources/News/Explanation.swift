/// Why a topic's query is true of an article, or why it is not: the query as a tree, each part judged.
public struct Explanation: Hashable, Sendable, Codable {
  /// Whether the topic matches: the tree holds, and the score or the points reach what the topic asks for.
  public let matches: Bool
  /// 0…1; nil where the query is not true.
  public let score: Double?
  /// What the true parts of a query with weights add up to.
  public let points: Double?
  /// What the topic asks for: points where there are any, else the score.
  public let minimumScore: Double?
  public let tree: Part

  public init(matches: Bool, score: Double?, points: Double?, minimumScore: Double?, tree: Part) {
    self.matches = matches
    self.score = score
    self.points = points
    self.minimumScore = minimumScore
    self.tree = tree
  }

  /// A part of a query.
  public struct Part: Hashable, Sendable, Codable {
    /// The part as the query language writes it; long ones are cut.
    public let query: String
    public let kind: Kind
    public let holds: Bool
    /// What is to say beside: "NEAR/12 needed, nearest distance 19", "3 of 5 found, 4 needed".
    public let note: String?
    /// What it adds to the points, where it has a weight.
    public let points: Double?
    /// The words that make it true, in reading order; the first ones.
    public let words: [Words]
    /// How many there are.
    public let found: Int
    public let parts: [Part]
    /// How many more parts there are than are shown.
    public let omitted: Int

    public init(
      query: String, kind: Kind, holds: Bool, note: String? = nil, points: Double? = nil, words: [Words] = [],
      found: Int = 0, parts: [Part] = [], omitted: Int = 0
    ) {
      self.query = query
      self.kind = kind
      self.holds = holds
      self.note = note
      self.points = points
      self.words = words
      self.found = found
      self.parts = parts
      self.omitted = omitted
    }
  }

  public enum Kind: String, Sendable, Codable, CaseIterable {
    case words, near, before, and, or, not, atLeast, field
  }

  /// Words of the article.
  public struct Words: Hashable, Sendable, Codable {
    public let text: String
    /// Unicode scalars of the article's text, half open.
    public let start: Int
    public let end: Int
    /// Counted from 1, columns in Unicode scalars.
    public let line: Int
    public let column: Int

    public init(text: String, start: Int, end: Int, line: Int, column: Int) {
      self.text = text
      self.start = start
      self.end = end
      self.line = line
      self.column = column
    }
  }
}

extension Explanation {
  /// What an alert keeps of it: the parts that hold, and no more of them than this.
  public func reduced(toParts limit: Int) -> Explanation {
    var left = limit
    return Explanation(
      matches: matches, score: score, points: points, minimumScore: minimumScore, tree: tree.reduced(&left))
  }
}

extension Explanation.Part {
  fileprivate func reduced(_ left: inout Int) -> Explanation.Part {
    left -= 1
    var kept: [Explanation.Part] = []
    for part in parts where part.holds == holds && left > 0 { kept.append(part.reduced(&left)) }
    return Explanation.Part(
      query: query, kind: kind, holds: holds, note: note, points: points, words: Array(words.prefix(3)), found: found,
      parts: kept, omitted: omitted + parts.count - kept.count)
  }
}
