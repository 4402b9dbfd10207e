import Matching
import News
import Synchronization

/// The explainers of the topics that have matched so far, each made when it is first needed.
final class ExplainerShelf: Sendable {
  private let made = Mutex<[TopicID: QueryExplainer]>([:])
  /// Of a hundred thousand topics few match; a shelf that is full is emptied.
  private static let capacity = 2000

  func explainer(of topic: TopicID, _ make: () -> QueryExplainer) -> QueryExplainer {
    if let known = made.withLock({ $0[topic] }) { return known }
    let new = make()
    made.withLock { shelf in
      if shelf.count >= Self.capacity { shelf.removeAll() }
      shelf[topic] = new
    }
    return new
  }
}
