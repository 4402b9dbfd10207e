import CivilTime
import News

/// The one line that says what happened to a deadline.
enum DeadlineSummary {
  static func text(_ kind: Alert.Kind, _ deadline: Alert.DeadlineRecord) -> String {
    let title = deadline.title
    let date = deadline.until.map { "\(deadline.date) to \($0)" } ?? "\(deadline.date)"
    let proposed = deadline.state == .proposed ? " (proposed)" : ""
    switch kind {
    case .deadlineDiscovered: return "New date: \(title), \(date)\(proposed)"
    case .deadlineConfirmed:
      return deadline.previous.map { "\(title): now \(date), was \($0)" } ?? "\(title): \(date) confirmed"
    case .deadlineMoved:
      return deadline.previous.map { "\(title) moved from \($0) to \(date)" } ?? "\(title) moved to \(date)"
    case .deadlineCancelled: return "\(title), \(date): cancelled"
    case .deadlineApproaching: return "\(title) \(inDays(deadline.daysLeft)): \(date)\(proposed)"
    case .deadlineReached: return "\(title): today, \(date)\(proposed)"
    case .deadlinePassed: return "\(title) has passed: \(date)\(proposed)"
    case .articleMatched, .fileRejected: return title
    }
  }

  private static func inDays(_ days: Int) -> String {
    switch days {
    case ..<0: "since \(-days) days"
    case 0: "today"
    case 1: "tomorrow"
    default: "in \(days) days"
    }
  }
}
