import Foundation
import FuzzTargets
import Testing

@Suite("What the fuzzer has found stays mended")
struct CorpusTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzz/corpus")

  private static func inputs(of target: FuzzTarget) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: corpus.appending(path: target.name), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  @Test("every input of every corpus keeps the laws", arguments: FuzzTarget.all.map(\.name))
  func replay(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let inputs = try Self.inputs(of: target)
    #expect(inputs.count >= 20)
    for input in inputs {
      let law = target.broken(Array(try Data(contentsOf: input)))
      #expect(law == nil, "\(input.lastPathComponent)")
    }
  }

  @Test("a corpus is small enough to be kept", arguments: FuzzTarget.all.map(\.name))
  func size(name: String) throws {
    let inputs = try Self.inputs(of: try #require(FuzzTarget.named(name)))
    let bytes = try inputs.reduce(0) { $0 + (try Data(contentsOf: $1)).count }
    #expect(inputs.count <= 400 && bytes <= 200_000)
  }
}
