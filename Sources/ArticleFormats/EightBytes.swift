/// Eight bytes of a text at a time.
///
/// Source: Sean Anderson, Bit Twiddling Hacks, "hasless", "haszero".
enum EightBytes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highest: UInt64 = 0x8080_8080_8080_8080

  /// Whether one of the eight is below 32.
  @inline(__always)
  static func haveControl(_ eight: UInt64) -> Bool { (eight &- ones &* 32) & ~eight & highest != 0 }

  /// Whether one of the eight is `byte`.
  @inline(__always)
  static func have(_ byte: UInt8, _ eight: UInt64) -> Bool {
    let others = eight ^ (ones &* UInt64(byte))
    return (others &- ones) & ~others & highest != 0
  }
}
