/// The decimal digits of `value`, with zeros in front up to `width`.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// The numbers of an ISO 8601 text whose groups of ASCII digits have just these widths and are joined by "-".
func digitGroups(_ text: String, _ widths: [Int]) -> [Int]? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.count == widths.count else { return nil }
  var numbers: [Int] = []
  for (part, width) in zip(parts, widths) {
    guard let number = digits(part, width) else { return nil }
    numbers.append(number)
  }
  return numbers
}

/// The number that exactly `width` ASCII digits write.
func digits(_ part: Substring, _ width: Int) -> Int? {
  guard part.utf8.count == width, part.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int(part)
}
