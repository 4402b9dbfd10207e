/// A text that is never shown: printing, interpolating, dumping and reflecting it give `redacted`.
public struct Confidential: Hashable, Sendable {
  let text: String

  public init(_ text: String) { self.text = text }
}

extension Confidential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "redacted" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
