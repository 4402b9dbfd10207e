/// Something that reads what strangers write, and the laws that must hold whatever they write.
public struct FuzzTarget: Sendable {
  /// Names its corpus: `Fuzz/corpus/NAME`.
  public let name: String
  /// Reads an input; the law that it breaks, or nil.
  public let broken: @Sendable ([UInt8]) -> String?

  public static let all = [query, reading, article]

  public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
