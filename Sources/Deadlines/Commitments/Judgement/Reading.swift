import CivilTime
import News

/// What one mention of a date says, before the article is taken as a whole.
struct Reading: Sendable {
  /// Index of the sentence.
  let sentence: Int
  /// Index of the mention in its sentence.
  let mention: Int
  var period: CivilPeriod
  let until: CivilDate?
  var kind: Commitment.Kind
  var status: Commitment.Status
  var from: CivilPeriod?
  /// The date words.
  let span: Span
  /// The pieces that make it a commitment.
  var cue: Range<Int>
  /// 0…1.
  var confidence: Double
  /// A past plan ("was to be held on May 22") that stands only if nothing replaces it.
  var superseded = false
  /// A past plan told in a way that leaves nothing standing by itself ("would have been paid").
  var falls = false
  /// Somebody "had planned" it: with no other date, it is off.
  var isGivenUp = false
  /// A word such as "now" or "instead" says that there was another date.
  var replaces = false
  /// The kind rests on a word of the tables, not on the default.
  var kindIsSure = true

  /// The same commitment on another date.
  func moved(to new: CivilPeriod, from old: CivilPeriod) -> Reading {
    var reading = Reading(
      sentence: sentence, mention: mention, period: new, until: nil, kind: kind, status: .moved, from: old, span: span,
      cue: cue, confidence: confidence)
    reading.kindIsSure = kindIsSure
    return reading
  }
}
