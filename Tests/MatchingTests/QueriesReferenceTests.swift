import Foundation
import Matching
import Testing
import TextAnalysis

/// `Config/QUERIES.md`, row by row.
@Suite("The reference of the query language")
struct QueriesReferenceTests {
  private static let names = NamedParts(["grain": "rice OR wheat"])

  /// The cells of each row whose first is code.
  private static func rows() throws -> [[String]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "Config/QUERIES.md"), encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
  }

  /// `**Headline** text. (source: Name)` as an article.
  private static func article(_ cell: String) -> FieldedText {
    var text = cell
    var metadata: [Field: String] = [:]
    for field in Field.allCases where !field.isText {
      guard let start = text.range(of: " (\(field.rawValue): "), text.hasSuffix(")") else { continue }
      metadata[field] = String(text[start.upperBound...].dropLast())
      text = String(text[..<start.lowerBound])
    }
    let halves = text.components(separatedBy: "**")
    guard halves.count == 3 else { return FieldedText(text: AnalyzedText(text), metadata: metadata) }
    let analyzed = AnalyzedText("\(halves[1])\n\n\(halves[2])")
    let headline = analyzed.tokens(in: 0, halves[1].unicodeScalars.count)
    return FieldedText(text: analyzed, headline: headline, metadata: metadata)
  }

  @Test("gives queries that are true of the one text and not of the other")
  func examples() throws {
    let rows = try Self.rows().filter { $0.count == 3 }
    #expect(rows.count > 25)
    for row in rows {
      let query = String(row[0].dropFirst().dropLast())
      let parsed = try QueryParser.read(query, parts: Self.names)
      let index = QueryIndex([(id: "q", query: parsed.query)])
      #expect(parsed.lints.isEmpty, "\(query)")
      // "A; B." and "A. B." are several texts.
      for text in row[1].split(separator: ";") {
        #expect(index.matches(in: Self.article(String(text))).count == 1, "\(query) is false of \(text)")
      }
      #expect(index.matches(in: Self.article(row[2])).isEmpty, "\(query) is true of \(row[2])")
    }
  }

  @Test("gives queries that are refused, with the reason")
  func refusals() throws {
    let rows = try Self.rows().filter { $0.count == 2 }
    #expect(rows.count > 5)
    for row in rows {
      let query = String(row[0].dropFirst().dropLast())
      let error = #expect(throws: QuerySyntaxError.self) { try QueryParser.read(query, parts: Self.names) }
      #expect(error?.message == row[1], "\(query)")
    }
  }
}
