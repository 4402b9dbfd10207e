import CivilTime

/// Reads times of day as time lines write them: "8:33 AM", "09.12 GMT", "5:12 p.m. ET", "5 pm", "14:05:09Z".
struct ClockReader {
  let lexemes: [Lexeme]

  /// The time that begins at this lexeme, and the index after it.
  func time(at start: Int) -> (time: TimeOfDay, end: Int)? {
    guard let first = lexeme(start), first.kind == .number else { return nil }
    var end = start + 1
    let hour: Int
    var minute = 0
    var needsSuffix = true
    if let value = first.value, first.digits <= 2 {
      hour = value
      if let part = minutes(after: start) {
        minute = part
        end = start + 3
        needsSuffix = false
        if minutes(after: start + 2) != nil { end = start + 5 }
      }
    } else {
      let parts = first.text.split(separator: ".")
      guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let h = Int(parts[0]), let m = Int(parts[1])
      else { return nil }
      (hour, minute) = (h, m)
    }
    var shifted = hour
    var hasSuffix = false
    if let half = lexeme(end)?.text, let afternoon = Self.halves[half] {
      guard (1...12).contains(hour) else { return nil }
      shifted = hour % 12 + (afternoon ? 12 : 0)
      end += 1
      if lexeme(end)?.text == ".", lexeme(end - 1)?.text.contains(".") == true { end += 1 }
      hasSuffix = true
    }
    var offset: Int?
    if let zone = lexeme(end), zone.kind == .word, zone.isAllCapitals, CalendarWords.isZone(zone.text) {
      offset = CalendarWords.offset(ofZone: zone.text)
      end += 1
      hasSuffix = true
    }
    guard hasSuffix || !needsSuffix, let time = TimeOfDay(shifted, minute, offset: offset) else { return nil }
    return (time, end)
  }

  private static let halves = ["am": false, "a.m": false, "pm": true, "p.m": true]

  private func lexeme(_ index: Int) -> Lexeme? { lexemes.indices.contains(index) ? lexemes[index] : nil }

  /// The two digits of ":33" after this lexeme.
  private func minutes(after index: Int) -> Int? {
    guard let colon = lexeme(index + 1), colon.text == ":", let part = lexeme(index + 2), part.kind == .number,
      part.digits == 2, colon.range.upperBound == part.range.lowerBound
    else { return nil }
    return part.value
  }
}
