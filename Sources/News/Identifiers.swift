import Crypto

/// The name an operator gave to a topic in the settings.
public typealias TopicID = String

/// The name of an entry of the register: the operator's own for a tracked deadline, a made one for a discovered one.
public typealias DeadlineID = String

/// The name of a notifier in the settings.
public typealias NotifierID = String

/// An article's identity: 16 hexadecimal digits of the SHA-256 of its words, so that the same story dropped under two
/// names, or with other white space, is the same article.
public typealias ArticleID = String

/// An alert's identity, which its deliveries carry: stable over restarts and repeats.
public typealias AlertID = String

/// The first `digits` hexadecimal digits of the SHA-256 of `text` in UTF-8.
public func digest(_ text: some Sequence<UInt8>, digits: Int = 16) -> String {
  var hash = SHA256()
  hash.update(data: Array(text))
  let hex = Array("0123456789abcdef".utf8)
  let letters = hash.finalize().flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }
  return String(decoding: letters.prefix(digits), as: UTF8.self)
}
