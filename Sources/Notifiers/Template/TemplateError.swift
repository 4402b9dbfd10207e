/// What is wrong with a template, and where.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Unicode scalars before the place.
  public let offset: Int
  public let message: String

  public var description: String { message }

  init(_ offset: Int, _ message: String) {
    self.offset = offset
    self.message = message
  }
}
