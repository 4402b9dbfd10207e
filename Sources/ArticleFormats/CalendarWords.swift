import CivilTime

/// The English names of months, weekdays and zones as they stand in time lines.
enum CalendarWords {
  /// 1…12 for a name or its abbreviation in lower case, without the dot.
  static func month(_ word: String) -> Int? { months[word] }
  static func weekday(_ word: String) -> Weekday? { weekdays[word] }

  /// Minutes east of UTC. "ET" and its like depend on the season and have none here.
  static func offset(ofZone word: String) -> Int? { offsets[word] }
  static func isZone(_ word: String) -> Bool { offsets[word] != nil || seasonalZones.contains(word) }

  private static let months: [String: Int] = {
    let names = [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
      "september sept sep", "october oct", "november nov", "december dec",
    ]
    return table(names) { $0 + 1 }
  }()

  private static let weekdays: [String: Weekday] = {
    let names = [
      "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
      "saturday sat", "sunday sun",
    ]
    return table(names) { Weekday.allCases[$0] }
  }()

  private static let offsets = [
    "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "kst": 540, "jst": 540, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
  ]
  private static let seasonalZones: Set = ["et", "ct", "mt", "pt", "eastern"]

  private static func table<Value>(_ names: [String], _ value: (Int) -> Value) -> [String: Value] {
    var table: [String: Value] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") { table[String(name)] = value(index) }
    }
    return table
  }
}
