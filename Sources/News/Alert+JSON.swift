public import CivilTime

// The same as what `Encodable` gives with sorted keys, written by hand; a test compares the two.
extension Alert {
  /// The fields of an object that stands for the alert.
  /// - Parameter raised: writes the moment.
  public func write(to text: inout JSONText, raised: (inout JSONText, Timestamp) -> Void) {
    text.object { text in
      text.field("article", article) { $1.write(to: &$0) }
      text.field("deadline", deadline) { $1.write(to: &$0) }
      text.field("evidence", evidence) { text, evidence in text.list(evidence) { $1.write(to: &$0) } }
      text.field("explanation", explanation) { $1.write(to: &$0) }
      text.field("id", id)
      text.field("kind", kind.rawValue)
      text.field("raised", self.raised, raised)
      text.field("rejection", rejection) { text, rejection in
        text.object {
          $0.field("message", rejection.message)
          $0.field("reason", rejection.reason.rawValue)
        }
      }
      text.field("rule", rule)
      text.field("severity", severity.rawValue)
      text.field("summary", summary)
      text.field("topic", topic) { text, topic in
        text.object {
          $0.field("id", topic.id)
          $0.field("score", topic.score)
          $0.field("title", topic.title)
        }
      }
    }
  }

  /// As the ledger keeps it: what `Decodable` reads.
  public var json: [UInt8] {
    var text = JSONText()
    write(to: &text)
    return text.bytes
  }

  /// The same into a larger text.
  public func write(to text: inout JSONText) {
    write(to: &text) { text, moment in text.object { $0.field("milliseconds", Int(moment.milliseconds)) } }
  }
}

extension ArticleReference {
  public func write(to text: inout JSONText) {
    text.object {
      $0.field("file", file)
      $0.field("headline", headline)
      $0.field("id", id)
      $0.field("published", published.description)
      $0.field("source", source)
      $0.field("url", url)
    }
  }
}

extension Alert.DeadlineRecord {
  func write(to text: inout JSONText) {
    text.object {
      $0.field("date", date.description)
      $0.field("daysLeft", daysLeft)
      $0.field("id", id)
      $0.field("kind", kind.rawValue)
      $0.field("origin", origin.rawValue)
      $0.field("previous", previous?.description)
      $0.field("state", state.rawValue)
      $0.field("title", title)
      $0.field("until", until?.description)
    }
  }
}

extension Evidence {
  func write(to text: inout JSONText) {
    text.object {
      $0.field("article", article) { $1.write(to: &$0) }
      $0.field("quote", quote)
      $0.field("spans", spans) { text, spans in
        text.list(spans) { text, span in
          text.object {
            $0.field("end", span.end)
            $0.field("start", span.start)
            $0.field("text", span.text)
          }
        }
      }
    }
  }
}
