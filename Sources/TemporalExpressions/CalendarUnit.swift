/// The units in which texts count time.
enum CalendarUnit: UInt8, Sendable {
  case second, minute, hour, day, businessDay, weekend, week, fortnight, month, quarter, half, year, decade, century

  /// The unit's letter in an ISO 8601 duration, and how many of that letter it is. TIMEX3 adds WE, Q, H, DE and CE.
  var duration: (letter: String, each: Int) {
    switch self {
    case .second: ("S", 1)
    case .minute: ("M", 1)
    case .hour: ("H", 1)
    case .day, .businessDay: ("D", 1)
    case .weekend: ("WE", 1)
    case .week: ("W", 1)
    case .fortnight: ("W", 2)
    case .month: ("M", 1)
    case .quarter: ("Q", 1)
    case .half: ("H", 1)
    case .year: ("Y", 1)
    case .decade: ("DE", 1)
    case .century: ("CE", 1)
    }
  }

  /// Half of the unit in a smaller one; nil where it is no whole number of any.
  var half: (CalendarUnit, Int)? {
    switch self {
    case .hour: (.minute, 30)
    case .day: (.hour, 12)
    case .fortnight: (.week, 1)
    case .week: (.day, 3)
    case .month: (.day, 15)
    case .half: (.month, 3)
    case .year: (.month, 6)
    case .decade: (.year, 5)
    case .century: (.year, 50)
    case .second, .minute, .businessDay, .weekend, .quarter: nil
    }
  }

  /// Hours, minutes and seconds stand after the T of a duration.
  var isClock: Bool { self == .hour || self == .minute || self == .second }
}

enum Season: UInt8, Sendable {
  case spring, summer, autumn, winter

  /// TIMEX3's letters.
  var letters: String {
    switch self {
    case .spring: "SP"
    case .summer: "SU"
    case .autumn: "FA"
    case .winter: "WI"
    }
  }

  /// The first month of the meteorological season in the north.
  var firstMonth: Int { self == .winter ? 12 : Int(rawValue) * 3 + 3 }
}

enum PartOfDay: UInt8, Sendable {
  case morning, afternoon, evening, night

  /// TIMEX3's letters.
  var letters: String {
    switch self {
    case .morning: "MO"
    case .afternoon: "AF"
    case .evening: "EV"
    case .night: "NI"
    }
  }
}

/// Which part of a stretch the words mean.
enum Portion: UInt8, Sendable {
  /// "early July".
  case early
  /// "mid-July", "the middle of July".
  case mid
  /// "late July".
  case late
  /// "the start of July".
  case start
  /// "the end of July": names its last day.
  case end
  /// "later this month", "earlier this year": the stretch as a whole, on one side of today.
  case side
}
