import Synchronization

/// A value that tasks of a test share.
final class Shared<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  init(_ value: Value) { state = Mutex(value) }

  var value: Value { state.withLock { $0 } }

  func update<Result: Sendable>(_ change: (inout Value) -> Result) -> Result {
    state.withLock { value in
      var copy = value
      defer { value = copy }
      return change(&copy)
    }
  }
}
