import Matching
import Testing

@Suite("The query language")
struct QueryParserTests {
  private static let names = [
    "korea": "\"South Korea\" OR Seoul", "deal": "$korea AND (pact OR deal)", "loop": "a $pool", "pool": "b OR $loop",
    "broken": "rice AND", "none": "NOT rice", "one": "\"rice quota\"",
  ]

  @Test(
    "binds as it should",
    arguments: [
      ("a b", "a AND b"),
      ("a AND b OR c d", "a AND b OR c AND d"),
      ("a AND (b OR c)", "a AND (b OR c)"),
      ("NOT a b", "NOT a AND b"),
      ("a AND NOT (b OR c)", "a AND NOT (b OR c)"),
      ("a AND NOT b NEAR/3 c", nil),
      ("a b NEAR/3 c d", "a AND b NEAR/3 c AND d"),
      ("a OR (b OR (c OR d))", "a OR b OR c OR d"),
      ("((a))", "a"),
      ("a and b", "a AND and AND b"),
      ("\"NOT\" OR \"near\"", "\"NOT\" OR near"),
      ("(a OR b) NEAR/2 \"c d\"~1", "(a OR b) NEAR/2 \"c d\"~1"),
      ("cost-sharing", "\"cost sharing\""),
      ("\"Korea-U.S.\"~3", "\"Korea U.S\"~3"),
      ("“South Korea”", "\"South Korea\""),
      ("Korea’s", "Korea"),
      ("=Korea's", "=Korea"),
      ("25% tariff*", "25% AND tariff*"),
      ("\"25 per cent tariff\"", "\"25% tariff\""),
      ("\"=South =Korea\"", "\"=South =Korea\""),
      ("\"rice – quota\"", "\"rice quota\""),
      ("free-trad*", "\"free trad*\""),
      ("$korea rice", "(\"South Korea\" OR Seoul) AND rice"),
      ("$deal", "(\"South Korea\" OR Seoul) AND (pact OR deal)"),
      ("$korea NEAR/5 tariff*", "(\"South Korea\" OR Seoul) NEAR/5 tariff*"),
      ("rice $none", "rice AND NOT rice"),
      ("$one NEAR/1 beef", "\"rice quota\" NEAR/1 beef"),
    ] as [(String, String?)])
  func binds(text: String, description: String?) throws {
    guard let description else {
      #expect(throws: QuerySyntaxError.self) { try QueryParser.parse(text) }
      return
    }
    let query = try QueryParser.parse(text, names: Self.names)
    #expect(query.description == description)
    #expect(try QueryParser.parse(query.description) == query)
  }

  @Test("prints queries that read back the same", arguments: 0..<300)
  func roundTrip(seed: Int) throws {
    var random = RandomQueries(seed: UInt64(seed))
    let query = random.query(3)
    if query.description.contains("BEFORE") || query.description.contains("ATLEAST") { return }
    guard query.isAnchored else {
      #expect(throws: QuerySyntaxError.self) { try QueryParser.parse(query.description) }
      return
    }
    // Reading joins "25 percent" inside quotation marks into one term; printing that again changes nothing more.
    let once = try QueryParser.parse(query.description)
    #expect(try QueryParser.parse(once.description) == once)
    if !query.description.contains("25 per") { #expect(once == query) }
  }

  @Test(
    "says what is wrong, and where",
    arguments: [
      ("", 0, 0, nil), ("  ", 2, 0, nil), ("rice AND", 8, 0, nil), ("AND rice", 0, 3, nil), ("(rice", 0, 1, nil),
      ("rice)", 4, 1, nil), ("()", 1, 1, nil), ("\"rice", 0, 5, nil), ("rice \"\"", 5, 2, nil), ("rice --", 5, 2, nil),
      ("rice \"quota\"~x", 12, 1, nil), ("\"a b\"~5000", 5, 5, nil), ("a NEAR b", 2, 4, nil), ("a NEAR/x b", 2, 6, nil),
      ("a NEAR/5000 b", 2, 9, nil), ("é a NEAR/3", 10, 0, nil), ("a NEAR/3 (b c)", 9, 5, nil),
      ("(a b) NEAR/3 c", 0, 5, nil), ("a NEAR/3 NOT b", 9, 5, nil), ("a NEAR/3 b NEAR/3 c", 11, 6, nil),
      ("a*b", 0, 3, nil), ("rice t*", 5, 2, nil), ("=rice*", 0, 6, nil), ("NOT rice", 0, 8, nil),
      ("rice OR NOT beef", 0, 16, nil), ("$nobody", 0, 7, nil), ("rice $loop", 5, 5, "pool"),
      ("$broken", 8, 0, "broken"),
      ("$", 0, 1, nil), ("$none", 0, 5, nil),
    ] as [(String, Int, Int, String?)])
  func saysWhere(text: String, offset: Int, length: Int, part: String?) {
    let error = #expect(throws: QuerySyntaxError.self) { try QueryParser.parse(text, names: Self.names) }
    #expect(error?.offset == offset)
    #expect(error?.length == length)
    #expect(error?.part == part)
    #expect(error?.message.isEmpty == false && error?.expected.isEmpty == false)
  }

  @Test("names the circle of a part that is made of itself")
  func namesCircle() {
    let error = #expect(throws: QuerySyntaxError.self) { try QueryParser.parse("$loop", names: Self.names) }
    #expect(error?.message == "The part '$loop' is made of itself: $loop → $pool → $loop.")
  }

  @Test("lists the parts there are when a name is unknown")
  func listsParts() {
    let error = #expect(throws: QuerySyntaxError.self) {
      try QueryParser.parse("$kore", names: ["korea": "a", "b": "b"])
    }
    #expect(error?.expected == "one of $b, $korea")
  }

  @Test("has limits")
  func limits() {
    let deep = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
    let long = String(repeating: "a ", count: QueryParser.maximumSize + 1)
    let phrase = "\"" + String(repeating: "a ", count: QueryParser.maximumPhrase + 1) + "\""
    let nots = "a " + String(repeating: "NOT ", count: 100) + "b"
    for text in [deep, long, phrase, nots] {
      #expect(throws: QuerySyntaxError.self) { try QueryParser.parse(text) }
    }
    // Each part uses the one before twice: small texts, a vast query.
    var names = ["p0": "a OR b"]
    for level in 1..<40 { names["p\(level)"] = "$p\(level - 1) OR $p\(level - 1)" }
    #expect(throws: QuerySyntaxError.self) { try QueryParser.parse("$p39", names: names) }
  }
}
