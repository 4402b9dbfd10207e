import Matching
import Testing

@Suite("The query language")
struct QueryParserTests {
  private static let names = [
    "korea": "\"South Korea\" OR Seoul", "deal": "$korea AND (pact OR deal)", "loop": "a $pool", "pool": "b OR $loop",
    "broken": "rice AND", "none": "NOT rice", "one": "\"rice quota\"",
    "weigh": "rice^2 OR beef^3", "many": "(rice OR beef OR pork)",
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
      ("a BEFORE/0 (b OR c)", "a BEFORE/0 (b OR c)"),
      ("NOT a BEFORE/2 b", nil),
      ("ATLEAST/2 (a, b, c) d", "ATLEAST/2 (a b c) AND d"),
      ("ATLEAST/2 (a OR b OR c)", "ATLEAST/2 (a b c)"),
      ("ATLEAST/2 $many", "ATLEAST/2 (rice beef pork)"),
      ("ATLEAST/2 ((a b) \"c d\" NOT e f NEAR/2 g)", "ATLEAST/2 ((a AND b) \"c d\" NOT e f NEAR/2 g)"),
      ("NOT ATLEAST/2 (a b) c", "NOT ATLEAST/2 (a b) AND c"),
      ("ATLEAST/2 (a b c)^3", "(ATLEAST/2 (a b c))^3"),
      ("headline:rice", "headline:rice"),
      ("headline: (rice OR \"a b\") c", "headline:(rice OR \"a b\") AND c"),
      ("source:Reuters language:en byline:\"Jane Doe\"", "source:Reuters AND language:en AND byline:\"Jane Doe\""),
      ("body:$one", "body:\"rice quota\""),
      ("NOT headline:ATLEAST/1 (a b) c", "NOT headline:(ATLEAST/1 (a b)) AND c"),
      ("\"headline:rice\"", "\"headline:rice\""),
      ("rice OR \"a b\"~2^-2.5 OR (a b)^0.125", "rice OR \"a b\"~2^-2.5 OR (a AND b)^0.125"),
      ("rice OR headline:beef^+3", "rice OR headline:beef^3"),
      ("rice^\u{2212}2 beef", "rice^-2 AND beef"),
      ("$weigh c", "(rice^2 OR beef^3) AND c"),
      ("lab?r col*r wom?n* Ta?*", "lab?r AND col*r AND wom?n* AND Ta?*"),
      ("tar***", "tar*"), ("U.S.*", "U.S*"), ("\"free tr?de*\"", "\"free tr?de*\""),
      ("$550 billion fund", "\"550 billion\" AND fund"), ("€3.5 fund", "3.5 AND fund"), ("$550", "550"),
      ("=US =LNG", "=US AND =LNG"), ("„South Korea‟", "\"South Korea\""),
      ("\"BEFORE\" \"ATLEAST\"", "\"BEFORE\" AND \"ATLEAST\""),
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

  @Test("prints queries that read back the same", arguments: 0..<600)
  func roundTrip(seed: Int) throws {
    var random = RandomQueries(seed: UInt64(seed))
    let query = random.written(3)
    guard query.booleanReading?.isAnchored == true else {
      #expect(throws: QuerySyntaxError.self) { try QueryParser.parse(query.description) }
      return
    }
    #expect(try QueryParser.parse(query.description) == query, "\(query)")
  }

  @Test(
    "says what is wrong, and where",
    arguments: [
      ("", 0, 0, nil), ("  ", 2, 0, nil), ("rice AND", 8, 0, nil), ("AND rice", 0, 3, nil), ("(rice", 0, 1, nil),
      ("rice)", 4, 1, nil), ("()", 1, 1, nil), ("\"rice", 0, 5, nil), ("rice \"\"", 5, 2, nil), ("rice --", 5, 2, nil),
      ("rice \"quota\"~x", 12, 1, nil), ("\"a b\"~5000", 5, 5, nil), ("a NEAR b", 2, 4, nil), ("a NEAR/x b", 2, 6, nil),
      ("a NEAR/5000 b", 2, 9, nil), ("a NEAR/0 b", 2, 6, nil), ("a BEFORE b", 2, 6, nil), ("é a NEAR/3", 10, 0, nil),
      ("a NEAR/3 (b c)", 9, 5, nil),
      ("(a b) NEAR/3 c", 0, 5, nil), ("a NEAR/3 NOT b", 9, 5, nil), ("a NEAR/3 b NEAR/3 c", 11, 6, nil),
      ("a BEFORE/2 b NEAR/3 c", 13, 6, nil), ("headline:a NEAR/3 b", 0, 10, nil), ("a^2 NEAR/3 b", 0, 3, nil),
      ("a*b", 0, 3, nil), ("*rice", 0, 5, nil), ("rice ?", 5, 1, nil), ("ri********x?y?z?a?b?c?d?e?f", 0, 27, nil),
      ("ATLEAST/2 a b", 10, 1, nil), ("ATLEAST/0 (a b)", 0, 9, nil), ("ATLEAST (a b)", 0, 7, nil),
      ("ATLEAST/2 (a AND b)", 13, 3, nil), ("ATLEAST/2 (a OR b c)", 18, 1, nil), ("ATLEAST/2 (a b OR c)", 15, 2, nil),
      ("ATLEAST/2 (a^2 b)", 0, 9, nil), ("ATLEAST/2 (a b", 10, 1, nil), ("ATLEAST/2 ()", 11, 1, nil),
      ("headlin:rice", 0, 8, nil), ("title:(a b)", 0, 6, nil), ("headline:", 9, 0, nil),
      ("headline: NOT a", 10, 3, nil),
      ("headline:(a body:b)", 0, 9, nil), ("headline:source:b", 9, 7, nil),
      ("rice^", 4, 1, nil), ("rice^x", 4, 2, nil), ("rice^0", 4, 2, nil), ("rice^1e5", 4, 4, nil),
      ("rice^1001", 4, 5, nil), ("rice^0.0001", 4, 7, nil), ("rice ^2", 5, 2, nil), ("^2", 0, 2, nil),
      ("rice^2^3", 6, 2, nil), ("(a^2 b)^3", 7, 2, nil), ("a NOT b^2", 2, 3, nil), ("sport^-5 OR golf^-1", 0, 19, nil),
      ("a && b", 2, 2, nil), ("a || b", 2, 2, nil), ("a ! b", 2, 1, nil), ("rice~2", 0, 6, nil), ("rice t*", 5, 2, nil),
      ("=rice*", 0, 6, nil), ("NOT rice", 0, 8, nil),
      ("rice OR NOT beef", 0, 16, nil), ("$nobody", 0, 7, nil), ("rice $loop", 5, 5, "pool"),
      ("$broken", 8, 0, "broken"),
      ("$", 0, 1, nil), ("$none", 0, 5, nil), ("$weigh NOT $weigh", 7, 3, nil),
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
    #expect(error?.message == "There is no part named '$kore'; did you mean '$korea'?")
    #expect(error?.expected == "one of $b, $korea")
  }

  @Test("has limits")
  func limits() {
    let deep = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
    let long = String(repeating: "a ", count: QueryParser.maximumSize + 1)
    let phrase = "\"" + String(repeating: "a ", count: QueryParser.maximumPhrase + 1) + "\""
    let nots = "a " + String(repeating: "NOT ", count: 100) + "b"
    let vast = String(repeating: "(", count: QueryParser.maximumLength + 1)
    let fields = String(repeating: "headline:", count: 100) + "a"
    for text in [deep, long, phrase, nots, vast, fields] {
      #expect(throws: QuerySyntaxError.self) { try QueryParser.parse(text) }
    }
    // Each part uses the one before twice: small texts, a vast query.
    var names = ["p0": "a OR b"]
    for level in 1..<40 { names["p\(level)"] = "$p\(level - 1) OR $p\(level - 1)" }
    #expect(throws: QuerySyntaxError.self) { try QueryParser.parse("$p39", names: names) }
  }
}
