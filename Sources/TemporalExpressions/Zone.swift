/// A time zone as newspapers name it.
struct Zone: Equatable, Sendable {
  /// Its place in `Zone.english`.
  let index: UInt8
}
