import CivilTime

/// A day, and a time where there is one, as metadata writes them.
struct MetadataDate: Hashable {
  let date: CivilDate
  let time: TimeOfDay?

  /// Reads ISO 8601 (`2025-07-23T14:05:09+09:00`, `20250723`, with a space for the `T`), and days in words ("Wed, 23 Jul
  /// 2025 14:05:09 GMT", "July 23, 2025"). The day is the one written, in the offset written. Nil for anything else, and
  /// for 1970-01-01, which stands for no date in many a database.
  init?(_ text: String) {
    let trimmed = text.unicodeScalars.prefix(100).drop { $0.properties.isWhitespace }
    guard let found = Self.iso(Array(trimmed)) ?? Self.words(trimmed), found.date != CivilDate(dayNumber: 0),
      found.date.year >= 1800
    else { return nil }
    self = found
  }

  private init(date: CivilDate, time: TimeOfDay?) {
    self.date = date
    self.time = time
  }

  private static func iso(_ scalars: [Unicode.Scalar]) -> MetadataDate? {
    var reader = DigitReader(scalars: scalars)
    guard let year = reader.number(4) else { return nil }
    let isExtended = reader.skip("-")
    guard let month = reader.number(2), !isExtended || reader.skip("-"), let day = reader.number(2),
      let date = CivilDate(year, month, day)
    else { return nil }
    guard reader.skip("T") || reader.skip("t") || reader.skip(" ") else {
      return reader.isAtDigit ? nil : MetadataDate(date: date, time: nil)
    }
    return MetadataDate(date: date, time: time(&reader))
  }

  private static func time(_ reader: inout DigitReader) -> TimeOfDay? {
    guard let hour = reader.number(2) else { return nil }
    _ = reader.skip(":")
    guard let minute = reader.number(2) else { return nil }
    if reader.skip(":") || reader.isAtDigit { _ = reader.number(2) }
    if reader.skip(".") || reader.skip(",") { while reader.isAtDigit { _ = reader.number(1) } }
    _ = reader.skip(" ")
    if reader.skip("Z") || reader.skip("z") { return TimeOfDay(hour, minute, offset: 0) }
    let sign = reader.skip("+") ? 1 : reader.skip("-") || reader.skip("\u{2212}") ? -1 : 0
    guard sign != 0, let hours = reader.number(2) else { return TimeOfDay(hour, minute) }
    _ = reader.skip(":")
    return TimeOfDay(hour, minute, offset: sign * (hours * 60 + (reader.number(2) ?? 0)))
      ?? TimeOfDay(hour, minute)
  }

  private static func words(_ text: some Collection<Unicode.Scalar>) -> MetadataDate? {
    let lexemes = Lexeme.all(in: Array(text))
    let furniture = FurnitureReader(lexemes, latest: CivilDate(dayNumber: .max / 2))
    guard let found = furniture.opening(of: 0..<lexemes.count).dates.first, let date = found.day.date else {
      return nil
    }
    return MetadataDate(date: date, time: found.time)
  }
}

private struct DigitReader {
  let scalars: [Unicode.Scalar]
  var at = 0

  var isAtDigit: Bool { at < scalars.count && (48...57).contains(scalars[at].value) }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard at < scalars.count, scalars[at] == scalar else { return false }
    at += 1
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard at + width <= scalars.count else { return nil }
    var value = 0
    for scalar in scalars[at..<at + width] {
      guard (48...57).contains(scalar.value) else { return nil }
      value = value * 10 + Int(scalar.value) - 48
    }
    at += width
    return value
  }
}
