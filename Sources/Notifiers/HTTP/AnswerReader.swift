import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Keeps an answer's head and the start of its body; hangs up once it has enough.
final class AnswerReader: HTTPClientResponseDelegate {
  private struct Enough: Error {}

  private struct State {
    var head: HTTPResponseHead?
    var body: [UInt8] = []
  }

  private let state = Mutex(State())

  /// What has come so far; nil before there is a status.
  var partial: HTTPAnswer? {
    state.withLock { state in
      state.head.map { head in
        HTTPAnswer(
          status: Int(head.status.code), headers: head.headers.map { ($0.name, $0.value) }, body: state.body)
      }
    }
  }

  func didReceiveHead(task: HTTPClient.Task<HTTPAnswer>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
    state.withLock { $0.head = head }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(task: HTTPClient.Task<HTTPAnswer>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
    let isEnough = state.withLock { state in
      state.body += buffer.readableBytesView.prefix(HTTPAnswer.bodyLimit - state.body.count)
      return state.body.count >= HTTPAnswer.bodyLimit
    }
    return isEnough ? task.eventLoop.makeFailedFuture(Enough()) : task.eventLoop.makeSucceededVoidFuture()
  }

  func didFinishRequest(task: HTTPClient.Task<HTTPAnswer>) throws -> HTTPAnswer {
    guard let partial else { throw HTTPClientError.remoteConnectionClosed }
    return partial
  }
}
