import Deadlines
import News
import Synchronization
import Triage

/// What the settings make of the desk: everything a reload replaces at once.
struct Workbench: Sendable {
  let desk: Desk
  let judge: Judge
  let reminders: Reminders
  let routes: [Route]
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
    desk = Desk(settings.plan, commitmentsOf: settings.interest)
    let fold = RegisterFold(rules: settings.rules)
    judge = Judge(topics: settings.topics.map(\.topic), fold: fold)
    reminders = Reminders(rules: settings.rules)
    routes = settings.routes
  }
}

/// Holds the workbench in use. Readers take a whole one and keep it for one batch.
final class Holder<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  init(_ value: Value) { self.value = Mutex(value) }

  var current: Value { value.withLock { $0 } }

  func replace(_ new: Value) { value.withLock { $0 = new } }
}
