import Matching
import Testing

@Suite("A lint tells what is allowed and odd")
struct LintTests {
  private static let parts = NamedParts(["metal": "steel OR tin", "odd": "rice and beef", "common": "the OR tin"])

  private func lints(_ text: String) throws -> [String] {
    let scalars = Array(text.unicodeScalars)
    return try QueryParser.read(text, parts: Self.parts).lints.map { lint in
      let place = scalars[lint.offset..<lint.offset + lint.length]
      return "\(lint.kind): \(String(String.UnicodeScalarView(place)))"
    }
  }

  @Test(
    "at its place",
    arguments: [
      ("rice AND NOT rice", "neverTrue: rice"),
      ("rices AND NOT Rice", "neverTrue: rices"),
      ("(rice OR beef) NOT rice NOT beef", "neverTrue: (rice OR beef)"),
      ("\"rice quota\" tin NOT quota", "neverTrue: \"rice quota\""),
      ("rice NEAR/3 quota NOT quotas", "neverTrue: rice NEAR/3 quota"),
      ("headline:rice NOT rice", "neverTrue: headline:rice"),
      ("rice beef NOT (rice beef)", "neverTrue: NOT (rice beef)"),
      ("(tin NOT rice) rice", "neverTrue: rice"),
      ("tin OR (rice NOT rice)", "neverTrue: rice"),
      ("$metal NOT steel NOT tin", "neverTrue: $metal"),
      ("ATLEAST/3 (rice beef)", "neverTrue: ATLEAST/3"),
      ("ATLEAST/2 (tariff tariffs)", "neverTrue: ATLEAST/2"),
      ("ATLEAST/2 (rice beef tin) NOT rice NOT beef", "neverTrue: ATLEAST/2 (rice beef tin)"),
      ("the", "nearlyAlwaysTrue: the"),
      ("tin OR The", "nearlyAlwaysTrue: tin OR The"),
      ("$common", "nearlyAlwaysTrue: $common"),
      ("said NOT tin", "nearlyAlwaysTrue: said NOT tin"),
      ("of NEAR/5 (the OR tin)", "nearlyAlwaysTrue: of NEAR/5 (the OR tin)"),
      ("ATLEAST/2 (of the tin)", "nearlyAlwaysTrue: ATLEAST/2 (of the tin)"),
      ("body:the", "nearlyAlwaysTrue: body:the"),
      ("rice and beef", "lowerCaseOperator: and"),
      ("rice Or beef", "lowerCaseOperator: Or"),
      ("rice near/5 beef", "lowerCaseOperator: near/5"),
      ("rice -beef", "foreignOperator: -beef"),
      ("ta* tin", "shortPrefix: ta*"),
      ("tariff OR tin OR tariffs", "superfluous: tariffs"),
      ("tar* OR tariff*", "superfluous: tariff*"),
      ("=tariff OR tar*", "superfluous: =tariff"),
      ("(rice beef) OR (beef rice)", "superfluous: (beef rice)"),
    ])
  func places(text: String, lint: String) throws { #expect(try lints(text) == [lint]) }

  @Test(
    "and is silent about what is well",
    arguments: [
      "rice", "rice AND NOT beef", "the AND tin", "\"the\" tin", "headline:the", "rice NOT \"rice quota\"",
      "rice NOT headline:rice", "\"rice and beef\"", "rice OR \"rice quota\"", "tar* OR tariff", "US OR us OR U.S.",
      "ATLEAST/2 (rice beef)", "=US OR US", "rice NEAR/3 rice", "a \"NOT\" b", "rice^2 OR the^-1", "=the", "to AND fro",
    ])
  func silence(text: String) throws { #expect(try lints(text) == []) }

  @Test("of a named part is told once, with the part, and not where it is used")
  func parts() throws {
    #expect(Self.parts.lints.map(\.part) == ["odd"])
    #expect(Self.parts.lints.map(\.kind) == [.lowerCaseOperator])
    #expect(try lints("$odd tin") == [])
  }

  @Test("queries that mean the same have one normal form")
  func normalForms() throws {
    var normaliser = QueryNormaliser()
    func normal(_ text: String) throws -> Query { normaliser.normal(try QueryParser.parse(text)) }
    #expect(try normal("rice AND (beef OR tariffs)") == normal("(tariff OR beef OR beef) rice"))
    #expect(try normal("a NEAR/2 (b OR c)") == normal("a NEAR/2 (c OR b)"))
    #expect(try normal("a BEFORE/2 b") != normal("b BEFORE/2 a"))
    #expect(try normal("us") != normal("US"))
    #expect(try normal("\"a b\"") != normal("\"b a\""))
    #expect(try normal("ATLEAST/1 (a b)") == normal("ATLEAST/1 (b a)"))
  }
}

@Suite("Named parts")
struct NamedPartsTests {
  @Test("are read once, a fault is told once, in the part it stands in")
  func faults() {
    let parts = NamedParts([
      "a": "$b rice", "b": "$c", "c": "tin AND", "x": "$y", "y": "$z", "z": "$y", "good": "$fine", "fine": "tin",
    ])
    #expect(parts.errors.map(\.part) == ["c", "z"])
    #expect(parts["good"] == .phrase(Phrase([.word("tin")])))
    #expect(parts.uses(of: "good") == ["fine"])
    #expect(parts["a"] == nil && parts["none"] == nil)
  }

  @Test("in a long chain are refused, not followed without end")
  func chains() {
    var texts = ["p000": "tin"]
    for level in 1..<1000 { texts["p\(String(1000 + level).dropFirst())"] = "$p\(String(999 + level).dropFirst())" }
    let parts = NamedParts(texts)
    #expect(parts["p010"] != nil && parts["p999"] == nil)
    #expect(parts.errors.count == 1)
    #expect(parts.errors.first?.message == "The query is nested too deeply.")
  }

  @Test("may be told in any order: the last of a long chain are right, whichever is read first")
  func chainsFromTheTop() {
    var texts = ["p999": "tin"]
    for level in 0..<999 { texts["p\(String(1000 + level).dropFirst())"] = "$p\(String(1001 + level).dropFirst())" }
    let parts = NamedParts(texts)
    #expect(parts["p940"] != nil && parts["p000"] == nil)
    #expect(parts.errors.count == 1)
  }

  @Test("are not read so deep, brackets and all, that the stack would end", arguments: [false, true])
  func bracketedChains(isCircle: Bool) {
    let brackets = (String(repeating: "(", count: 60), String(repeating: ")", count: 60))
    var texts: [String: String] = [:]
    for level in 0..<64 { texts["p\(level)"] = "\(brackets.0)$p\(level + 1)\(brackets.1)" }
    texts["p64"] = isCircle ? "\(brackets.0)$p0\(brackets.1)" : "tin"
    let parts = NamedParts(texts)
    #expect(parts["p0"] == nil && !parts.errors.isEmpty)
  }
}

@Suite("Weights")
struct WeightTests {
  private func reading(_ text: String) throws -> String? { try QueryParser.parse(text).booleanReading?.description }

  @Test("are taken off for the boolean reading, parts below zero are passed over")
  func booleanReading() throws {
    #expect(try reading("auto^3 OR tariff^2 OR sport^-5") == "auto OR tariff")
    #expect(try reading("auto sport^-5") == "auto")
    #expect(try reading("auto (sport^-5 OR golf^-1) tin^2") == "auto AND tin")
    #expect(try reading("headline:(auto^2 OR sport^-1) tin") == "headline:auto AND tin")
    #expect(try reading("auto NOT sport") == "auto AND NOT sport")
  }

  @Test("are found with their fields, unweighted parts of the outermost list count one")
  func weightedParts() throws {
    let query = try QueryParser.parse(
      "auto^3 OR tin OR headline:(rice^2 OR beef) OR NOT sport^-5".replacing("NOT ", with: ""))
    #expect(
      query.weightedParts.map { "\($0.part) \($0.weight)" } == [
        "auto 3.0", "tin 1.0", "headline:rice 2.0", "sport -5.0",
      ])
    #expect(query.maximumPoints == 6)
    #expect(try QueryParser.parse("auto NOT tin").weightedParts.isEmpty)
  }
}
