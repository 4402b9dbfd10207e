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

  /// - Parameter texts: the queries by their names, without "$". Each may use the others, but not itself.
  public init(_ texts: [String: String] = [:]) {
    self.texts = texts
    for name in texts.keys.sorted() { _ = try? part(name) }
  }

  /// All names, in order.
  public var names: [String] { texts.keys.sorted() }

  /// The query of a part; nil where there is none or it is wrong.
  public subscript(name: String) -> Query? { try? done[name]?.get().query }

  /// What a part is made of, at any depth.
  public func uses(of name: String) -> Set<String> { (try? done[name]?.get().uses) ?? [] }

  /// - Returns: nil where there is no such part.
  mutating func part(_ name: String) throws(QuerySyntaxError) -> Part? {
    if let known = done[name] { return try known.get() }
    guard let text = texts[name] else { return nil }
    open.append(name)
    defer { open.removeLast() }
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
