import FoundationEssentials
import Matching

/// A line of a file of queries: `{"id": …, "query": …}`.
struct QueryLine: Decodable {
  let id: String
  let query: QueryForm
}

/// A line of a file of documents: `{"id": …, "text": …}`.
struct DocumentLine: Decodable {
  let id: String
  let text: String
}

/// `{"term":w}`, `{"phrase":[w…]}`, `{"near":[a,b],"slop":n}`, `{"and":[…]}`, `{"or":[…]}`, `{"not":…}`, or
/// `{"text":…}` in the language of the settings.
struct QueryForm: Decodable {
  let query: Query

  private enum Key: String, CodingKey { case term, phrase, near, slop, and, or, not, text }

  init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: Key.self)
    if let word = try form.decodeIfPresent(String.self, forKey: .term) {
      query = Self.phrase([word])
    } else if let words = try form.decodeIfPresent([String].self, forKey: .phrase) {
      query = Self.phrase(words)
    } else if let pair = try form.decodeIfPresent([String].self, forKey: .near), pair.count == 2 {
      query = .near(
        [Phrase([.word(pair[0])])], [Phrase([.word(pair[1])])], within: try form.decode(Int.self, forKey: .slop),
        isOrdered: false)
    } else if let parts = try form.decodeIfPresent([QueryForm].self, forKey: .and) {
      query = .and(parts.map(\.query))
    } else if let parts = try form.decodeIfPresent([QueryForm].self, forKey: .or) {
      query = .or(parts.map(\.query))
    } else if let text = try form.decodeIfPresent(String.self, forKey: .text) {
      query = try QueryParser.parse(text)
    } else {
      query = .not(try form.decode(QueryForm.self, forKey: .not).query)
    }
  }

  private static func phrase(_ words: [String]) -> Query { .phrase(Phrase(words.map { .word($0) })) }
}

func decoded<Line: Decodable>(_ type: Line.Type, from path: String) throws -> [Line] {
  let decoder = JSONDecoder()
  return try packedLines(of: path).map { try decoder.decode(Line.self, from: Data($0.utf8)) }
}
