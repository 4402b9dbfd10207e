import ArgumentParser
import CFloor
import Matching
import TextAnalysis

struct Match: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Match stored queries against documents, one document at a time, on one core.",
    discussion: """
      Both files hold JSON lines, plain or packed by gzip: {"id", "query"} and {"id", "text"}. Raw text goes in, ids \
      come out. Times are those of the thread, so that a busy machine slows them little; compare them with the floor, \
      which is a loop in C that cuts, lower-cases, hashes and looks up the words of the same texts in the same run.
      """)

  @Argument(help: "Stored queries.") var queries: String?
  @Argument(help: "Documents.") var documents: String?
  @Option(help: "Make up so many queries, and 2,000 articles, in place of the files.") var generated: Int?
  @Option(help: "The stemmer.") var analyzer = Analyzer.porter
  @Option(help: "Write each matching pair, document and query, to this file.") var pairs: String?
  @Option(help: "Compare the pairs, or how many each document has, with those of this file; fail where they differ.")
  var expect: String?
  @Option(help: "How often to go through the documents; the first time warms up.") var rounds = 3
  @Flag(help: "Leave the analysis of the texts out of the times.") var tokensGiven = false
  @Flag(help: "One JSON object instead of a table.") var json = false

  func validate() throws {
    guard (generated == nil) == (documents != nil) else {
      throw ValidationError("Give a file of queries and one of documents, or --generated with a number of queries.")
    }
  }

  func run() throws {
    let (stored, texts) = try material()
    let before = (bytes: tocsin_allocated_bytes(), time: nanoseconds())
    let index = QueryIndex(stored, stemming: analyzer.stemming)
    let building = nanoseconds() - before.time
    let indexBytes = Int(tocsin_allocated_bytes()) - Int(before.bytes)
    if pairs != nil || expect != nil {
      let found = self.pairs(of: index, stored.map(\.id), texts)
      if let pairs { try write(found.map { "\($0.document)\t\($0.query)\n" }.joined(), to: pairs) }
      if let expect { try ExpectedMatches(expect).compare(found) }
    }

    var run = MatchRun(index, texts.map(\.text), tokensGiven: tokensGiven)
    for round in 0..<max(2, rounds) { run.go(counting: round > 0) }
    let report = MatchReport(
      run: run, queries: stored.count, buildMilliseconds: Double(building) / 1e6, indexBytes: indexBytes)
    Swift.print(json ? report.json : report.table)
  }

  private func material() throws -> ([StoredQuery], [DocumentLine]) {
    guard let queries, let documents else {
      var news = GeneratedNews(seed: 1)
      let texts = (0..<2000).map { DocumentLine(id: "article-\($0)", text: news.article(words: 240)) }
      return ((0..<max(0, generated ?? 0)).map { StoredQuery(id: "query-\($0)", query: news.query()) }, texts)
    }
    let stored = try decoded(QueryLine.self, from: queries).map { StoredQuery(id: $0.id, query: $0.query.query) }
    return (stored, try decoded(DocumentLine.self, from: documents))
  }

  private func pairs(
    of index: QueryIndex, _ ids: [String], _ texts: [DocumentLine]
  ) -> [(document: String, query: String)] {
    texts.flatMap { text in index.matchingQueries(in: AnalyzedText(text.text)).map { (text.id, ids[$0]) } }
  }
}

enum Analyzer: String, ExpressibleByArgument, CaseIterable {
  case porter, english

  var stemming: Stemmer.Algorithm { self == .porter ? .porter : .english }
}
