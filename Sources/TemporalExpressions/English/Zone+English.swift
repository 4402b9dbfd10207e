extension Zone {
  /// How a zone's clocks stand.
  enum Clock: Sendable {
    /// Minutes east of UTC, summer and winter.
    case fixed(Int)
    /// The place's own clock: its identifier in the time zone database.
    case place(String)
  }

  struct Entry: Sendable {
    /// Folded words that mean it by themselves after a time.
    let abbreviations: String
    /// Folded words that mean it in front of "time".
    let names: String
    let clock: Clock
  }

  private static func entry(_ abbreviations: String, _ names: String, _ clock: Clock) -> Entry {
    Entry(abbreviations: abbreviations, names: names, clock: clock)
  }

  static let english: [Entry] = [
    entry("gmt utc", "greenwich universal", .fixed(0)),
    entry("et", "eastern york washington", .place("America/New_York")),
    entry("edt", "", .fixed(-240)), entry("est", "", .fixed(-300)),
    entry("ct", "central chicago", .place("America/Chicago")),
    entry("cdt", "", .fixed(-300)), entry("cst", "", .fixed(-360)),
    entry("mt", "mountain", .place("America/Denver")),
    entry("mdt", "", .fixed(-360)), entry("mst", "", .fixed(-420)),
    entry("pt", "pacific", .place("America/Los_Angeles")),
    entry("pdt", "", .fixed(-420)), entry("pst", "", .fixed(-480)),
    entry("bst", "", .fixed(60)), entry("", "london british uk", .place("Europe/London")),
    entry("wet", "", .fixed(0)), entry("west", "", .fixed(60)),
    entry("cet", "", .fixed(60)), entry("cest", "", .fixed(120)),
    entry("", "paris french", .place("Europe/Paris")), entry("", "berlin german", .place("Europe/Berlin")),
    entry("", "brussels european", .place("Europe/Brussels")), entry("", "geneva swiss", .place("Europe/Zurich")),
    entry("eet", "", .fixed(120)), entry("eest", "", .fixed(180)),
    entry("", "kyiv kiev ukrainian", .place("Europe/Kyiv")), entry("msk", "moscow russian", .place("Europe/Moscow")),
    entry("", "beijing shanghai chinese china", .place("Asia/Shanghai")),
    entry("hkt", "kong", .place("Asia/Hong_Kong")), entry("sgt", "singapore", .place("Asia/Singapore")),
    entry("kst", "seoul korean korea", .place("Asia/Seoul")),
    entry("jst", "tokyo japanese japan", .place("Asia/Tokyo")),
    entry("ist", "delhi indian india", .place("Asia/Kolkata")),
    entry("", "jerusalem israeli", .place("Asia/Jerusalem")),
    entry("aest", "", .fixed(600)), entry("aedt", "", .fixed(660)),
    entry("", "sydney canberra", .place("Australia/Sydney")), entry("", "brasilia", .place("America/Sao_Paulo")),
  ]

  /// The zone that a folded word means in front of "time".
  static func named(_ word: some Collection<UInt8>) -> Zone? {
    englishNames[String(decoding: word, as: UTF8.self)]
  }

  private static let englishNames: [String: Zone] = {
    var names: [String: Zone] = [:]
    for (index, entry) in english.enumerated() {
      for name in entry.names.split(separator: " ") { names[String(name)] = Zone(index: UInt8(index)) }
    }
    return names
  }()
}
