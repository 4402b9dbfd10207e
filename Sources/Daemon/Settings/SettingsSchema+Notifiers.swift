extension SettingsSection {
  static let notifier = SettingsSection(
    name: "notifier", heading: "A notifier",
    keys: [
      Key("id", "name", nil, "As a topic's; routes name it."),
      Key("webhook", "webhook", "-", "POSTs each alert to a URL."),
      Key("alertmanager", "alertmanager", "-", "Hands each alert to Prometheus' Alertmanager."),
      Key("email", "email", "-", "Mails each alert through the system's mailer."),
      Key("command", "command", "-", "Gives each alert to a program."),
      Key("file", "file", "-", "Adds each alert to a file as a line of JSON."),
      Key("calendar", "calendar", "-", "Keeps an .ics file of the deadlines that alerts are about."),
      Key("stdout", "stdout", "-", "Prints each alert."),
      Key("journal", "journal", "-", "Writes each alert to the systemd journal, with fields."),
      Key(
        "concurrency", "number", "8 for webhook and alertmanager, else 1",
        "How many deliveries may be under way at once, 1 to 64; those of one deadline go one after the other."),
      Key("rate", "number", "none", "At most so many deliveries are started a second; 0.01 to 10000."),
      Key("fallback", "name of a notifier", "none", "Who also gets what fails here."),
      Key(
        "fallback_after", "number", "3",
        "After how many failures of one delivery, or of the receiver in a row; 1 to 20."
      ),
    ])

  /// What notifiers that post over HTTP have in common.
  private static let connection = [
    Key("timeout", "duration", "15s", "For one call as a whole; 100ms to 1m."),
    Key("connect_timeout", "duration", "5s", "Until the connection stands, TLS included; 10ms to 1m."),
    Key("answer_timeout", "duration", "timeout", "Until the answer's head is there; 10ms to 1m."),
    Key(
      "headers", "names to texts or secrets", "none",
      "Headers the receiver asks for; at most 32. A value may be a secret: `{ credential: NAME }`."),
    Key("tls", "tls", "the system's authorities", "Whom to trust, and what to show. Certificates are always verified."),
    Key("proxy", "URL or secret", "none", "`http://USER:PASSWORD@HOST:PORT` or `socks5://HOST:PORT`."),
  ]

  static let webhook = SettingsSection(
    name: "webhook", heading: "`webhook`",
    keys: [
      Key(
        "url", "URL or secret", nil,
        "http:// or https://. Where the address itself is secret: `{ credential: NAME }`. Only its host is ever shown."),
      Key(
        "secret", "secret, or a list", "none: unsigned",
        "Signs each call as Standard Webhooks says: `whsec_…` or any text gives `v1` (HMAC-SHA256), `whsk_…` gives `v1a` (Ed25519). Several while one is being replaced."
      ),
      Key(
        "format", "cloudevents, cloudevents-binary, json, alertmanager, slack, teams, discord, ntfy or template",
        "cloudevents, or template where there is one",
        "The body's shape. `json`: the alert alone (Config/schemas/alert.v1.json). `alertmanager`: what Alertmanager posts to webhooks. `ntfy`: the url ends in the topic."
      ),
      Key(
        "template", "Mustache", "none",
        "The body, over the alert's JSON. `{{x}}` is escaped for the content type; in JSON `{{{x}}}` inserts a value with its quotes."
      ),
      Key("template_file", "path", "none", "A file with the template."),
      Key(
        "content_type", "media type", "application/json",
        "Of a template's body: JSON, XML, HTML, text/plain or application/x-www-form-urlencoded."),
      Key("source", "URI reference", "/tocsin/HOSTNAME", "The `source` of each CloudEvent."),
    ] + connection)

  static let alertmanager = SettingsSection(
    name: "alertmanager", heading: "`alertmanager`",
    keys: [
      Key(
        "url", "URLs or secrets", nil,
        "One, or all of a cluster (at most 8): each gets every alert, and one that takes it is enough. `/api/v2/alerts` is added."
      ),
      Key("lasts", "duration", "24h", "For how long an alert fires; 1m to 30d."),
    ] + connection)

  static let tls = SettingsSection(
    name: "tls", heading: "`tls`",
    keys: [
      Key("ca", "path or secret", "the system's", "PEM: the authorities to trust instead of the system's."),
      Key("certificate", "path or secret", "none", "PEM: the client's certificate and those above it."),
      Key("key", "path or secret", "none", "PEM: the client's private key, without a password."),
    ])

  static let email = SettingsSection(
    name: "email", heading: "`email`",
    keys: [
      Key("to", "list of addresses", nil, "`desk@example.org` or `Trade desk <desk@example.org>`; at most 50."),
      Key("from", "address", "the mailer's own", "The sender."),
      Key("sendmail", "path", "/usr/sbin/sendmail", "Called with `-t -i` and the mail on its standard input."),
      Key("timeout", "duration", "30s", "For one mail; 100ms to 1m."),
    ])

  static let command = SettingsSection(
    name: "command", heading: "`command`",
    keys: [
      Key(
        "run", "list of texts", nil,
        "An absolute path and arguments; no shell. The alert is one line of JSON on standard input. Exit status 0: done; 75: try again later; any other: give up."
      ),
      Key(
        "environment", "names to texts or secrets", "none",
        "Besides PATH, LANG, HOME, TOCSIN_ALERT, TOCSIN_KIND, TOCSIN_SEVERITY and TOCSIN_ATTEMPT; at most 32."),
      Key(
        "timeout", "duration", "30s", "Then it and all that it started are ended, and it is tried again; 100ms to 1m."),
      Key("format", "json or cloudevents", "json", "The line on standard input."),
    ])

  static let file = SettingsSection(
    name: "file", heading: "`file`",
    keys: [
      Key("path", "path", nil, "The file. Its directory is made when missing."),
      Key("format", "json or cloudevents", "json", "One object a line."),
      Key("rotate_at", "size", "64 MiB", "Then it becomes PATH.1 and a new one begins; 4 KiB to 16 GiB."),
      Key("keep", "number", "5", "Old files that are kept; 1 to 100."),
    ])

  static let calendar = SettingsSection(
    name: "calendar", heading: "`calendar`",
    keys: [
      Key("path", "path", nil, "The .ics file, replaced as a whole. Its directory is made when missing."),
      Key("name", "text", "Deadlines", "What calendar programs call it."),
      Key("keep", "days", "400d", "How long an event stays after its end; 0d to 3650d."),
    ])

  static let stdout = SettingsSection(
    name: "stdout", heading: "`stdout`",
    keys: [
      Key("format", "text, json or cloudevents", "text", "`json`, `cloudevents`: one object a line."),
      Key("colour", "auto, always or never", "auto", "`auto`: when standard output is a terminal."),
    ])

  static let journal = SettingsSection(
    name: "journal", heading: "`journal`",
    keys: [Key("identifier", "text", "tocsin", "The journal's SYSLOG_IDENTIFIER.")])

  static let secret = SettingsSection(
    name: "secret", heading: "A secret, from just one of",
    keys: [
      Key("credential", "name", "-", "A systemd credential (`LoadCredential=`)."),
      Key("file", "path", "-", "A file; white space at its end does not count."),
      Key("environment", "name", "-", "An environment variable."),
    ])
}
