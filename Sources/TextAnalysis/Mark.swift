/// What single marks say about sentences.
enum Mark {
  /// ". ! ? …" and their wide forms.
  static func terminates(_ bytes: [UInt8], _ token: Token) -> Bool {
    switch scalar(bytes, token) {
    case ".", "!", "?", "…", "‼", "⁇", "⁈", "⁉": true
    default: isWide(bytes, token)
    }
  }

  /// The full stops of East Asia, which no space follows.
  static func isWide(_ bytes: [UInt8], _ token: Token) -> Bool {
    switch scalar(bytes, token) {
    case "。", "．", "！", "？", "｡": true
    default: false
    }
  }

  static func closes(_ bytes: [UInt8], _ token: Token) -> Bool {
    switch scalar(bytes, token) {
    case "\"", "'", "”", "’", ")", "]", "}", "»", "›", "」", "』", "）": true
    default: false
    }
  }

  static func opens(_ bytes: [UInt8], _ token: Token) -> Bool {
    switch scalar(bytes, token) {
    case "\"", "'", "“", "‘", "„", "(", "[", "{", "«", "‹", "「", "『", "（", "$", "€", "£", "¥", "₩", "¿", "¡", "—", "–",
      "-", "•", "*":
      true
    default: false
    }
  }

  /// After these at the end of a line the sentence goes on.
  static func continues(_ bytes: [UInt8], _ token: Token) -> Bool {
    switch scalar(bytes, token) {
    case ",", "-", "–", "—", "(", "[", "/", "&", "$", "€", "£": true
    default: false
    }
  }

  /// The first scalar of a mark; a space for words and numbers.
  private static func scalar(_ bytes: [UInt8], _ token: Token) -> Unicode.Scalar {
    guard token.kind == .mark else { return " " }
    let first = bytes[Int(token.start)]
    if first < 0x80 { return Unicode.Scalar(first) }
    let slice = bytes[Int(token.start)..<min(Int(token.end), Int(token.start) + 4)]
    return String(decoding: slice, as: UTF8.self).unicodeScalars.first ?? " "
  }
}
