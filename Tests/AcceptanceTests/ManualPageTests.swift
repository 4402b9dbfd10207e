import Foundation
import Testing

@Suite("tocsin(1)")
struct ManualPageTests {
  @Test("has every command and every option of each")
  func complete() throws {
    let page = try String(contentsOf: Binary.root.appending(path: "docs/man/tocsin.1"), encoding: .utf8)
      .replacingOccurrences(of: "\\-", with: "-")
    let commands = try Self.commands(of: [])
    #expect(commands.count >= 4)
    for command in commands {
      #expect(page.contains("tocsin \(command)"), "\(command)")
      for option in try tocsin(command, "--help").output.matches(of: /--[a-z][a-z-]+/).map({ String($0.output) })
      where !["--help", "--version"].contains(option) {
        #expect(page.contains(option), "tocsin \(command) \(option)")
      }
    }
  }

  /// The names in the list of subcommands.
  private static func commands(of parents: [String]) throws -> [String] {
    let help = try tocsin(parents + ["--help"]).output
    guard let list = help.range(of: "SUBCOMMANDS:") else { return [] }
    return help[list.upperBound...].matches(of: /\n  ([a-z]+)/).map { String($0.output.1) }
  }
}
