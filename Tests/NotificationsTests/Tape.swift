/// What happened, in order, for one reader that waits for it.
final class Tape<Element: Sendable>: Sendable {
  private let stream: AsyncStream<Element>
  private let sink: AsyncStream<Element>.Continuation

  init() { (stream, sink) = AsyncStream.makeStream() }

  func add(_ element: Element) { sink.yield(element) }

  /// The next thing that happens; nil once the task is cancelled.
  func next() async -> Element? {
    for await element in stream { return element }
    return nil
  }
}
