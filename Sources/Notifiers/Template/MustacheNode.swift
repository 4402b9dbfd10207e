/// A parsed template.
///
/// Source: mustache(5).
enum MustacheNode: Hashable, Sendable {
  case text(String)
  /// `{{name}}`, or `{{{name}}}` and `{{&name}}`.
  case variable(MustacheName, isRaw: Bool)
  /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}`.
  case section(MustacheName, isInverted: Bool, [MustacheNode])
}

/// A dotted name and where it stands.
struct MustacheName: Hashable, Sendable, CustomStringConvertible {
  /// Empty for `.`, the value at hand.
  let parts: [String]
  /// Unicode scalars before it in the template.
  let offset: Int

  var description: String { parts.isEmpty ? "." : parts.joined(separator: ".") }
}
