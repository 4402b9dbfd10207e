extension SettingsReference {
  /// The manual page tocsin.yaml(5), in the macros of man(7).
  public static var manual: String {
    var lines = [
      ".\\\" Made by `tocsin check --manual`; do not edit.",
      ".TH TOCSIN.YAML 5 \"\" \"tocsin \(Version.text)\" \"File formats\"",
      ".SH NAME", "tocsin.yaml \\- settings of the alarm bell tocsin(8)",
      ".SH SYNOPSIS", ".I /etc/tocsin/tocsin.yaml",
      ".SH DESCRIPTION",
      "The file is YAML.", "Unknown keys are errors, told as file:line:column with the nearest known key.",
      "Durations are written", roff("`300ms`, `10s`, `5m`, `2h`, `30d`;"), "sizes", roff("`64 KiB`, `16 MiB`."),
      ".PP", roff("`tocsin check`"), "reads the file and says what is wrong with it;",
      roff("`systemctl reload tocsin`"), "puts it to use, and changes nothing where it is wrong.",
    ]
    for section in SettingsSection.all {
      lines.append(".SS \"\(roff(section.heading))\"")
      for key in section.keys {
        lines += [".TP", ".BR \(roff(key.name))", roff("\(key.type)") + "."]
        lines.append(roff(key.meaning))
        lines.append(roff(key.fallback.map { "Default: \($0)." } ?? "Required."))
      }
    }
    lines += [
      ".SH FILES", ".TP", ".I /etc/tocsin/tocsin.yaml", "the settings of tocsin.service",
      ".TP", ".I /etc/tocsin/NAME.yaml", "those of tocsin@NAME.service",
      ".SH SEE ALSO", ".BR tocsin (1),", ".BR tocsin (8)",
    ]
    return lines.joined(separator: "\n")
  }

  /// A text of the schema for roff: code in bold, nothing of it read as a macro.
  private static func roff(_ text: String) -> String {
    var out = ""
    var isCode = false
    for character in text {
      switch character {
      case "`":
        isCode.toggle()
        out += isCode ? "\\fB" : "\\fR"
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "\"": out += "\\(dq"
      case "'": out += "\\(aq"
      case "→": out += "\\(->"
      default:
        // groff reads bytes unless it is told otherwise.
        for scalar in character.unicodeScalars {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          out +=
            scalar.isASCII ? String(scalar) : "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }
      }
    }
    return out.first == "." ? "\\&" + out : out
  }
}
