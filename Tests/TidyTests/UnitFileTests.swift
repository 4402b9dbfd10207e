import Testing

@Suite("The unit file explains itself")
struct UnitFileTests {
  @Test("every directive stands under a reason")
  func everyDirectiveHasItsReason() throws {
    var explained = false
    for (number, line) in try House.text("systemd/tocsin.service").split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      if line.isEmpty || line.hasPrefix("[") {
        explained = line.hasPrefix("[")
      } else if line.hasPrefix("#") {
        explained = true
      } else {
        #expect(explained, "systemd/tocsin.service:\(number + 1): \(line)")
      }
    }
  }
}
