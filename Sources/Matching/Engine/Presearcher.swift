/// Which queries may be true of an article: each is stored under terms of which the article must have one.
///
/// The postings of a term stand one behind another in `code`, each a path of the `AccessPlanner` in numbers:
/// the query; the number of numbers behind this one, in the lower half, and how many of them are nodes to evaluate, in the
/// upper; the terms of the clauses, the last of each clause marked; the nodes.
struct Presearcher: Sendable {
  private(set) var code: [UInt32] = []
  /// The postings of term t are those from `starts[t]` to `starts[t + 1]`.
  private(set) var starts: [Int32]
  /// Queries that may be true of any article: candidates always.
  private(set) var unanchored: [Int32] = []

  static let endOfClause: UInt32 = 1 << 31
  static let negative: UInt32 = 1 << 30
  static let termMask: UInt32 = negative - 1

  init(_ program: Program) {
    let planner = AccessPlanner(program)
    var paths: [UInt32] = []
    var pathStarts: [(term: TermTable.ID, start: Int)] = []
    starts = [Int32](repeating: 0, count: program.table.count + 1)
    for (query, root) in program.roots.enumerated() {
      guard let found = planner.paths(root.node) else {
        unanchored.append(Int32(clamping: query))
        continue
      }
      for path in found {
        let start = paths.count
        pathStarts.append((path.term, start))
        Self.write(path, UInt32(clamping: query), to: &paths)
        starts[Int(path.term) + 1] += Int32(clamping: paths.count - start)
      }
    }
    for term in starts.indices.dropFirst() { starts[term] += starts[term - 1] }
    var next = starts
    code = [UInt32](repeating: 0, count: paths.count)
    for (number, path) in pathStarts.enumerated() {
      let end = number + 1 < pathStarts.count ? pathStarts[number + 1].start : paths.count
      for place in path.start..<end {
        code[Int(next[Int(path.term)])] = paths[place]
        next[Int(path.term)] += 1
      }
    }
  }

  private static func write(_ path: AccessPlanner.Path, _ query: UInt32, to code: inout [UInt32]) {
    code.append(query)
    let header = code.count
    code.append(0)
    for clause in path.clauses {
      for term in clause.terms { code.append(UInt32(clamping: term)) }
      code[code.count - 1] |= endOfClause | (clause.isNegative ? negative : 0)
    }
    for node in path.rest { code.append(UInt32(clamping: node)) }
    let length = UInt32(clamping: code.count - header - 1)
    code[header] = length | UInt32(clamping: path.rest.count) << 16
  }
}
