import NIOHTTP1

/// What a receiver answered.
struct HTTPAnswer: Sendable {
  let status: Int
  let headers: [(name: String, value: String)]
  /// The start of the body, at most `bodyLimit` bytes.
  let body: [UInt8]

  static let bodyLimit = 4096
  /// Characters of it that a reason holds.
  static let quotedBody = 1000

  func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }

  /// `503 Service Unavailable`.
  var title: String {
    let phrase = HTTPResponseStatus(statusCode: status).reasonPhrase
    return phrase.isEmpty ? "\(status)" : "\(status) \(phrase)"
  }

  /// `503 Service Unavailable: the queue is full`.
  ///
  /// - Parameter confidences: words to leave out where the receiver sends back what it was told.
  func summary(advice: String, withholding confidences: [String]) -> String {
    let words = harmless(withheld(String(decoding: body, as: UTF8.self), confidences))
    return ([title] + [advice, words.shortened(to: Self.quotedBody)].filter { !$0.isEmpty }).joined(separator: ": ")
  }

  /// Status, headers and the start of the body, as text to look at.
  func text(withholding confidences: [String]) -> String {
    let lines = [title] + headers.map { "\($0.name.lowercased()): \(harmless(withheld($0.value, confidences)))" }
    let words = withheld(String(decoding: body, as: UTF8.self), confidences)
      .split(separator: "\n", omittingEmptySubsequences: false).map { harmless($0) }
    return (lines + [""] + words).joined(separator: "\n")
  }
}

/// `text` without what only the two sides should know.
func withheld(_ text: String, _ confidences: [String]) -> String {
  confidences.reduce(text) { $0.replacing($1, with: "redacted") }
}
