/// The named parts of queries, each read once: `$korea`.
public struct NamedParts: Sendable {
  struct Part: Sendable {
    let query: Query
    /// Words, phrases and operators.
    let size: Int
    /// Levels of nesting.
    let depth: Int
    /// The parts it is made of, at any depth.
    let uses: Set<String>
  }

  /// What is wrong with the parts, each fault once, in the part it stands in.
  public private(set) var errors: [QuerySyntaxError] = []
  /// What is odd in them.
  public private(set) var lints: [QueryLint] = []

  private let texts: [String: String]
  private var done: [String: Result<Part, QuerySyntaxError>] = [:]
  /// The parts that are being read, the outermost first.
  private var open: [String] = []
  /// Levels of nesting around the part that is being read, in all texts that lead to it.
  private(set) var openDepth = 0

  /// - Parameter texts: the queries by their names, without "$". Each may use the others, but not itself.
  public init(_ texts: [String: String] = [:]) {
    self.texts = texts
    for name in texts.keys.sorted() { settle(name) }
  }

  /// Reads a part behind all that it uses, so that a long chain is no recursion. What leads into a circle is left to
  /// recursion, which tells the circle from its first part on.
  private mutating func settle(_ name: String) {
    var waiting = [name]
    var entered: Set<String> = []
    while let next = waiting.last {
      if done[next] == nil, entered.insert(next).inserted {
        waiting += used(by: next).filter { texts[$0] != nil && done[$0] == nil && !entered.contains($0) }
      } else {
        waiting.removeLast()
        let isReady = used(by: next).allSatisfy { texts[$0] == nil || done[$0] != nil }
        if isReady || next == name { _ = try? part(next, under: 0) }
      }
    }
  }

  /// The names in a part's text.
  private func used(by name: String) -> [String] {
    guard let text = texts[name], var lexer = try? QueryLexer(text, part: name), let found = try? lexer.lexemes()
    else { return [] }
    return found.compactMap { if case .name(let used) = $0.lexeme { used } else { nil } }
  }

  /// All names, in order.
  public var names: [String] { texts.keys.sorted() }

  /// The query of a part; nil where there is none or it is wrong.
  public subscript(name: String) -> Query? { try? done[name]?.get().query }

  /// What a part is made of, at any depth.
  public func uses(of name: String) -> Set<String> { (try? done[name]?.get().uses) ?? [] }

  /// - Parameter depth: levels of nesting around the name, in the text that has it.
  /// - Returns: nil where there is no such part.
  mutating func part(_ name: String, under depth: Int) throws(QuerySyntaxError) -> Part? {
    if let known = done[name] { return try known.get() }
    guard let text = texts[name] else { return nil }
    open.append(name)
    openDepth += depth
    defer {
      open.removeLast()
      openDepth -= depth
    }
    do {
      var grammar = try QueryGrammar(text, part: name)
      let query = try grammar.query(&self)
      let part = Part(query: query, size: grammar.size, depth: grammar.deepest + 1, uses: grammar.uses)
      lints += grammar.lints
      done[name] = .success(part)
      return part
    } catch {
      if error.part == name { errors.append(error) }
      done[name] = .failure(error)
      throw error
    }
  }

  /// How a part would come to itself: "$a → $b → $a"; nil where it does not.
  func circle(_ name: String) -> String? {
    guard open.contains(name) else { return nil }
    return (open.drop { $0 != name } + [name]).map { "$\($0)" }.joined(separator: " → ")
  }

  /// How many parts are being read one for another.
  var openCount: Int { open.count }
}
