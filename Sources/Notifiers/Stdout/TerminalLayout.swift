import Glibc
import LinuxSystem

extension AlertText {
  /// The layout that suits what is behind a descriptor: a terminal's width and colours, or plain long lines.
  public static func fitting(descriptor: Int32, colour: StdoutSettings.Colour) -> AlertText {
    fitting(terminal: Terminal.isTerminal(descriptor) ? Terminal.width(descriptor) ?? 80 : nil, colour: colour) {
      getenv($0).map { String(cString: $0) }
    }
  }

  /// - Parameters:
  ///   - terminal: its width; nil where there is none.
  ///   - environment: looked at for `NO_COLOR` (no-color.org) and `TERM=dumb`.
  static func fitting(
    terminal: Int?, colour: StdoutSettings.Colour, environment: (String) -> String?
  ) -> AlertText {
    let isColoured =
      switch colour {
      case .always: true
      case .never: false
      case .auto: terminal != nil && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
      }
    return AlertText(width: terminal, colour: isColoured)
  }
}
