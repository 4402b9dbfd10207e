import FoundationEssentials
import TestSupport

/// What Tocsin's messages are checked with that Tocsin has no part in: Python packages, Debian's Alertmanager.
enum Independent {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let home = root + "/.build/independent"
  static let scripts = root + "/Tests/Independent"
  static let schema = root + "/Config/schemas/alert.v1.json"

  /// The Python that has the packages; nil where they cannot be installed.
  static let python: String? =
    run([scripts + "/prepare", "python", home]).status == 0 ? home + "/venv/bin/python" : nil
  /// What starts it, save for its options: it finds its own files where they would be installed, in a name space of its
  /// own. Nil where Debian's package cannot be had, or that cannot be done.
  static let alertmanager: [String]? = {
    guard run([scripts + "/prepare", "alertmanager", home]).status == 0 else { return nil }
    let unpacked = home + "/alertmanager/usr"
    let script = "mount --bind \(unpacked)/share /usr/share && exec \(unpacked)/bin/prometheus-alertmanager \"$@\""
    return ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
  }()

  /// Runs a script of `Tests/Independent`.
  static func check(_ script: String, _ arguments: [String]) -> (status: Int32, output: String) {
    run([python ?? "python3", "\(scripts)/\(script).py"] + arguments)
  }
}
