public import News

extension Alert.Kind {
  /// The `MESSAGE_ID` of the journal's records of this kind: 32 hexadecimal digits that never change, to select by
  /// (`journalctl MESSAGE_ID=…`) and to explain by in a message catalogue.
  ///
  /// Source: systemd.journal-fields(7).
  public var messageID: String {
    switch self {
    case .articleMatched: "e05cae2523f842e1b137d2c3684293c3"
    case .deadlineDiscovered: "506bae501d544d0db8589a52aa86f3af"
    case .deadlineConfirmed: "f8704b279505408bbe04277094bdaeb9"
    case .deadlineMoved: "b55750ea6a56439184f0692b3719f004"
    case .deadlineCancelled: "0b0bcb62648c457dbf5d2ad747038bd9"
    case .deadlineApproaching: "f8f606a2e9014f2282d927634de5f23e"
    case .deadlineReached: "dc67f7f3c7704db79b07ab47531bb40e"
    case .deadlinePassed: "0e0f17f5bb164fb0938d5e48c2923635"
    case .fileRejected: "1ee78b29ccac4c78a31c8ed4599e2d50"
    }
  }
}
