/// An address of mail with or without a name: `desk@example.org`, `Trade desk <desk@example.org>`.
public struct MailAddress: Hashable, Sendable {
  /// As it stands in a header: an encoded name, and the address.
  let header: String

  /// Nil for what is none. Only ASCII in the address; nothing that could begin another header.
  ///
  /// Source: RFC 5322, 3.4 (without comments, groups, quoted local parts and routes).
  public init?(_ text: String) {
    let trimmed = text.split(separator: " ").joined(separator: " ")
    guard trimmed.utf8.count <= 320, !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    if trimmed.hasSuffix(">"), let angle = trimmed.lastIndex(of: "<") {
      let address = trimmed[trimmed.index(after: angle)...].dropLast()
      guard Self.isAddress(address) else { return nil }
      var name = trimmed[..<angle].drop { $0 == " " }
      while name.last == " " { name.removeLast() }
      if name.count >= 2, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
      guard !name.contains(where: { "\"\\<>".contains($0) }) else { return nil }
      header = name.isEmpty ? "<\(address)>" : "\(MailHeader.encoded(String(name), always: true)) <\(address)>"
    } else {
      guard Self.isAddress(trimmed[...]) else { return nil }
      header = trimmed
    }
  }

  private static func isAddress(_ text: Substring) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[0].hasPrefix("-"), parts[0].utf8.count <= 64 else { return false }
    let marks = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
    func isLetter(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return parts[0].utf8.allSatisfy { isLetter($0) || marks.contains($0) }
      && !parts[0].split(separator: ".", omittingEmptySubsequences: false).contains("")
      && labels.allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-")
          && label.utf8.allSatisfy { isLetter($0) || $0 == 45 }
      }
  }
}
