import News
import Testing

@testable import Notifiers

@Suite("Templates")
struct TemplateTests {
  private static func render(_ template: String, _ json: String, _ escaping: TemplateEscaping = .none) throws -> String
  {
    try MustacheRenderer.render(MustacheParser.parse(template), over: TemplateValue(json: json), escaping: escaping)
  }

  @Test(
    "they say what Mustache says",
    arguments: [
      ("Hello, {{who}}!", #"{"who": "you"}"#, "Hello, you!"),
      ("{{ a.b.c }}|{{a.x.c}}|{{x}}", #"{"a": {"b": {"c": 1.5}}}"#, "1.5||"),
      ("{{#a}}{{b}}{{/a}}", #"{"a": {"b": 1}}"#, "1"),
      ("{{#a}}<{{.}}>{{/a}}", #"{"a": ["x", 2, true]}"#, "<x><2><true>"),
      ("{{#a}}{{b}}{{c}} {{/a}}", #"{"c": 9, "a": [{"b": 1}, {"b": 2}]}"#, "19 29 "),
      ("{{#a}}yes{{/a}}{{^a}}no{{/a}}", #"{"a": []}"#, "no"),
      ("{{#a}}yes{{/a}}{{^a}}no{{/a}}", #"{"a": false}"#, "no"),
      ("{{#a}}yes{{/a}}{{^a}}no{{/a}}", #"{"b": 0}"#, "no"),
      ("{{#a}}{{#a}}in{{/a}}{{/a}}", #"{"a": 0}"#, "in"),
      ("a{{! a remark }}b", "{}", "ab"),
      ("a\n  {{! alone }}  \nb\n", "{}", "a\nb\n"),
      ("{{#a}}\n- {{.}}\n{{/a}}\nend", #"{"a": [1, 2]}"#, "- 1\n- 2\nend"),
      ("| {{#a}} {{.}} {{/a}} |", #"{"a": 1}"#, "|  1  |"),
      ("{{=<% %>=}}<% a %> {{a}} <%={{ }}=%>{{a}}", #"{"a": 1}"#, "1 {{a}} 1"),
      ("{{{a}}} {{&a}}", #"{"a": "<&>"}"#, "<&> <&>"),
      ("{{a}}", #"{"a": ["x", {"b": null}]}"#, #"["x",{"b":null}]"#),
    ])
  func rendering(template: String, json: String, expected: String) throws {
    #expect(try Self.render(template, json) == expected)
  }

  @Test(
    "text is escaped for where it goes",
    arguments: [
      (.json, "a\"b\\c\nd\u{1}\u{2028}<", #"a\"b\\c\nd\u0001\u2028\u003c"#),
      (.markup, "<a href='x'>&\"\u{1}", "&lt;a href=&#39;x&#39;&gt;&amp;&quot;\u{FFFD}"),
      (.form, "a b&c=ü", "a%20b%26c%3D%C3%BC"), (.none, "<&\">", "<&\">"),
    ] as [(TemplateEscaping, String, String)])
  func escaping(escaping: TemplateEscaping, text: String, expected: String) {
    #expect(escaping.escaped(text) == expected)
  }

  @Test(
    "the content type says how",
    arguments: [
      ("application/json; charset=utf-8", .json), ("application/vnd.api+JSON", .json), ("text/html", .markup),
      ("image/svg+xml", .markup), ("text/plain", TemplateEscaping.none), ("application/x-www-form-urlencoded", .form),
      ("application/octet-stream", nil), ("", nil),
    ] as [(String, TemplateEscaping?)])
  func contentTypes(type: String, escaping: TemplateEscaping?) {
    #expect(TemplateEscaping(contentType: type) == escaping)
  }

  @Test(
    "a template that is wrong is refused at the place",
    arguments: [
      ("{\"a\": \"{{summary\"}", 7, "this tag has no end"),
      ("{{#topic}}x", 3, "the section 'topic' has no end"),
      ("\"{{/topic}}\"", 4, "begins nowhere"),
      ("{{#topic}}{{#article}}{{/topic}}{{/article}}", 25, "'topic' ends here, but 'article' is open"),
      ("\"{{sumary}}\"", 3, "an alert has no 'sumary'; there is article, deadline"),
      ("\"{{deadline.dat}}\"", 3, "an alert has no 'deadline.dat'; there is date, daysLeft, id"),
      ("{{#evidence}}\"{{quot}}\"{{/evidence}}", 16, "an alert has no 'quot'; there is article"),
      ("\"{{> header}}\"", 1, "no partials"), ("\"{{a b}}\"", 3, "'a b' is no name"),
      ("{\"a\": {{summary}}}", 0, "for an alert of kind article.matched the template gives no JSON"),
      ("{\"a\": {{{deadline.date}}},}", 0, "gives no JSON"),
      ("{{=a=}}", 3, "new delimiters are written"),
      (String(repeating: "{{#topic}}", count: 17), 160, "more than 16 sections deep"),
      (String(repeating: "x", count: 65_537), 65_536, "at most 65536"),
    ])
  func refused(template: String, offset: Int, words: String) {
    do {
      _ = try WebhookTemplate(template)
      Issue.record("passed")
    } catch {
      #expect(error.offset == offset && error.message.contains(words), "\(error.offset): \(error.message)")
    }
  }

  @Test("what is not escaped is refused where it could be markup, and inserts whole values where it is JSON")
  func raw() throws {
    for type in ["text/html", "application/x-www-form-urlencoded"] {
      #expect(throws: TemplateError.self) { try WebhookTemplate("{{{summary}}}", contentType: type) }
    }
    let template = try WebhookTemplate(
      #"{"title": {{{summary}}}, "deadline": {{{deadline}}}, "days": {{{deadline.daysLeft}}}}"#)
    let value = try TemplateValue(json: template.text(Sample.alert(.deadlineMoved)))
    #expect(value["title"].text == "Cheese notice: 2027-03-02 → 2027-04-15" && value["days"] == .number("9"))
    #expect(value["deadline"]["id"].text == "cheese-quota")
    #expect(try TemplateValue(json: template.text(Sample.hostile))["deadline"] == .null)
  }

  @Test("an article's words can end no string, whatever they are", arguments: FormatTests.alerts.indices)
  func injection(index: Int) throws {
    let template = try WebhookTemplate(#"{"a": "{{summary}}{{#article}}{{headline}}{{/article}}", "b": {{{rule}}}}"#)
    let alert = FormatTests.alerts[index]
    guard case .object(let members) = try TemplateValue(json: template.text(alert)) else { throw Unexpected(nil) }
    #expect(members.keys.sorted() == ["a", "b"])
    #expect(members["a"]?.text == alert.summary + (alert.article?.headline ?? ""))
  }

  @Test(
    "JSON is read as strictly as it is defined",
    arguments: [
      ("[1, -0.5e+3, \"\\u00e9\\ud83e\\uddc0\\n\", null, {}]", true), (" true ", true), ("", false), ("[1,]", false),
      ("{\"a\":1,}", false), ("01", false), ("1.", false), ("+1", false), ("{a:1}", false), ("\"\n\"", false),
      ("\"\\ud83e\"", false), ("\"\\x\"", false), ("[1] 2", false), ("nul", false), ("'a'", false), ("NaN", false),
      (String(repeating: "[", count: 100_000), false),
    ])
  func strictJSON(text: String, isJSON: Bool) { #expect(((try? TemplateValue(json: text)) != nil) == isJSON) }

  @Test("what a template gives is bounded")
  func bounded() throws {
    let repeated =
      String(repeating: "{{#evidence}}", count: 8) + "{{quote}}" + String(repeating: "{{/evidence}}", count: 8)
    let template = try WebhookTemplate(repeated, contentType: "text/plain")
    #expect(throws: DocumentError.self) { try template.text(FormatTests.long) }
  }

  @Test(
    "content types that no header may hold are refused",
    arguments: ["application/json\r\nx: y", "ü", "application/zip"])
  func headers(type: String) { #expect(throws: TemplateError.self) { try WebhookTemplate("x", contentType: type) } }
}
