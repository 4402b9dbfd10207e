import NIOSSL

/// Who is trusted on the other side of TLS, and what this side shows of itself. The other side's certificate and name are
/// always verified.
public struct TLSSettings: Hashable, Sendable {
  public enum Failure: Error, Hashable, Sendable {
    /// No certificate in PEM form.
    case authority
    case certificate
    /// No private key in PEM form without a password.
    case key
    /// A certificate needs its key, and a key its certificate.
    case half
  }

  /// Instead of the system's authorities; empty for those.
  private let authorities: [NIOSSLCertificate]
  private let chain: [NIOSSLCertificate]
  private let key: NIOSSLPrivateKey?

  /// The system's authorities, and no certificate of one's own.
  public init() { (authorities, chain, key) = ([], [], nil) }

  /// - Parameters:
  ///   - authority: certificates in PEM form that are trusted instead of the system's.
  ///   - certificate: the client's own and those that lead to its authority, in PEM form.
  ///   - key: the client's private key in PEM form, without a password.
  public init(authority: [UInt8]?, certificate: [UInt8]?, key: [UInt8]?) throws(Failure) {
    guard (certificate == nil) == (key == nil) else { throw .half }
    authorities = try Self.read(authority, or: .authority) { try NIOSSLCertificate.fromPEMBytes($0) } ?? []
    chain = try Self.read(certificate, or: .certificate) { try NIOSSLCertificate.fromPEMBytes($0) } ?? []
    self.key = try Self.read(key, or: .key) { try NIOSSLPrivateKey(bytes: $0, format: .pem) }
    if authority != nil, authorities.isEmpty { throw .authority }
    if certificate != nil, chain.isEmpty { throw .certificate }
  }

  private static func read<Value>(
    _ bytes: [UInt8]?, or failure: Failure, _ parse: ([UInt8]) throws -> Value
  ) throws(Failure) -> Value? {
    guard let bytes else { return nil }
    do { return try parse(bytes) } catch { throw failure }
  }

  var configuration: TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.certificateVerification = .fullVerification
    configuration.minimumTLSVersion = .tlsv12
    if !authorities.isEmpty { configuration.trustRoots = .certificates(authorities) }
    configuration.certificateChain = chain.map { .certificate($0) }
    configuration.privateKey = key.map { .privateKey($0) }
    return configuration
  }
}

extension TLSSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    "TLS with \(authorities.isEmpty ? "the system's" : "\(authorities.count)") authorities"
      + (key == nil ? "" : " and a client certificate")
  }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension TLSSettings.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .authority: "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"
    case .certificate: "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"
    case .key: "is no private key in PEM form without a password (-----BEGIN PRIVATE KEY-----)"
    case .half: "a client certificate and its key belong together: give both"
    }
  }
}
