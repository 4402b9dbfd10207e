/// The keys of the settings file, as data: what the reader accepts, and what the reference says of it.
struct SettingsSection: Sendable {
  struct Key: Sendable {
    let name: String
    /// What stands there, for a person: `path`, `duration`, `list of inboxes`.
    let type: String
    /// What holds without the key; nil where the key is required.
    let fallback: String?
    let meaning: String

    init(_ name: String, _ type: String, _ fallback: String?, _ meaning: String) {
      self.name = name
      self.type = type
      self.fallback = fallback
      self.meaning = meaning
    }
  }

  /// As it is called in messages: "topic".
  let name: String
  let heading: String
  let keys: [Key]

  /// As a sentence takes it: "a topic", "an inbox", "the settings".
  var article: String {
    if name == "settings" { return "the settings" }
    return "\("aeiou".contains(name.prefix(1)) ? "an" : "a") \(name)"
  }
}

extension SettingsSection {
  static let top = SettingsSection(
    name: "settings", heading: "The file",
    keys: [
      Key("inboxes", "list of inboxes", nil, "Directories to watch; at least one, at most 64."),
      Key(
        "ledger", "path", "/var/lib/tocsin/ledger.sqlite", "The database of articles, deadlines, alerts and deliveries."
      ),
      Key("clock", "clock", "the system's", "Which time the desk lives in."),
      Key("names", "names to queries", "none", "Parts of queries, used as `$name`."),
      Key("topics", "list of topics", "none", "What is tracked; at most 100,000."),
      Key(
        "deadlines", "list of deadlines", "none", "Dates the operator knows of; articles confirm, move or cancel them."),
      Key("discover", "discovery", "see there", "Which dates of articles become deadlines of their own."),
      Key(
        "notifiers", "list of notifiers", "journal, stdout",
        "Places alerts can go. `journal` and `stdout` are there without being named."),
      Key(
        "routes", "list of routes", "all alerts to all notifiers",
        "Which alerts go where; an alert goes to every notifier that any route names for it."),
      Key("retry", "retry", "see there", "How failing deliveries are tried again."),
      Key("retention", "retention", "see there", "How long the ledger remembers."),
    ])

  static let inbox = SettingsSection(
    name: "inbox", heading: "An inbox",
    keys: [
      Key("path", "path", nil, "The directory. It is made when missing."),
      Key("after", "archive, delete or keep", "archive", "What becomes of a file once its article is recorded."),
      Key("archive", "path", "PATH/archive", "Where `after: archive` puts files; on the same file system."),
      Key(
        "rejected", "path", "PATH/rejected", "Where files go that are no article, each with NAME.reason.json beside it."
      ),
      Key("maximum_size", "size", "16 MiB", "Larger files are rejected; 1 KiB to 64 MiB."),
      Key("settle", "duration", "300ms", "How long a file must lie still that nobody was seen closing; 10ms to 1m."),
    ])

  static let clock = SettingsSection(
    name: "clock", heading: "The clock",
    keys: [
      Key(
        "follow", "system or articles", "system",
        "`articles`: the newest publication date is today, for replaying an archive."),
      Key("zone", "time zone", "the system's", "Where a day begins, for reminders: `America/New_York`."),
      Key("ring_at", "hour of day", "0", "The hour, 0 to 23, at which reminders ring."),
    ])

  static let topic = SettingsSection(
    name: "topic", heading: "A topic",
    keys: [
      Key("id", "name", nil, "Letters, digits, `-`, `_` and `.`; at most 64."),
      Key("title", "text", "the id", "For people."),
      Key("severity", "info, notice, warning or critical", "notice", "How much its alerts matter."),
      Key("query", "query", nil, "What an article must say; `QUERIES.md` has the language."),
      Key(
        "min_score", "number", "none",
        "Articles below it do not match: points where the query has weights (`auto^3`), else the score from 0 to 1."),
      Key(
        "tests", "list of tests", "none",
        "Texts that the query must match or must not; `tocsin check` runs them. At most 100 a topic, 10,000 in all."),
    ])

  static let topicTest = SettingsSection(
    name: "test", heading: "A topic's test, with just one of the first four keys",
    keys: [
      Key("match", "text", "-", "The topic must match this text; at most 64 KiB."),
      Key("no_match", "text", "-", "The topic must not match this text."),
      Key("match_file", "path", "-", "The topic must match this article; from the folder of the settings file."),
      Key("no_match_file", "path", "-", "The topic must not match this article."),
      Key("headline", "text", "none", "Above the text, for `headline:`."),
      Key("source", "text", "none", "For `source:`."),
      Key("byline", "text", "none", "For `byline:`."),
      Key("language", "text", "none", "For `language:`."),
    ])

  static let deadline = SettingsSection(
    name: "deadline", heading: "A tracked deadline",
    keys: [
      Key("id", "name", nil, "As a topic's."),
      Key("title", "text", "the id", "For people."),
      Key("severity", "as a topic's", "warning", "How much its alerts matter."),
      Key("kind", "due, effective, expires or scheduled", "due", "What happens on the date."),
      Key("due", "date", nil, "`2025-07-08`, `2025-07`, `2025-Q3`, `2025-08-01T00:01-04:00`."),
      Key("query", "query", nil, "What a sentence with a date must say to speak of this deadline."),
      Key("remind", "list of days", "[30d, 7d, 1d, 0d]", "When it rings before the date; `0d` is the day itself."),
    ])

  static let discover = SettingsSection(
    name: "discover", heading: "Discovery",
    keys: [
      Key(
        "from", "matched, all or none", "matched",
        "Articles whose dates become deadlines: those that match a topic, all, none."),
      Key("minimum_confidence", "number", "0.5", "Dates the reader is less sure of, 0 to 1, are left out."),
      Key("severity", "as a topic's", "notice", "How much a discovered deadline matters at least."),
      Key("remind", "list of days", "[7d, 1d, 0d]", "As a tracked deadline's."),
    ])

  static let route = SettingsSection(
    name: "route", heading: "A route",
    keys: [
      Key("when", "condition", "always", "All parts must hold."),
      Key("to", "list of notifiers", nil, "By id."),
    ])

  static let condition = SettingsSection(
    name: "condition", heading: "A route's `when`",
    keys: [
      Key("severity", "severity", "any", "`warning`, or `\">= warning\"`."),
      Key("kind", "kinds", "any", "`deadline.moved`, `deadline.*`, or a list."),
      Key("topic", "topic ids", "any", "One or a list."),
      Key("deadline", "deadline ids", "any", "One or a list."),
    ])

  static let retry = SettingsSection(
    name: "retry", heading: "Retry",
    keys: [
      Key(
        "delays", "list of durations",
        "[50ms, 100ms, 200ms, 400ms, 800ms, 1600ms, 5s, 5m, 30m, 2h, 5h, 10h, 14h, 20h, 24h]",
        "The wait after the first failure, after the second and so on; then the delivery becomes a dead letter. 10ms to 24h each, at most 32 and 14 days together. While nothing at all arrives at a receiver no delay is used up: it is probed, at most every 30s."
      ),
      Key("jitter", "number", "0.2", "The share of each delay that is drawn by lot; 0 to 1."),
    ])

  static let retention = SettingsSection(
    name: "retention", heading: "Retention",
    keys: [
      Key("articles", "duration", "730d", "An article that comes again later is a new one; 1d to 36500d."),
      Key("alerts", "duration", "730d", "Alerts that nobody is owed any more, and their deliveries; 1d to 36500d."),
    ])

  static let all = [
    top, inbox, clock, topic, topicTest, deadline, discover, notifier, webhook, alertmanager, tls, email, command, file,
    calendar, stdout, journal, secret, route, condition, retry, retention,
  ]
}
