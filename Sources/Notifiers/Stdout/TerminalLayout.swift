import Glibc
import LinuxSystem

extension AlertText {
  /// The layout that suits what is behind a descriptor: a terminal's width and colours, or plain long lines.
  ///
  /// - Parameter environment: looked at for `NO_COLOR` (no-color.org) and `TERM=dumb`.
  public static func fitting(
    descriptor: Int32, colour: StdoutSettings.Colour, environment: (String) -> String? = environmentValue
  ) -> AlertText {
    let isTerminal = Terminal.isTerminal(descriptor)
    let isColoured =
      switch colour {
      case .always: true
      case .never: false
      case .auto: isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
      }
    return AlertText(width: isTerminal ? Terminal.width(descriptor) ?? 80 : nil, colour: isColoured)
  }

  public static func environmentValue(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
