/// Durations and sizes as the settings write them.
enum Quantity {
  private static let units: [(suffix: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  /// `300ms`, `10s`, `5m`, `2h`, `30d`.
  static func duration(_ text: String) -> Duration? {
    for (suffix, milliseconds) in units where text.hasSuffix(suffix) {
      guard let count = Int64(text.dropLast(suffix.count)), (0...10_000_000).contains(count) else { continue }
      return .milliseconds(count * milliseconds)
    }
    return nil
  }

  /// In the largest unit that writes it without a fraction.
  static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let total = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    let unit = units.last { total != 0 && total.isMultiple(of: $0.milliseconds) } ?? units[0]
    return "\(total / unit.milliseconds)\(unit.suffix)"
  }

  /// A number without a fraction where it has none.
  static func text(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `512`, `64 KiB`, `16 MiB`: in bytes.
  static func size(_ text: String) -> Int? {
    let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
    let (suffix, factor) = units.first { text.hasSuffix($0.0) } ?? ("", 1)
    var number = text.dropLast(suffix.count)
    while number.last == " " { number.removeLast() }
    return Int(number).flatMap {
      (0...1_000_000).contains($0) || suffix.isEmpty ? $0.multipliedReportingOverflow(by: factor) : nil
    }
    .flatMap { $0.overflow || $0.partialValue < 0 ? nil : $0.partialValue }
  }
}
