import CFloor

/// The least any matcher must do, in C, on the same texts in the same run: what the other times are compared with.
struct Floor {
  private var table = [UInt64](repeating: 0, count: 1 << 16)

  /// - Parameter texts: whose words are in the table, up to half its size.
  init(_ texts: [String]) {
    for text in texts.prefix(500) {
      var text = text
      text.withUTF8 { unsafe tocsin_floor_learn($0.baseAddress, $0.count, &table, UInt64(table.count - 1)) }
    }
  }

  func words(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { unsafe tocsin_floor($0.baseAddress, $0.count, table, UInt64(table.count - 1)) }
  }
}
