import ArgumentParser
import CivilTime
import Daemon
import FoundationEssentials
import Glibc
import News
import TextAnalysis
import Triage

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why a topic matches an article, or why it does not.",
    discussion: """
      Prints the topic's query as a tree: each part with the words that make it true and where they stand, or with what is \
      missing and how near it was. Without --topic all topics, one line each.
      Exits with 0 for a match, with 1 for none.
      """)

  @OptionGroup var settings: SettingsOption

  @Option(help: ArgumentHelp("The topic to explain.", valueName: "id"))
  var topic: String?

  @Option(
    help: ArgumentHelp("The day the article was published, YYYY-MM-DD, instead of what it says.", valueName: "date"),
    transform: { text in
      guard let date = CivilDate(text) else { throw ValidationError("'\(text)' is no date YYYY-MM-DD") }
      return date
    })
  var published: CivilDate?

  @Flag(help: "For programs: one JSON object a line for each topic.")
  var json = false

  @Argument(help: "The file with the article.")
  var file: String

  func run() throws {
    let topics = try settings.load().settings.topics
    let plan = try chosen(topics)
    let desk = Desk(plan)
    let article: Article
    do {
      article = try desk.article(inFile: file, published: published.map { PublicationDate($0, from: .given) })
    } catch {
      throw ExitStatus.noInput.exit("\(file): \(error.message)")
    }
    let text = ExplanationText(display: Display(descriptor: STDOUT_FILENO))
    var matched = false
    for tracked in plan.topics {
      let id = tracked.topic.id
      guard let explanation = desk.explanation(of: id, in: article) else { continue }
      matched = matched || explanation.matches
      if json {
        Streams.output(ExplanationRecord(explanation, file: file, topic: id, isWhole: topic != nil).line)
      } else {
        let shown = topic == nil ? text.summary(explanation, topic: id) : text.text(explanation, topic: id)
        Streams.output(shown)
      }
    }
    if !matched { throw ExitCode(1) }
  }

  /// The topic asked for, or all of them.
  private func chosen(_ topics: [DeskPlan.TrackedTopic]) throws -> DeskPlan {
    guard let topic else { return DeskPlan(topics: topics, deadlines: []) }
    guard let tracked = topics.first(where: { $0.topic.id == topic }) else {
      let hint = nearest(to: topic, among: topics.map(\.topic.id)).map { "; did you mean '\($0)'?" } ?? ""
      throw ExitStatus.usage.exit("there is no topic '\(topic)'\(hint)")
    }
    return DeskPlan(topics: [tracked], deadlines: [])
  }
}

/// An explanation as a line of JSON: a contract that other programs rely on. What is not known has no key.
private struct ExplanationRecord: Encodable {
  let file: String
  let topic: TopicID
  let matches: Bool
  let score: Double?
  let points: Double?
  let minimumScore: Double?
  /// For one topic that was asked for; among all of them the verdict alone.
  let tree: Explanation.Part?

  init(_ explanation: Explanation, file: String, topic: TopicID, isWhole: Bool) {
    self.file = file
    self.topic = topic
    matches = explanation.matches
    score = explanation.score
    points = explanation.points
    minimumScore = explanation.minimumScore
    tree = isWhole ? explanation.tree : nil
  }

  var line: String { jsonLine(self) }
}

/// A value as one line of JSON. Only numbers that are not finite cannot be encoded, and there are none here.
func jsonLine(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
}
