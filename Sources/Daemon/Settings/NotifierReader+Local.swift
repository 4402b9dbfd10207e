import LinuxSystem
import Notifiers
import Yams

extension SettingsReader {
  func email(_ reader: MappingReader) -> EmailSettings? {
    let to = reader.items("to", atMost: 50).compactMap { mailbox($0) }
    if let node = reader["to"], to.isEmpty, !sink.hasErrors { sink.error(node.mark, "name at least one address") }
    guard !to.isEmpty else { return nil }
    let sendmail = program(reader, "sendmail", reader["sendmail"], else: "/usr/sbin/sendmail")
    return EmailSettings(
      from: reader["from"].flatMap { mailbox($0) }, to: to, sendmail: sendmail ?? "/usr/sbin/sendmail",
      timeout: reader.duration("timeout", in: .milliseconds(100)...(.seconds(60)), else: .seconds(30)))
  }

  private func mailbox(_ node: Node) -> MailAddress? {
    let text = node.scalar?.string ?? ""
    guard let mailbox = MailAddress(text) else {
      sink.error(node.mark, "'\(text)' is no address: write desk@example.org or Trade desk <desk@example.org>")
      return nil
    }
    return mailbox
  }

  func command(_ reader: MappingReader) -> CommandSettings? {
    let nodes = reader.items("run", atMost: 64)
    let words = nodes.compactMap { $0.scalar?.string }
    guard words.count == nodes.count, words.allSatisfy({ !$0.unicodeScalars.contains("\0") }) else {
      sink.error(reader["run"]?.mark, "'run' is a list of texts: the program and its arguments")
      return nil
    }
    guard let program = program(reader, "run", nodes.first, else: nil) else { return nil }
    return CommandSettings(
      program: program, arguments: Array(words.dropFirst()), environment: environment(reader),
      timeout: reader.duration("timeout", in: .milliseconds(100)...(.seconds(60)), else: .seconds(30)),
      format: reader.choice("format", CommandSettings.Format.self) ?? .json)
  }

  /// A program's absolute path; one that is not there is told, and may come.
  private func program(_ reader: MappingReader, _ key: String, _ node: Node?, else fallback: String?) -> String? {
    guard let path = node?.scalar?.string ?? fallback else { return nil }
    guard path.hasPrefix("/"), path.utf8.count <= 4096, !path.unicodeScalars.contains("\0") else {
      sink.error(node?.mark, "'\(path)' is no absolute path of a program; there is no shell that would look for it")
      return nil
    }
    if ((try? FileStatus.following(path)) ?? nil)?.kind != .regular {
      sink.warning(node?.mark ?? reader.node.mark, "there is no program \(path) yet; alerts wait until it is there")
    }
    return path
  }

  private func environment(_ reader: MappingReader) -> [String: Confidential] {
    var environment: [String: Confidential] = [:]
    for (key, value) in pairs(reader, "environment") {
      let name = key.string ?? ""
      let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_".unicodeScalars)
      let isName =
        !name.isEmpty && name.unicodeScalars.allSatisfy { letters.contains($0) } && !(name.first?.isNumber ?? true)
      guard isName, name.utf8.count <= 128, !name.hasPrefix("TOCSIN_") else {
        sink.error(key.mark, "'\(name)' is no name of a variable: letters, digits and _, not beginning with TOCSIN_")
        continue
      }
      guard let text = confidentialText(value, name) else { continue }
      guard !text.unicodeScalars.contains("\0") else {
        sink.error(value.mark, "the value of '\(name)' holds a NUL, which no variable can")
        continue
      }
      environment[name] = Confidential(text)
    }
    return environment
  }

  func file(_ reader: MappingReader) -> FileSettings? {
    guard let path = reader.text("path") else { return nil }
    let size = reader.value("rotate_at", expected: "a size from 4 KiB to 16 GiB") { text in
      Quantity.size(text).flatMap { (4 << 10...16 << 30).contains($0) ? $0 : nil }
    }
    return FileSettings(
      path: path, format: reader.choice("format", FileSettings.Format.self) ?? .json, rotateAt: size ?? 64 << 20,
      keep: Int(reader.number("keep", in: 1...100, else: 5)))
  }

  func calendar(_ reader: MappingReader) -> CalendarSettings? {
    guard let path = reader.text("path") else { return nil }
    return CalendarSettings(
      path: path, name: reader.text("name") ?? "Deadlines", keep: reader.days("keep", else: [400]).first ?? 400)
  }
}
