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

  @Test("the settings reference is the one the code makes")
  func referenceIsCurrent() throws {
    #expect(
      try House.text("Config/SETTINGS.md") == SettingsReference.markdown + "\n",
      "run: tocsin check --reference > Config/SETTINGS.md")
  }
}
