import CivilTime

extension Lexicon {
  /// The words of English that the grammar knows.
  static let english: Lexicon = {
    var entries: [Entry] = []
    for (index, names) in months.enumerated() {
      entries.append((names.long, .month(index + 1, short: false)))
      entries.append((names.short, .month(index + 1, short: true)))
    }
    for (day, names) in zip(Weekday.allCases, weekdays) {
      entries.append((names.long, .weekday(day, short: false)))
      entries.append((names.long + "s", .weekdays(day)))
      entries.append((names.short, .weekday(day, short: true)))
    }
    for (index, word) in cardinals.split(separator: " ").enumerated() {
      entries.append((String(word), .cardinal(index < 20 ? index + 1 : index * 10 - 170)))
    }
    for (index, word) in ordinals.split(separator: " ").enumerated() {
      entries.append((String(word), .ordinal(index + 1, numeral: false)))
    }
    for list in [units, numbers, pointers, clockWords, prepositions, cues] { entries += list }
    for (index, zone) in Zone.english.enumerated() {
      entries.append((zone.abbreviations, .zone(Zone(index: UInt8(index)))))
    }
    for (group, names) in Holiday.englishGroups.enumerated() {
      entries.append((names.first, .holidayWord(UInt8(clamping: group))))
    }
    return Lexicon(entries)
  }()

  typealias Entry = (words: String, lexeme: Lexeme)

  private static let months: [(long: String, short: String)] = [
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may", ""), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sep sept"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
  ]

  private static let weekdays: [(long: String, short: String)] = [
    ("monday", "mon"), ("tuesday", "tue tues"), ("wednesday", "wed weds"), ("thursday", "thu thur thurs"),
    ("friday", "fri"), ("saturday", "sat"), ("sunday", "sun"),
  ]

  /// One to twenty, then the tens.
  private static let cardinals = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    """

  private static let ordinals = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """

  private static let units: [Entry] = [
    ("minute min", .unit(.minute, plural: false)), ("minutes mins", .unit(.minute, plural: true)),
    ("seconds secs", .unit(.second, plural: true)),
    ("hour hr", .unit(.hour, plural: false)), ("hours hrs", .unit(.hour, plural: true)),
    ("day", .unit(.day, plural: false)), ("days", .unit(.day, plural: true)),
    ("weekend", .unit(.weekend, plural: false)), ("weekends", .unit(.weekend, plural: true)),
    ("week", .unit(.week, plural: false)), ("weeks", .unit(.week, plural: true)),
    ("fortnight", .unit(.fortnight, plural: false)), ("fortnights", .unit(.fortnight, plural: true)),
    ("month", .unit(.month, plural: false)), ("months", .unit(.month, plural: true)),
    ("quarter", .unit(.quarter, plural: false)), ("quarters", .unit(.quarter, plural: true)),
    ("half", .unit(.half, plural: false)),
    ("year yr", .unit(.year, plural: false)), ("years yrs", .unit(.year, plural: true)),
    ("decade", .unit(.decade, plural: false)), ("decades", .unit(.decade, plural: true)),
    ("century", .unit(.century, plural: false)), ("centuries", .unit(.century, plural: true)),
    ("spring springtime", .season(.spring)), ("summer summertime", .season(.summer)),
    ("autumn fall", .season(.autumn)), ("winter wintertime", .season(.winter)),
    ("fifties", .decade(50)), ("sixties", .decade(60)), ("seventies", .decade(70)), ("eighties", .decade(80)),
    ("nineties", .decade(90)),
    ("daily nightly", .frequency(.day)), ("weekly", .frequency(.week)), ("monthly", .frequency(.month)),
    ("quarterly", .frequency(.quarter)), ("annually yearly", .frequency(.year)), ("annual", .adjective(.year)),
    ("hourly", .frequency(.hour)), ("fortnightly", .frequency(.fortnight)),
    ("fiscal financial", .fiscal),
  ]

  private static let numbers: [Entry] = [
    ("dozen", .cardinal(12)), ("thirtieth", .ordinal(30, numeral: false)), ("final", .last),
    ("several few couple some many numerous countless", .vagueNumber),
  ]

  private static let pointers: [Entry] = [
    ("today", .deicticDay(0)), ("tomorrow tmrw", .deicticDay(1)), ("yesterday", .deicticDay(-1)),
    ("tonight", .tonight), ("overnight", .overnight),
    ("now currently presently nowadays", .reference(.present)),
    ("recently lately formerly previously", .reference(.past)),
    ("soon shortly future", .reference(.future)),
    ("the", .the), ("a an another", .indefinite), ("this current", .this), ("that", .that), ("last", .last),
    ("next coming upcoming", .next),
    ("past recent", .past), ("previous preceding prior", .previous), ("following subsequent", .following),
    ("same", .same), ("early", .portion(.early)), ("mid middle", .portion(.mid)), ("late", .portion(.late)),
    ("end close", .portion(.end)), ("start beginning outset", .portion(.start)),
    ("ago", .ago), ("earlier", .earlier), ("later hence afterwards thereafter", .later), ("old", .old),
    ("every each", .every),
  ]

  private static let clockWords: [Entry] = [
    ("morning", .partOfDay(.morning)), ("afternoon midafternoon", .partOfDay(.afternoon)),
    ("evening", .partOfDay(.evening)),
    ("night", .partOfDay(.night)), ("noon midday", .noon), ("midnight", .midnight),
    ("a.m am", .meridiem(pm: false)), ("p.m pm", .meridiem(pm: true)), ("o'clock", .oclock),
  ]

  private static let prepositions: [Entry] = [
    ("on upon", .preposition(.on)), ("in", .preposition(.in)), ("at", .preposition(.at)), ("of", .preposition(.of)),
    ("by", .preposition(.by)), ("until till til", .preposition(.until)), ("before", .preposition(.before)),
    ("after", .preposition(.after)), ("since", .preposition(.since)), ("from", .preposition(.from)),
    ("to", .preposition(.to)), ("through thru", .preposition(.through)), ("during", .preposition(.during)),
    ("throughout", .preposition(.during)), ("within", .preposition(.within)), ("for", .preposition(.for)),
    ("around about circa", .preposition(.around)), ("over", .preposition(.over)),
    ("starting effective beginning", .preposition(.starting)),
    ("and or", .and), ("between", .between),
  ]
}
