import CivilTime
import News

// What the outcome of an attempt means for the delivery, for the lane and for its fallback.
extension Lane {
  mutating func judge(_ delivery: Delivery, _ outcome: Attempt.Outcome) {
    let now = elapsed()
    switch outcome {
    case .interrupted: breaker.interrupted()
    case .delivered:
      receiverAnswers(at: now)
      log.delivered(delivery)
      reports.add(.delivered(delivery.id), at: now)
    case .failed(.giveUp(let words)):
      receiverAnswers(at: now)
      bury(delivery, brief(words), at: now)
    case .failed(.disable(let words)):
      isDisabled = true
      log.disabled(delivery, brief(words))
      reports.add(
        .postponed(delivery.id, until: courier.now(), step: delivery.step, reason: brief(words)), at: now)
    case .failed(.retry(let after, let words)):
      let asked = min(max(.zero, after ?? .zero), .seconds(86_400))
      breaker.failed(delivery.id, asked: asked, at: now, draw: courier.jitter())
      retry(delivery, brief(words), asked: asked, at: now)
    }
  }

  private mutating func receiverAnswers(at now: Duration) {
    guard breaker.succeeded() else { return }
    log.receiverIsBack()
    reports.hasten(at: now)
  }

  private mutating func retry(_ delivery: Delivery, _ reason: String, asked: Duration, at now: Duration) {
    let schedule = courier.schedule
    let attempts = delivery.attempts + 1
    let age = courier.now().since(delivery.owed)
    let delay: Duration
    let step: Int
    if breaker.isOpen {
      // The receiver's failure, not the delivery's: it goes again with the next probe, and uses up no delay.
      guard age < schedule.total || attempts <= schedule.delays.count else {
        return bury(delivery, "given up after \(attempts) attempts: \(reason)", at: now)
      }
      (delay, step) = (breaker.restsUntil - now, delivery.step)
    } else {
      guard let next = schedule.delay(step: delivery.step, draw: courier.jitter()) else {
        return bury(delivery, "given up after \(attempts) attempts: \(reason)", at: now)
      }
      (delay, step) = (next, delivery.step + 1)
    }
    log.failed(delivery, reason)
    let until = courier.now().adding(max(delay, asked))
    reports.add(.postponed(delivery.id, until: until, step: step, reason: reason), at: now)
    guard settings.fallback != nil else { return }
    if breaker.isOpen, breaker.failures >= settings.fallbackAfter {
      reports.divertAll(at: now)
    } else if attempts >= settings.fallbackAfter {
      reports.divert(delivery.id, at: now)
    }
  }

  private mutating func bury(_ delivery: Delivery, _ reason: String, at now: Duration) {
    log.buried(delivery, reason)
    reports.add(.dead(delivery.id, reason: reason), at: now)
    if settings.fallback != nil { reports.divert(delivery.id, at: now) }
  }
}

/// A reason as it is kept: what a receiver answered may be a whole page.
private func brief(_ reason: String) -> String { String(reason.prefix(1500)) }
