import CivilTime
import News
import Testing

@testable import Deadlines

/// Every line of the cue tables holds its own test.
struct CueTableTests {
  @Test("a cue's example is read as the cue says", arguments: KindVerbs.all + CueNouns.all)
  func kind(_ cue: Cue) {
    let found = commitments(cue.example)
    guard case .kind(let kind) = cue.sense else {
      Issue.record("\(cue.words): not a cue of a kind")
      return
    }
    #expect(found.first?.kind == kind, "\(cue.example) → \(found.map(\.short))")
    #expect(found.first?.date.description == "2031-06-02", "\(cue.example) → \(found.map(\.short))")
  }

  @Test("a status verb's example is read as the verb says", arguments: StatusVerbs.all)
  func status(_ cue: Cue) {
    let found = commitments(cue.example)
    let expected: Commitment.Status?
    switch cue.sense {
    case .wish: expected = .proposed
    case .promise, .report: expected = .set
    case .move: expected = .moved
    case .cancel: expected = .cancelled
    case .forecast, .idle, .kind: expected = nil
    }
    #expect(found.first?.status == expected, "\(cue.example) → \(found.map(\.short))")
  }

  @Test("no word of the tables is longer than a packed word keeps whole")
  func lengths() {
    for cue in KindVerbs.all + StatusVerbs.all + CueNouns.all {
      for word in cue.words.split(separator: " ") { #expect(word.utf8.count <= Word.longest, "\(cue.words)") }
      #expect(cue.words.split(separator: " ").count <= 5, "\(cue.words)")
    }
  }

  @Test("no cue stands in a table twice")
  func unique() {
    for table in [KindVerbs.all, StatusVerbs.all, CueNouns.all] {
      #expect(Set(table.map { "\($0.words) \($0.sense)" }).count == table.count)
    }
  }
}
