import CivilTime
import News

/// Reads one date of one sentence: the judges of admission, kind and status, one after another.
struct ClauseJudge: Sendable {
  let published: CivilDate
  let kinds: KindJudge
  let statuses: StatusJudge
  let admission: Admission

  init(published: CivilDate, lexicon: Lexicon) {
    self.published = published
    kinds = KindJudge(lexicon: lexicon)
    statuses = StatusJudge(lexicon: lexicon)
    admission = Admission(published: published, kinds: kinds, statuses: statuses)
  }

  /// What a mention says: the readings (two for a range in which something starts and stops), and whether it is an
  /// older plan that another date may replace.
  struct Verdict: Sendable {
    var readings: [Reading] = []
    var isOld = false
    /// Nothing of the older plan is left standing by itself.
    var falls = false
    var period: CivilPeriod
    var kind: KindJudge.Verdict
  }

  /// - Parameter isNarrated: the sentence goes on telling what happened at a date long gone.
  func judge(_ sentence: Sentence, at sentenceIndex: Int, mention index: Int, isNarrated: Bool) -> Verdict {
    let clause = Clause(sentence, mention: index)
    let mention = clause.mention
    let kind = kinds.judge(clause)
    let isOld = statuses.isOldPlan(clause)
    var verdict = Verdict(isOld: isOld, falls: isOld && statuses.falls(clause), period: mention.period, kind: kind)
    guard admission.admits(clause), !isNarrated else { return verdict }
    var reading = Reading(
      sentence: sentenceIndex, mention: index, period: mention.period, until: mention.until, kind: kind.kind,
      status: statuses.judge(clause), from: nil, span: mention.span, cue: kind.cue, confidence: 0)
    reading.superseded = isOld
    reading.falls = statuses.falls(clause)
    reading.isGivenUp =
      clause.chain.last.map {
        $0.tense == .pastPerfect && !$0.passive && $0.modal == nil
          && StatusJudge.resolves.contains(clause.word($0.head))
          && clause.mention.period.first > published
      } ?? false
    reading.replaces = replaces(clause)
    reading.kindIsSure = kind.sure
    if reading.superseded, reading.status == .proposed { reading.status = .set }
    reading.confidence = confidence(clause, reading)
    // "delayed by 30 days from March 31".
    if let length = mention.countsFrom, reading.status == .moved, case .day(let day, _) = mention.period {
      verdict.readings = [reading.moved(to: mention.period, from: .day(length.before(day)))]
      return verdict
    }
    // "postponed from June 2 to June 16": the range is a move.
    if let last = mention.last, let new = mention.endPeriod,
      statuses.rangeMove(clause) != nil || statuses.isMovedRange(clause)
    {
      verdict.readings = [moved(reading, from: mention, to: new, span: last.span, in: sentence)]
      return verdict
    }
    // "will be shut for 45 days from October 1": two commitments.
    if let length = mention.countsFrom, clause.link.link == .for, reading.status != .cancelled,
      case .day(let day, nil) = mention.period, case let start = length.before(day), start >= published
    {
      verdict.readings = [
        Reading(
          sentence: sentenceIndex, mention: index, period: .day(start), until: nil, kind: .effective,
          status: reading.status, from: nil, span: reading.span, cue: reading.cue, confidence: reading.confidence),
        Reading(
          sentence: sentenceIndex, mention: index, period: mention.period, until: nil, kind: .expires,
          status: reading.status, from: nil, span: reading.span, cue: reading.cue, confidence: reading.confidence),
      ]
      return verdict
    }
    if let until = mention.until, let last = mention.last, let end = mention.endPeriod, isPhase(clause, kind) {
      // The phase starts and stops: two commitments.
      let start = Reading(
        sentence: sentenceIndex, mention: index, period: mention.period, until: nil, kind: .effective,
        status: reading.status, from: nil, span: mention.first.span, cue: reading.cue, confidence: reading.confidence)
      let stop = Reading(
        sentence: sentenceIndex, mention: index, period: end.last == until ? end : .day(until), until: nil,
        kind: .expires,
        status: reading.status, from: nil, span: last.span, cue: reading.cue, confidence: reading.confidence)
      if start.period.last < published { verdict.readings = [stop] } else { verdict.readings = [start, stop] }
      return verdict
    }
    if admission.isDiaryEntry(clause), case .day(let day, nil) = reading.period,
      let timed = sentence.mentions.first(where: { $0.period.first == day && $0.period.time != nil })
    {
      reading.period = timed.period
    }
    verdict.readings = [reading]
    if let second = whenReading(clause, beside: reading) { verdict.readings.append(second) }
    return verdict
  }

  /// "by July 9, when the pause ends": the date has a second commitment.
  private func whenReading(_ clause: Clause, beside reading: Reading) -> Reading? {
    var next = clause.piece + 1
    if clause.word(next) == "," { next += 1 }
    guard clause.word(next) == "when", reading.status == .set || reading.status == .proposed,
      let group = clause.sentence.groups.first(where: { $0.range.lowerBound > next }),
      group.range.lowerBound - next <= 8, group.modal == .will || group.modal == nil && group.tense == .present,
      !group.negated, let kind = group.kindCue?.kind, kind != reading.kind
    else { return nil }
    var second = reading
    second.kind = kind
    second.status = .set
    second.cue = group.extent
    second.kindIsSure = true
    return second
  }

  private func moved(
    _ reading: Reading, from old: Mention, to new: CivilPeriod, span: Span, in sentence: Sentence
  ) -> Reading {
    // "slid from April to June": of one year.
    let later = old.shifted(1)
    let isFar = old.openness == .year && new.first.days(since: old.period.first) > 300
    let mention = isFar && later.period.first < new.first ? later : old
    let new = WeekdayNearness(published: published).nearest(new, to: mention, in: reading, sentence)
    return Reading(
      sentence: reading.sentence, mention: reading.mention, period: new, until: nil, kind: reading.kind,
      status: reading.status == .set ? .moved : reading.status, from: mention.period, span: span, cue: reading.cue,
      confidence: reading.confidence, kindIsSure: reading.kindIsSure)
  }

  /// A range in which something holds ("tokens can be used from April 4 until May 31"), not one of an event.
  private func isPhase(_ clause: Clause, _ kind: KindJudge.Verdict) -> Bool {
    guard clause.mention.opensWithFrom, let group = clause.chain.first else { return false }
    if clause.chain.contains(where: { $0.kindCue?.kind == .scheduled }) { return false }
    // "closed from Friday to Sunday" is one thing; a closure of months starts and stops.
    if clause.word(group.head) == "closed", let until = clause.mention.until {
      return until.days(since: clause.mention.period.first) > 7
    }
    if Self.holds.contains(clause.word(group.head)) { return true }
    return group.modal == .can || group.modal == .may
  }

  private static let holds: WordSet = [
    "apply", "applies", "valid", "used", "use", "exchange", "exchanged", "suspended", "imposed", "force", "closed",
    "banned",
  ]

  /// "will now be held", "instead": there was another date.
  private func replaces(_ clause: Clause) -> Bool {
    if let group = clause.chain.first, group.range.contains(where: { clause.word($0) == "now" }) { return true }
    if clause.chain.contains(where: { clause.word($0.range.lowerBound - 1) == "now" }) { return true }
    if let outer = clause.chain.last, outer.range.contains(where: { clause.word($0) == "now" }) { return true }
    if clause.contains(["instead", "postponed", "delayed"]) { return true }
    return clause.word(clause.link.range.lowerBound - 1) == "now"
  }

  /// A date with a clear cue and a clear tense counts most; a default kind and a bare date least.
  private func confidence(_ clause: Clause, _ reading: Reading) -> Double {
    var value = 0.55
    if reading.kindIsSure { value += 0.15 }
    if clause.link.link != .on { value += 0.1 }
    if clause.chain.contains(where: { $0.modal == .will || $0.modal == .must || $0.modal == .isTo }) { value += 0.1 }
    if clause.chain.contains(where: { $0.kindCue != nil }) { value += 0.1 }
    if clause.mention.isCoarse { value -= 0.1 }
    if reading.superseded { value -= 0.15 }
    if clause.sentence.isHeadline { value -= 0.05 }
    return min(max(value, 0.05), 0.99)
  }
}
