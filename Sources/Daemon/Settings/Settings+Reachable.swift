import LinuxSystem
import Logging
import Notifiers

extension Settings {
  /// The settings without journal notifiers where no journal listens, and the routes without them: told once, instead of
  /// deliveries that could only wait.
  func reachable(_ log: Logger) -> Settings {
    guard !Journal.isListening else { return self }
    let unreachable = notifiers.filter { $0.value.kind == "journal" }.map(\.key)
    var reachable = self
    for id in unreachable {
      if routes.contains(where: { $0.to.contains(id) }) {
        log.warning("no systemd journal listens on this machine: alerts are not sent to '\(id)'")
      }
      reachable.notifiers[id] = nil
    }
    for index in reachable.routes.indices { reachable.routes[index].to.removeAll(where: unreachable.contains) }
    return reachable
  }
}
