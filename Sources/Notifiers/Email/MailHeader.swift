import FoundationEssentials

/// Text in a mail's headers.
enum MailHeader {
  /// `text` as it may stand in a header: one harmless line, and encoded words where it is more than plain ASCII, each of
  /// at most 52 characters, each on its own line.
  ///
  /// - Parameter always: also where it is plain: a name before an address must not be read as part of it.
  ///
  /// Source: RFC 2047, 2 and 5.
  static func encoded(_ text: String, always: Bool = false) -> String {
    let line = harmless(text)
    let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?") && line.utf8.count <= 60
    if isPlain, !always { return line }
    var words: [[UInt8]] = [[]]
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      // 30 bytes are 40 letters of base64; with the frame and the header's name that is less than a line.
      if words[words.count - 1].count + bytes.count > 30 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\n ")
  }
}

/// Text in the encoding `quoted-printable`, in lines of at most 76 characters that no mailer changes: neither a dot that
/// stands alone, nor `From ` at a line's start, nor a space at its end.
///
/// Source: RFC 2045, 6.7.
func quotedPrintable(_ text: String) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  var lines: [String] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var out: [UInt8] = []
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      let isBlank = byte == 0x20 || byte == 0x09
      let isAwkward = out.isEmpty && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
      let isBare = isBlank ? !isLast : (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isAwkward
      let piece = isBare ? [byte] : [UInt8(ascii: "="), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      if out.count + piece.count > 75 {
        lines.append(String(decoding: out, as: UTF8.self) + "=")
        out = []
      }
      out += piece
    }
    lines.append(String(decoding: out, as: UTF8.self))
  }
  return lines.joined(separator: "\n")
}
