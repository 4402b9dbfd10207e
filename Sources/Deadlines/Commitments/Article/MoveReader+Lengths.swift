import CivilTime
import News

/// Moves that the text tells by their length: "put back by three weeks", "two weeks later than planned".
extension MoveReader {
  /// "extended the truce, which was to end on Friday, by two weeks": the new date is the old one and the length.
  mutating func shift(_ index: Int) {
    let sentence = sentences[index]
    guard let measure = sentence.lengths.first(where: { mover(of: $0, in: sentence) != nil }),
      let move = mover(of: measure, in: sentence),
      !verdicts[index].contains(where: { $0.readings.first?.status == .moved })
    else { return }
    guard let old = oldDate(near: index) else { return }
    let verdict = verdicts[old.sentence][old.mention]
    guard case .day(let day, let time) = verdict.period else { return }
    let length = measure.length
    let new = move.moveTraits.contains(.hastens) ? length.before(day) : length.after(day)
    var reading =
      verdict.readings.first
      ?? Reading(
        sentence: old.sentence, mention: old.mention, period: verdict.period, until: nil, kind: verdict.kind.kind,
        status: .set, from: nil, span: sentences[old.sentence].mentions[old.mention].span, cue: verdict.kind.cue,
        confidence: 0.5)
    reading = reading.moved(to: .day(new, time: time), from: verdict.period)
    verdicts[old.sentence][old.mention].readings = [reading]
  }

  /// The verb of moving that a length belongs to: "by three weeks" behind it.
  private func mover(of measure: Measure, in sentence: Sentence) -> VerbGroup? {
    let start = measure.pieces.lowerBound
    let isBy = sentence.word(start - 1) == "by" || sentence.word(start - 2) == "by"
    return sentence.groups.last {
      $0.says(.move) && !$0.negated && $0.range.upperBound <= start && start - $0.extent.upperBound <= (isBy ? 20 : 1)
        && ($0.modal == nil || $0.modal == .will)
    }
  }

  /// The date that a length moves: an old plan in the sentence, the one before or the next, or the only date before.
  private func oldDate(near index: Int) -> (sentence: Int, mention: Int)? {
    let row = verdicts[index]
    if let mention = row.indices.last(where: { row[$0].isOld }) { return (index, mention) }
    for other in [index - 1, index + 1] where verdicts.indices.contains(other) {
      guard abs(sentences[other].ordinal - sentences[index].ordinal) <= 1 else { continue }
      if let mention = verdicts[other].indices.last(where: { verdicts[other][$0].isOld }) { return (other, mention) }
    }
    if let mention = row.indices.first(where: { !row[$0].readings.isEmpty }),
      let move = sentences[index].groups.first(where: { $0.says(.move) }),
      sentences[index].mentions[mention].piece < move.head
    {
      return (index, mention)
    }
    if index > 0, sentences[index].ordinal - sentences[index - 1].ordinal == 1 {
      let other = index - 1
      let standing = verdicts[other].indices.filter { !verdicts[other][$0].readings.isEmpty }
      if standing.count == 1, let mention = standing.first { return (other, mention) }
    }
    return nil
  }

  /// "takes effect on April 4, three months later than first announced": the old date is as much earlier.
  mutating func compare(_ index: Int) {
    let sentence = sentences[index]
    for place in sentence.pieces.indices where sentence.word(place) == "than" {
      let comparative = sentence.word(place - 1)
      let isLater = comparative.isOne(of: "later", "longer")
      guard isLater || comparative.isOne(of: "earlier", "sooner"), let length = length(before: place, in: sentence)
      else {
        if sentence.pieces[safe: place - 1]?.mention != nil { compareMention(index, than: place) }
        continue
      }
      move(index, by: length, later: isLater, besides: nil, before: place)
    }
  }

  /// "stays open a week longer, until April 11".
  mutating func prolong(_ index: Int) {
    let sentence = sentences[index]
    // "end on June 14, a delay of two weeks".
    for measure in sentence.lengths where Self.delays.contains(sentence.word(measure.pieces.lowerBound - 2)) {
      let start = measure.pieces.lowerBound
      guard sentence.word(start - 1) == "of",
        let mention = sentence.mentions.indices.last(where: { (3...6).contains(start - sentence.mentions[$0].piece) }),
        let reading = verdicts[index][mention].readings.first, reading.status == .set, reading.from == nil,
        case .day(let day, _) = reading.period
      else { continue }
      verdicts[index][mention].readings = [reading.moved(to: reading.period, from: .day(measure.length.before(day)))]
    }
    for measure in sentence.lengths where sentence.word(measure.pieces.upperBound) == "longer" {
      let end = measure.pieces.upperBound + 1
      guard
        let mention = sentence.mentions.indices.first(where: {
          (0...2).contains(sentence.mentions[$0].link.range.lowerBound - end)
            && [.until, .to].contains(sentence.mentions[$0].link.link)
        }),
        let reading = verdicts[index][mention].readings.first, reading.status == .set, reading.from == nil,
        case .day(let day, _) = reading.period
      else { continue }
      verdicts[index][mention].readings = [reading.moved(to: reading.period, from: .day(measure.length.before(day)))]
    }
  }

  /// The same where the reader of dates took "two weeks later" for a date.
  private mutating func compareMention(_ index: Int, than place: Int) {
    let sentence = sentences[index]
    guard let mention = sentence.pieces[safe: place - 1]?.mention else { return }
    let words = sentence.mentions[mention].words
    guard let last = words.last, last.isOne(of: "later", "longer") || last.isOne(of: "earlier", "sooner") else {
      return
    }
    verdicts[index][mention].readings = []
    guard let length = Length(words) else { return }
    move(index, by: length, later: last.isOne(of: "later", "longer"), besides: mention, before: place)
  }

  private mutating func move(_ index: Int, by length: Length, later: Bool, besides: Int?, before place: Int) {
    let row = verdicts[index]
    guard
      let mention = row.indices.last(where: {
        $0 != besides && !row[$0].readings.isEmpty && sentences[index].mentions[$0].piece < place
      }),
      let reading = row[mention].readings.first, reading.status == .set || reading.status == .moved,
      case .day(let day, _) = reading.period, reading.from == nil
    else { return }
    let old = later ? length.before(day) : length.after(day)
    verdicts[index][mention].readings = [reading.moved(to: reading.period, from: .day(old))]
  }

  private func length(before place: Int, in sentence: Sentence) -> Length? {
    sentence.lengths.last { (place - 3...place - 1).contains($0.pieces.upperBound - 1) }?.length
      ?? Length([sentence.word(place - 3), sentence.word(place - 2)])
  }

  private static let delays: WordSet = ["delay", "extension", "postponement"]
}
