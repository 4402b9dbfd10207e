import Daemon
import FoundationEssentials
import News
import Testing
import Triage

@Suite("What is shipped is right")
struct ShippedSettingsTests {
  @Test("the trade desk's settings are read without an error or a warning")
  func tradeDeskParses() throws {
    let path = House.root.appending(path: "Config/tocsin.yaml").path
    let file = try SettingsFile(path: path)
    #expect(file.warnings.isEmpty)
    #expect(
      Set(file.settings.topics.map(\.topic.id)) == [
        "autos", "steel", "agriculture", "energy-lng", "shipbuilding", "semiconductors", "pharmaceuticals", "currency",
        "defense-cost-sharing", "isds-trade-remedies", "non-tariff-barriers", "investment-fund", "korus-amendment",
        "reciprocal-tariffs", "japan-deal-benchmark", "elections-politics", "trade-deficit", "north-korea",
      ])
  }

  @Test(
    "the watch lists are read without an error and carry tests", arguments: ["central-banks", "medicines", "sanctions"])
  func watchLists(name: String) throws {
    let path = House.root.appending(path: "Examples/watch-lists/\(name).yaml").path
    let settings = try SettingsFile(path: path).settings
    let desk = Desk(DeskPlan(topics: settings.topics, deadlines: []))
    let run = TopicTestRun(desk: desk, settingsPath: path)
    #expect(settings.topicTests.count >= settings.topics.count)
    for test in settings.topicTests { #expect(run.failure(of: test) == nil, "\(name): \(test.topic)") }
  }

  @Test("the settings reference is the one the code makes")
  func referenceIsCurrent() throws {
    #expect(
      try House.text("Config/SETTINGS.md") == SettingsReference.markdown + "\n",
      "run: tocsin check --reference > Config/SETTINGS.md")
  }
}
