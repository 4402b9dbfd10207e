// The same as what `Encodable` gives with sorted keys, written by hand; a test compares the two.
extension Explanation {
  func write(to text: inout JSONText) {
    text.object {
      $0.field("matches", matches)
      if let minimumScore { $0.field("minimumScore", minimumScore) }
      if let points { $0.field("points", points) }
      if let score { $0.field("score", score) }
      $0.field("tree", tree) { $1.write(to: &$0) }
    }
  }
}

extension Explanation.Part {
  fileprivate func write(to text: inout JSONText) {
    text.object {
      $0.field("found", found)
      $0.field("holds", holds)
      $0.field("kind", kind.rawValue)
      $0.field("note", note)
      $0.field("omitted", omitted)
      $0.field("parts", parts) { text, parts in text.list(parts) { $1.write(to: &$0) } }
      if let points { $0.field("points", points) }
      $0.field("query", query)
      $0.field("words", words) { text, words in text.list(words) { $1.write(to: &$0) } }
    }
  }
}

extension Explanation.Words {
  fileprivate func write(to text: inout JSONText) {
    text.object {
      $0.field("column", column)
      $0.field("end", end)
      $0.field("line", line)
      $0.field("start", start)
      $0.field("text", self.text)
    }
  }
}
