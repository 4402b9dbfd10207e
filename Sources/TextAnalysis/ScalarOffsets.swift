/// Where scalars stand among the bytes of a text: a count every 256 bytes, so that a place is found without reading
/// all.
struct ScalarOffsets: Sendable {
  private static let stride = 256
  /// The scalars that begin before each 256th byte. Empty for a text whose scalars are all bytes.
  private var before: [Int32] = []
  private(set) var count = 0

  /// Counts the scalars of a text in place of the last.
  ///
  /// - Parameter isPlain: every byte is one.
  mutating func read(_ bytes: [UInt8], isPlain: Bool) {
    before.removeAll(keepingCapacity: true)
    count = isPlain ? bytes.count : 0
    guard !isPlain else { return }
    before.reserveCapacity(bytes.count / Self.stride + 1)
    var start = 0
    while start < bytes.count {
      before.append(Int32(clamping: count))
      let end = min(start + Self.stride, bytes.count)
      var begun = 0
      for byte in bytes[start..<end] { begun += byte & 0xC0 == 0x80 ? 0 : 1 }
      count += begun
      start = end
    }
    if count == bytes.count { before.removeAll(keepingCapacity: true) }
  }

  /// The byte at which the scalar begins, held inside the text.
  func byte(of scalar: Int, in bytes: [UInt8]) -> Int {
    guard scalar > 0 else { return 0 }
    guard scalar < count else { return bytes.count }
    guard !before.isEmpty else { return scalar }
    var low = 0
    var high = before.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(before[middle]) <= scalar { low = middle } else { high = middle }
    }
    var index = low * Self.stride
    var left = scalar - Int(before[low])
    while index < bytes.count {
      if bytes[index] & 0xC0 != 0x80 {
        if left == 0 { return index }
        left -= 1
      }
      index += 1
    }
    return bytes.count
  }
}
