import CivilTime
public import News
public import Triage

/// Runs the tests of topics.
public struct TopicTestRun: Sendable {
  public struct Failure: Sendable {
    public let test: TopicTest
    /// What was expected and is not so.
    public let message: String
    /// Nil where the text could not be read.
    public let explanation: Explanation?
  }

  private let desk: Desk
  /// Where the paths of files begin.
  private let folder: String

  /// - Parameter settingsPath: paths of test files are read from the folder of this file.
  public init(desk: Desk, settingsPath: String) {
    self.desk = desk
    folder = settingsPath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  /// Nil where the topic says what the test wants.
  public func failure(of test: TopicTest) -> Failure? {
    let article: Article
    do {
      article = try self.article(test)
    } catch {
      return Failure(test: test, message: "the test's article cannot be read: \(error.message)", explanation: nil)
    }
    guard let explanation = desk.explanation(of: test.topic, in: article), explanation.matches != test.isMatch else {
      return nil
    }
    let message = "topic '\(test.topic)' \(test.isMatch ? "must match this and does not" : "matches this and must not")"
    return Failure(test: test, message: message, explanation: explanation)
  }

  private func article(_ test: TopicTest) throws(Rejection) -> Article {
    switch test.text {
    case .file(let path):
      try desk.article(inFile: path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)")
    case .inline(let text): Self.article(text, test)
    }
  }

  /// An article made of the words of a test: its headline, an empty line, its text.
  private static func article(_ text: String, _ test: TopicTest) -> Article {
    let headline = test.headline ?? ""
    return Article(
      id: "test", file: "test", headline: headline,
      headlineSpan: headline.isEmpty ? nil : Span(0, headline.unicodeScalars.count),
      text: headline.isEmpty ? text : "\(headline)\n\n\(text)",
      published: PublicationDate(CivilDate(dayNumber: 0), from: .given),
      source: test.source, language: test.language, format: .text, byline: test.byline)
  }
}
