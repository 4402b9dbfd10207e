import News
import Yams

extension SettingsReader {
  private static let texts = ["match", "no_match", "match_file", "no_match_file"]

  /// The tests of one topic.
  func tests(_ topic: MappingReader, topic id: TopicID) -> [TopicTest] {
    topic.items("tests", atMost: TopicTest.mostOfTopic).compactMap { item in
      guard let reader = MappingReader(item, .topicTest, sink) else { return nil }
      let given = Self.texts.filter { reader[$0] != nil }
      guard given.count == 1, let key = given.first else {
        sink.error(item.mark, "a test has just one of \(Self.texts.joined(separator: ", ")); this has \(given.count)")
        return nil
      }
      guard let text = reader.text(key, atMost: TopicTest.longestText) else { return nil }
      let isFile = key.hasSuffix("_file")
      for field in ["headline", "source", "byline", "language"] where isFile && reader[field] != nil {
        sink.error(reader[field]?.mark, "the \(field) of a file is read from the file; take this away")
      }
      return TopicTest(
        topic: id, text: isFile ? .file(text) : .inline(text), isMatch: key.hasPrefix("match"),
        headline: reader.text("headline"), source: reader.text("source"), byline: reader.text("byline"),
        language: reader.text("language"), line: item.mark?.line ?? 0, column: item.mark?.column ?? 0)
    }
  }
}
