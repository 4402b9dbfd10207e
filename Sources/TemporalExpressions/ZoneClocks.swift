import CivilTime

/// The clocks of the zones that news names, read once.
struct ZoneClocks: Sendable {
  /// In the order of `Zone.english`; nil where the machine lacks the file.
  private let rules: [TimeZoneRules?]

  init() {
    rules = Zone.english.map { entry in
      if case .place(let identifier) = entry.clock { TimeZoneRules(identifier: identifier) } else { nil }
    }
  }

  /// Minutes east of UTC at that time of the zone's own clock; nil where nobody knows.
  func offset(_ zone: Zone, _ date: CivilDate, _ time: TimeOfDay) -> Int? {
    let index = Int(zone.index)
    guard Zone.english.indices.contains(index) else { return nil }
    return switch Zone.english[index].clock {
    case .fixed(let minutes): minutes
    case .place: rules[index].map { $0.offset(local: date, time) / 60 }
    }
  }

  func isUniversal(_ zone: Zone) -> Bool { zone.index == 0 }
}
