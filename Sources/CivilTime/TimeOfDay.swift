/// A time of day as a text states it: hour and minute, and the offset from UTC where a zone is named.
public struct TimeOfDay: Hashable, Sendable {
  /// 0…24; 24 only as `24:00`, the end of a day (ISO 8601).
  public let hour: Int
  /// 0…59.
  public let minute: Int
  /// Minutes east of UTC.
  public let offset: Int?

  public init?(_ hour: Int, _ minute: Int, offset: Int? = nil) {
    guard (0...23).contains(hour) && (0...59).contains(minute) || hour == 24 && minute == 0 else { return nil }
    if let offset, abs(offset) > 18 * 60 { return nil }
    self.hour = hour
    self.minute = minute
    self.offset = offset
  }

  /// The same time with an offset in minutes east of UTC.
  public func at(offset: Int?) -> TimeOfDay { TimeOfDay(hour, minute, offset: offset) ?? self }
}

extension TimeOfDay: CustomStringConvertible {
  /// `00:01`, `00:01-04:00`, `12:00Z`.
  public var description: String {
    let time = "\(padded(hour, 2)):\(padded(minute, 2))"
    guard let offset else { return time }
    if offset == 0 { return time + "Z" }
    return time + (offset < 0 ? "-" : "+") + "\(padded(abs(offset) / 60, 2)):\(padded(abs(offset) % 60, 2))"
  }

  /// Reads what `description` writes.
  init?(iso text: Substring) {
    var rest = text
    func number(_ width: Int) -> Int? {
      defer { rest = rest.dropFirst(width) }
      return digits(rest.prefix(width), width)
    }
    guard let hour = number(2), rest.popFirst() == ":", let minute = number(2) else { return nil }
    guard let sign = rest.popFirst() else {
      self.init(hour, minute)
      return
    }
    if sign == "Z", rest.isEmpty {
      self.init(hour, minute, offset: 0)
      return
    }
    guard sign == "+" || sign == "-", let h = number(2), rest.popFirst() == ":", let m = number(2), rest.isEmpty
    else { return nil }
    self.init(hour, minute, offset: (sign == "-" ? -1 : 1) * (h * 60 + m))
  }
}

extension TimeOfDay: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let time = TimeOfDay(iso: text[...]) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a time of day HH:MM"))
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
