import ArgumentParser

/// The matches that others found: lines of a document and a query, or of a document and how many queries it matches.
struct ExpectedMatches {
  private let lines: Set<Substring>

  init(_ path: String) throws { lines = Set(try packedLines(of: path)) }

  /// Fails, and says how many and the first, where the pairs are others.
  func compare(_ pairs: [(document: String, query: String)]) throws {
    var found = Set(pairs.map { Substring("\($0.document)\t\($0.query)") })
    if !lines.isEmpty, lines.isDisjoint(with: found) {
      let counts = Dictionary(pairs.map { ($0.document, 1) }, uniquingKeysWith: +)
      found = Set(counts.map { Substring("\($0.key)\t\($0.value)") })
    }
    let missing = lines.filter { !found.contains($0) && !$0.hasSuffix("\t0") }.sorted()
    let extra = found.subtracting(lines).sorted()
    guard missing.isEmpty, extra.isEmpty else {
      throw ValidationError(
        "\(missing.count) expected lines are missing (\(missing.first ?? "")), \(extra.count) are not expected "
          + "(\(extra.first ?? ""))")
    }
    Swift.print("all \(lines.count) expected lines are there, and no others")
  }
}
