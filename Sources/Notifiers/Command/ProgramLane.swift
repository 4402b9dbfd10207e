import LinuxSystem
import News
import Notifications

/// Runs a notifier's programs, one at a time, off the threads that tasks share.
struct ProgramLane: Sendable {
  private let lane: BlockingLane
  private let watch: Watch?
  /// Bytes of output that are kept.
  static let outputLimit = 4096
  /// Characters of it that a reason holds.
  static let quotedOutput = 1000

  init(label: String, watch: Watch?) {
    lane = BlockingLane(label: label)
    self.watch = watch
  }

  /// - Parameters:
  ///   - confidences: words to leave out of what is told of the output.
  ///   - judge: what an exit status means; nil for done.
  func run(
    _ program: ChildProgram, input: [UInt8], time: Duration, confidences: [String],
    judge: @escaping @Sendable (_ status: Int32, _ reason: String) -> DeliveryFailure?
  ) async throws(DeliveryFailure) {
    let name = program.path
    let stuck = DeliveryFailure.retry(after: nil, reason: "\(name): stopped before it ended")
    try await lane.run(stuck: stuck) { [watch] flag in
      Result { () throws(DeliveryFailure) in
        if flag.isRaised { throw stuck }
        let outcome: ChildProgram.Outcome
        do {
          outcome = try program.run(input: input, limits: .init(time: time, output: Self.outputLimit)) { flag.isRaised }
        } catch {
          watch?(Exchange(sent: String(decoding: input, as: UTF8.self), answered: "\(error)"))
          throw .retry(after: nil, reason: "\(error)")
        }
        let words = harmless(withheld(String(decoding: outcome.output, as: UTF8.self), confidences))
        let ending = Self.text(outcome.ending, time)
        let reason = ([name, ending] + [words.shortened(to: Self.quotedOutput)].filter { !$0.isEmpty })
          .joined(separator: ": ")
        watch?(Exchange(sent: String(decoding: input, as: UTF8.self), answered: reason))
        switch outcome.ending {
        case .exited(let status): if let failure = judge(status, reason) { throw failure }
        case .killed, .timedOut: throw .retry(after: nil, reason: reason)
        case .cancelled: throw stuck
        }
      }
    }
  }

  private static func text(_ ending: ChildProgram.Ending, _ time: Duration) -> String {
    switch ending {
    case .exited(let status): "exit status \(status)"
    case .killed(let signal): "ended by signal \(signal)"
    case .timedOut: "not done within \(time), ended"
    case .cancelled: "stopped"
    }
  }
}
