import FoundationEssentials

/// A document could not be written as JSON.
public struct DocumentError: Error, Sendable, CustomStringConvertible {
  public let description: String
}

/// `value` as one line of JSON with sorted keys.
///
/// The standard lets three kinds of characters stand bare in a string that do harm elsewhere, so they are escaped: the
/// controls DEL and C1, which terminals obey, and the separators U+2028 and U+2029, at which some readers end a line.
func line(of value: some Encodable) throws(DocumentError) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
  let text: String
  do {
    text = String(decoding: try encoder.encode(value), as: UTF8.self)
  } catch {
    throw DocumentError(description: "cannot be written as JSON: \(error)")
  }
  func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
  }
  guard text.unicodeScalars.contains(where: isHarmful) else { return text }
  var line = ""
  for scalar in text.unicodeScalars {
    if isHarmful(scalar) {
      let digits = String(scalar.value, radix: 16)
      line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    } else {
      line.unicodeScalars.append(scalar)
    }
  }
  return line
}
