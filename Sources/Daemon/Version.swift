/// The version of Tocsin, which webhooks and `tocsin --version` tell.
public enum Version {
  public static let text = "0.1.0"
}
