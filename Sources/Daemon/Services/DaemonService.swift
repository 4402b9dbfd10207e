import ServiceLifecycle

/// A service with a short name: a service group describes its services, and one without a description is printed with
/// all that it holds, every compiled topic included.
protocol DaemonService: Service, CustomStringConvertible {}

extension DaemonService {
  var description: String { "\(Self.self)" }
}
