import LinuxSystem
import Notifiers
import Yams

extension SettingsReader {
  func webhook(_ reader: MappingReader) -> WebhookSettings? {
    let secrets = reader.items("secret", atMost: 8).compactMap(secret)
    let template = template(reader)
    let format =
      reader.choice("format", WebhookFormat.self) ?? (reader.hasTemplate ? .template : .cloudEvents)
    if reader.hasTemplate, format != .template {
      sink.error(reader["format"]?.mark, "a template is used with `format: template` only; leave one of them out")
    }
    guard let url = reader["url"].flatMap(url) else { return nil }
    let settings = WebhookSettings(
      url: url, secrets: secrets, connection: connection(reader), source: reader.text("source"), format: format,
      template: template)
    if let failure = settings.failure, !(failure == .noTemplate && reader.hasTemplate) {
      sink.error(reader[failure == .topic ? "url" : "format"]?.mark, "\(failure)")
    }
    return settings
  }

  func alertmanager(_ reader: MappingReader) -> AlertmanagerSettings? {
    let urls = reader.items("url", atMost: 8).compactMap(url)
    guard !urls.isEmpty else { return nil }
    return AlertmanagerSettings(
      urls: urls, connection: connection(reader),
      lasts: reader.duration("lasts", in: .seconds(60)...(.seconds(30 * 86_400)), else: .seconds(86_400)))
  }

  private func url(_ node: Node) -> WebhookURL? {
    guard let text = confidentialText(node, "url") else { return nil }
    do {
      return try WebhookURL(text)
    } catch {
      // The address itself may be a secret.
      sink.error(node.mark, "the url \(error)")
      return nil
    }
  }

  private func connection(_ reader: MappingReader) -> ConnectionSettings {
    let minute = Duration.seconds(60)
    let whole = reader.duration("timeout", in: .milliseconds(100)...minute, else: .seconds(15))
    let timeouts = ConnectionSettings.Timeouts(
      connect: reader.duration("connect_timeout", in: .milliseconds(10)...minute, else: .seconds(5)),
      answer: reader.duration("answer_timeout", in: .milliseconds(10)...minute, else: whole), whole: whole)
    return ConnectionSettings(headers: headers(reader), timeouts: timeouts, tls: tls(reader), proxy: proxy(reader))
  }

  /// `headers: { X-Tenant: trade }`.
  private func headers(_ reader: MappingReader) -> [WebhookHeader] {
    pairs(reader, "headers").compactMap { key, value in
      guard let text = confidentialText(value, "headers") else { return nil }
      do {
        return try WebhookHeader(name: key.string ?? "", value: text)
      } catch {
        sink.error(key.mark, "\(error)")
        return nil
      }
    }
  }

  private func tls(_ top: MappingReader) -> TLSSettings {
    guard let node = top["tls"], let reader = MappingReader(node, .tls, sink) else { return TLSSettings() }
    let (authority, certificate, key) = (pem(reader, "ca"), pem(reader, "certificate"), pem(reader, "key"))
    do {
      return try TLSSettings(authority: authority, certificate: certificate, key: key)
    } catch {
      let place =
        switch error {
        case .authority: reader["ca"]
        case .certificate: reader["certificate"]
        case .key: reader["key"]
        case .half: node
        }
      sink.error(place?.mark, error == .half ? "\(error)" : "this \(error)")
      return TLSSettings()
    }
  }

  private func proxy(_ reader: MappingReader) -> ProxySettings? {
    guard let node = reader["proxy"], let text = confidentialText(node, "proxy") else { return nil }
    do {
      return try ProxySettings(text)
    } catch {
      sink.error(node.mark, "the proxy \(error)")
      return nil
    }
  }

  private func template(_ reader: MappingReader) -> WebhookTemplate? {
    let type = reader.text("content_type") ?? "application/json"
    if let node = reader["content_type"], !reader.hasTemplate {
      sink.error(node.mark, "'content_type' is a template's; without one leave it out")
    }
    if let node = reader["template"], let text = reader.text("template") {
      if let second = reader["template_file"] { sink.error(second.mark, "give the template or its file, not both") }
      do {
        return try WebhookTemplate(text, contentType: type)
      } catch {
        sink.tell(.error, in: node, at: error.offset, error.message)
      }
    } else if let node = reader["template_file"], let path = reader.text("template_file") {
      return template(inFile: path, type, node)
    }
    return nil
  }

  private func template(inFile path: String, _ type: String, _ node: Node) -> WebhookTemplate? {
    let text: String
    do {
      text = String(decoding: try readRegularFile(path, limit: 1 << 20).bytes, as: UTF8.self)
    } catch {
      sink.error(node.mark, "the template cannot be read: \(error)")
      return nil
    }
    do {
      return try WebhookTemplate(text, contentType: type)
    } catch {
      sink.error(inFile: path, text, at: error.offset, error.message)
      return nil
    }
  }

  /// Names and values, at most 32.
  func pairs(_ reader: MappingReader, _ name: String) -> [(key: Node, value: Node)] {
    guard let node = reader[name] else { return [] }
    guard case .mapping(let mapping) = node else {
      sink.error(node.mark, "'\(name)' is a mapping of a name to a value")
      return []
    }
    if mapping.count > 32 { sink.error(node.mark, "'\(name)' has \(mapping.count) entries; at most 32 are allowed") }
    return mapping.prefix(32).map { ($0.key, $0.value) }
  }
}

extension MappingReader {
  fileprivate var hasTemplate: Bool { self["template"] != nil || self["template_file"] != nil }
}
