import Glibc
import Matching
import Testing

/// Time as the processor counts it for this thread: what others do on the machine is not in it.
@Suite("Reading a query takes time in proportion", .serialized)
struct QueryParserSpeedTests {
  private static func seconds(_ body: () -> Void) -> Double {
    (0..<5).map { _ in
      let start = now()
      body()
      return now() - start
    }.min() ?? 0
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(
    "twice the text, at most three times the time",
    arguments: [
      "rice ", "rice OR ", "\"rice quota\" ", "rice NOT beef ", "(rice OR beef) ", "\"a b\"~3^2 OR ", "r?ce* ",
      "ri* OR ",
      "25% ", "ATLEAST/2 (a b c) ", "headline:rice ", "a NEAR/3 b ", "$", "$a ", "^", "\"", "“", "((((", "))))", "-",
      "*", "~",
      "=", "headline:", "NOT ", "a/", "é", "🛎", "U.S.", "\u{301}", "$5 ", "and ",
    ])
  func linear(piece: String) {
    func read(_ count: Int) -> Double {
      let text = "rice OR " + String(repeating: piece, count: count)
      let names = ["a": "rice OR beef"]
      return Self.seconds { _ = try? QueryParser.parse(text, names: names) }
    }
    let count = 8_000 / piece.utf8.count
    // Caches are shared with all that runs on the machine: the best of some tries tells.
    let ratios = (0..<4).lazy.map { _ in read(count * 2) / max(read(count), 0.001) }
    #expect(ratios.contains { $0 < 3 }, "\(piece)")
  }

  @Test("megabytes are refused at once")
  func megabytes() {
    for piece in ["rice OR ", "(", "\"", "$a "] {
      let text = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
      let error = #expect(throws: QuerySyntaxError.self) { try QueryParser.parse(text) }
      #expect(error?.expected == "at most 262144 bytes")
      #expect(Self.seconds { _ = try? QueryParser.parse(text) } < 0.05)
    }
  }
}
