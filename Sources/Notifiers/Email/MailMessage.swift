import CivilTime
import News

/// An alert as a mail, with line ends of `\n` as `sendmail` takes them: text and HTML, and headers that no article can
/// add to.
///
/// A repeat is the same mail, `Message-ID` and all. Mails about one deadline stand in one thread: all name the same
/// `References`, which is no mail's id.
///
/// Source: RFC 5322, RFC 2046 (multipart/alternative), RFC 3834 (Auto-Submitted).
struct MailMessage: Sendable {
  let text: String

  /// Characters of a subject.
  static let longestSubject = 200

  init(_ alert: Alert, from: MailAddress?, to: [MailAddress], host: String) {
    let outline = AlertOutline(alert)
    let host = Self.domain(host)
    var headers: [(String, String)] = from.map { [("From", $0.header)] } ?? []
    headers += [
      ("To", to.map(\.header).joined(separator: ",\n ")),
      ("Subject", MailHeader.encoded("\(outline.sign) \(outline.title)".shortened(to: Self.longestSubject))),
      ("Date", Self.date(alert.raised)), ("Message-ID", "<\(alert.id)@\(host)>"),
    ]
    if let deadline = alert.deadline {
      let thread = "<deadline.\(digest(deadline.id.utf8, digits: 24))@\(host)>"
      headers += [("In-Reply-To", thread), ("References", thread)]
    }
    if alert.severity >= .warning { headers.append(("Importance", "high")) }
    let boundary = "=_\(alert.id)"
    headers += [
      ("Auto-Submitted", "auto-generated"), ("X-Tocsin-Kind", alert.kind.rawValue), ("MIME-Version", "1.0"),
      ("Content-Type", "multipart/alternative;\n boundary=\"\(boundary)\""),
    ]
    var plain = AlertText(width: 76).text(alert)
    if let link = outline.link { plain += "  \(link)\n" }
    let parts = [("plain", plain), ("html", Self.page(outline, summary: harmless(alert.summary)))]
    text =
      headers.map { "\($0): \($1)\n" }.joined() + "\n"
      + parts.map { kind, words in
        """
        --\(boundary)
        Content-Type: text/\(kind); charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        \(quotedPrintable(words))

        """
      }.joined() + "--\(boundary)--\n"
  }

  /// `Tue, 06 Apr 2027 06:57:05 +0000`.
  static func date(_ moment: Timestamp) -> String {
    let (day, clock) = (moment.date(), moment.iso8601.dropFirst(11).prefix(8))
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day.dayNumber % 7) + 7) % 7]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let iso = "\(day)"
    return "\(weekday), \(iso.suffix(2)) \(months[day.month - 1]) \(iso.prefix(4)) \(clock) +0000"
  }

  /// The host as it may stand in an id.
  private static func domain(_ host: String) -> String {
    let isName = host.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46
    }
    return isName && !host.isEmpty && !host.hasPrefix(".") && !host.hasSuffix(".") && !host.contains("..")
      ? host : "localhost"
  }

  private static func page(_ outline: AlertOutline, summary: String) -> String {
    var lines = ["<!DOCTYPE html>", "<html><body>", "<p>\(markupEscaped(summary))</p>"]
    lines.append("<h3>\(outline.sign) \(markupEscaped(outline.title))</h3>")
    if let rejection = outline.rejection { lines.append("<p>\(markupEscaped(rejection))</p>") }
    for quote in outline.quotes {
      let words = quote.map { $0.isEmphasised ? "<b>\(markupEscaped($0.text))</b>" : markupEscaped($0.text) }
      lines.append("<blockquote>\(words.joined())</blockquote>")
    }
    if let headline = outline.headline, let source = outline.source {
      let title = headline.isEmpty ? "article" : markupEscaped(headline)
      let head = outline.link.map { "<a href=\"\(markupEscaped($0))\">\(title)</a>" } ?? title
      lines.append("<p>\(head), \(markupEscaped(source))</p>")
    }
    lines.append("<table>")
    for fact in outline.facts { lines.append("<tr><td>\(fact.name)</td><td>\(markupEscaped(fact.value))</td></tr>") }
    lines.append("</table></body></html>")
    return lines.joined(separator: "\n") + "\n"
  }
}
