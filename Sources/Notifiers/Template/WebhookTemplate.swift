import CivilTime
import News

/// The operator's own shape of a webhook's body: Mustache over the alert's JSON (see `AlertDocument`).
///
/// `{{x}}` is escaped as the content type asks for, so that an article's words can never end a string or an element.
/// `{{{x}}}` inserts a value as JSON where the body is JSON, as it is in plain text, and is refused elsewhere.
public struct WebhookTemplate: Hashable, Sendable {
  public let contentType: String
  private let escaping: TemplateEscaping
  private let nodes: [MustacheNode]

  /// Reads the template, looks whether all names are an alert's, and tries it on an example of every kind of alert.
  public init(_ text: String, contentType: String = "application/json") throws(TemplateError) {
    let isPrintable = contentType.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    guard isPrintable, let escaping = TemplateEscaping(contentType: contentType) else {
      throw TemplateError(
        0,
        "how to escape text for the content type '\(harmless(contentType).shortened(to: 40))' is not known; "
          + "use JSON, XML, HTML, text/plain or application/x-www-form-urlencoded")
    }
    self.contentType = contentType
    self.escaping = escaping
    nodes = try MustacheParser.parse(text)
    let complete: TemplateValue
    do { complete = try TemplateValue(ExampleAlert.complete) } catch { throw TemplateError(0, "\(error)") }
    try Self.check(nodes, [complete], escaping)
    for kind in Alert.Kind.allCases {
      do throws(DocumentError) {
        _ = try self.text(ExampleAlert.alert(kind, raised: Timestamp(seconds: 1_900_000_000)))
      } catch {
        throw TemplateError(0, "for an alert of kind \(kind.rawValue) \(error)")
      }
    }
  }

  /// The body for an alert.
  func text(_ alert: Alert) throws(DocumentError) -> String {
    let value = try TemplateValue(alert)
    let text: String
    do {
      text = try MustacheRenderer.render(nodes, over: value, escaping: escaping)
    } catch {
      throw DocumentError(description: error.message)
    }
    guard escaping == .json else { return text }
    do {
      _ = try TemplateValue(json: text)
    } catch {
      throw DocumentError(
        description:
          "the template gives no JSON at byte \(error.offset) of it (are texts in quotes, and commas between but not after parts?)"
      )
    }
    return text
  }

  /// Whether every name is one that an alert has.
  private static func check(
    _ nodes: [MustacheNode], _ context: [TemplateValue], _ escaping: TemplateEscaping
  ) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .text: break
      case .variable(let name, let isRaw):
        if isRaw, escaping == .markup || escaping == .form {
          throw TemplateError(name.offset, "'\(name)' unescaped lets an article write markup; use {{\(name)}}")
        }
        _ = try known(name, context)
      case .section(let name, _, let inner):
        let value = try known(name, context)
        if case .list(let items) = value {
          try check(inner, context + items.prefix(1), escaping)
        } else {
          try check(inner, context + [value], escaping)
        }
      }
    }
  }

  private static func known(_ name: MustacheName, _ context: [TemplateValue]) throws(TemplateError) -> TemplateValue {
    if let value = TemplateValue.find(name.parts, in: context) { return value }
    // Where the name stops being one: what could stand there instead.
    var (count, place) = (name.parts.count - 1, context)
    while count > 0 {
      if let value = TemplateValue.find(Array(name.parts.prefix(count)), in: context) {
        place = [value]
        break
      }
      count -= 1
    }
    var names: Set<String> = []
    for case .object(let members) in place { names.formUnion(members.keys) }
    throw TemplateError(
      name.offset, "an alert has no '\(name)'; there is \(names.sorted().joined(separator: ", "))")
  }
}
