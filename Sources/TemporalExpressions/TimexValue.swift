import CivilTime

/// The value strings of TIMEX3 (ISO 8601 with the additions of TimeML).
enum TimexValue {
  /// `P90D`, `PT2H`, `PXY`.
  static func duration(_ quantity: Quantity, _ unit: CalendarUnit) -> String {
    let (letter, each) = unit.duration
    let number =
      switch quantity {
      case .number(let count): String(count * each)
      case .decimal(let count, let tenths):
        each == 1 ? "\(count).\(tenths)" : String(count * each + each * tenths / 10)
      case .vague: "X"
      }
    return (unit.isClock ? "PT" : "P") + number + letter
  }

  static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(max(0, number))
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// `P2Y3M`, `PT2H51M`, `P1DT12H`.
  static func duration(_ measures: [Measure]) -> String {
    func letters(_ isClock: Bool) -> String {
      measures.filter { $0.unit.isClock == isClock }
        .map { "\($0.count * $0.unit.duration.each)\($0.unit.duration.letter)" }.joined()
    }
    let clock = letters(true)
    return "P" + letters(false) + (clock.isEmpty ? "" : "T" + clock)
  }

  /// `198`: the decade of a year.
  static func decade(_ year: Int) -> String { padded(year / 10, 3) }

  /// `19`: the 20th century, of which 1950 is a year.
  static func century(_ year: Int) -> String { padded(year / 100) }

  static func weekend(_ week: ISOWeek) -> String { "\(week)-WE" }
}
