/// The shapes that a webhook's body can have.
public enum WebhookFormat: String, Hashable, Sendable, CaseIterable {
  /// CloudEvents in structured mode, see `CloudEvent`.
  case cloudEvents = "cloudevents"
  /// CloudEvents in binary mode: the envelope in headers, the alert as the body.
  case cloudEventsBinary = "cloudevents-binary"
  /// The alert alone, see `AlertDocument`.
  case json
  /// What Prometheus' Alertmanager posts to webhooks, see `AlertmanagerNotification`.
  case alertmanager
  case slack, teams, discord, ntfy
  /// A template of the operator's, see `Template`.
  case template
}
