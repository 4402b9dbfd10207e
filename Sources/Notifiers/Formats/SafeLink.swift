import FoundationEssentials

/// An address that an article gave, fit to be put into a link: absolute, http or https, without a user, at most 2000
/// bytes, and without a character that ends a link in any markup; nil for what is none.
///
/// Source: RFC 3986, 2: all but reserved and unreserved characters are percent-encoded; of the reserved ones those that
/// markup ends links with are too.
func safeLink(_ text: String) -> String? {
  let bare = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&+,;=%".utf8)
  guard text.utf8.count <= 2000, !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) else {
    return nil
  }
  let link = percentEncoded(text) { bare.contains($0) }
  guard link.utf8.count <= 2000, let parts = URLComponents(string: link), let scheme = parts.scheme?.lowercased(),
    ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil
  else { return nil }
  return link
}

/// `text` with each byte that may not stand bare as `%XX` (RFC 3986, 2.1).
func percentEncoded(_ text: String, unless isBare: (UInt8) -> Bool) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  let bytes = text.utf8.flatMap { isBare($0) ? [$0] : [UInt8(ascii: "%"), hex[Int($0 >> 4)], hex[Int($0 & 15)]] }
  return String(decoding: bytes, as: UTF8.self)
}
