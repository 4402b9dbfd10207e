/// Writes a template out over a value.
struct MustacheRenderer {
  /// Bytes of what a template gives.
  static let longest = 262_144
  /// Tags and texts written: sections over sections grow fast.
  static let mostSteps = 100_000

  let escaping: TemplateEscaping
  private var text = ""
  private var steps = 0
  /// The values at hand, the innermost last.
  private var context: [TemplateValue]

  static func render(
    _ nodes: [MustacheNode], over value: TemplateValue, escaping: TemplateEscaping
  ) throws(TemplateError) -> String {
    var renderer = MustacheRenderer(escaping: escaping, context: [value])
    try renderer.write(nodes)
    return renderer.text
  }

  private init(escaping: TemplateEscaping, context: [TemplateValue]) {
    self.escaping = escaping
    self.context = context
  }

  private mutating func write(_ nodes: [MustacheNode]) throws(TemplateError) {
    for node in nodes {
      steps += 1
      guard text.utf8.count <= Self.longest, steps <= Self.mostSteps else {
        throw TemplateError(0, "the template gives more than \(Self.longest) bytes for this alert; shorten it")
      }
      switch node {
      case .text(let words): text += words
      case .variable(let name, isRaw: true):
        let value = value(of: name) ?? .null
        text += escaping == .json ? value.json : value.shown
      case .variable(let name, isRaw: false): text += escaping.escaped(value(of: name)?.shown ?? "")
      case .section(let name, let isInverted, let inner):
        let value = value(of: name) ?? .null
        if isInverted {
          if !value.isShown { try write(inner) }
        } else if case .list(let items) = value {
          for item in items { try write(inner, over: item) }
        } else if value.isShown {
          try write(inner, over: value)
        }
      }
    }
  }

  private mutating func write(_ nodes: [MustacheNode], over value: TemplateValue) throws(TemplateError) {
    context.append(value)
    try write(nodes)
    context.removeLast()
  }

  private func value(of name: MustacheName) -> TemplateValue? { TemplateValue.find(name.parts, in: context) }
}

extension TemplateValue {
  /// What a dotted name means: its first part is looked for from the innermost value outwards, the rest inside of that.
  static func find(_ parts: [String], in context: [TemplateValue]) -> TemplateValue? {
    guard let first = parts.first else { return context.last }
    for value in context.reversed() {
      guard case .object(let members) = value, var found = members[first] else { continue }
      for part in parts.dropFirst() {
        guard case .object(let members) = found, let next = members[part] else { return nil }
        found = next
      }
      return found
    }
    return nil
  }
}
