import News

/// One try at carrying a delivery, within the time it may take.
struct Attempt: Sendable {
  enum Outcome: Hashable, Sendable {
    case delivered
    case failed(DeliveryFailure)
    /// The courier was called home before the notifier answered: nobody knows whether it arrived.
    case interrupted
  }

  private enum Event: Sendable {
    case answered(DeliveryFailure?)
    case timedOut
    case interrupted
  }

  let notifier: any Notifier
  let limit: TimeLimit

  func callAsFunction(_ delivery: Delivery) async -> Outcome {
    await withTaskGroup(of: Event.self) { group in
      group.addTask {
        do throws(DeliveryFailure) {
          try await notifier.notify(delivery)
          return .answered(nil)
        } catch {
          return .answered(error)
        }
      }
      group.addTask { await limit.pass() ? .timedOut : .interrupted }
      var answer: DeliveryFailure?
      var isLate = false
      for await event in group {
        switch event {
        case .answered(let failure):
          answer = failure
          group.cancelAll()
        case .timedOut where !isLate:
          isLate = true
          group.cancelAll()
        case .timedOut, .interrupted: break
        }
      }
      // Late or not: an answer that says "delivered" is the truth.
      guard let answer else { return .delivered }
      if Task.isCancelled { return .interrupted }
      return .failed(isLate ? .retry(after: nil, reason: "no answer within \(limit.length)") : answer)
    }
  }
}
