/// The settings reference, made from the table the reader works by.
public enum SettingsReference {
  /// Markdown: one table a section.
  public static var markdown: String {
    let sections = SettingsSection.all.map { section in
      let rows = section.keys.map { key in
        "| `\(key.name)` | \(key.type) | \(key.fallback ?? "**required**") | \(key.meaning) |"
      }
      return """
        ## \(section.heading)

        | key | value | default | meaning |
        | --- | --- | --- | --- |
        \(rows.joined(separator: "\n"))
        """
    }
    return """
      # Settings

      Made by `tocsin check --reference`; do not edit.

      YAML. Unknown keys are errors. Durations are `300ms`, `10s`, `5m`, `2h`, `30d`; sizes `64 KiB`, `16 MiB`.

      \(sections.joined(separator: "\n\n"))
      """
  }
}
