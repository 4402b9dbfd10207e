import CivilTime
import News

/// The fold of one article: the register as it stands after the commitments read so far.
struct FoldSession {
  let rules: RegisterRules
  var register: [DeadlineID: Deadline]
  let assessment: Assessment
  let topicSeverity: Severity?
  let now: Timestamp
  private(set) var alerts: [Alert] = []
  private var touched: [DeadlineID] = []
  private let article: ArticleReference

  init(
    rules: RegisterRules, register: [DeadlineID: Deadline], assessment: Assessment, topicSeverity: Severity?,
    now: Timestamp
  ) {
    self.rules = rules
    self.register = register
    self.assessment = assessment
    self.topicSeverity = topicSeverity
    self.now = now
    article = ArticleReference(assessment.article)
  }

  var change: RegisterChange {
    RegisterChange(deadlines: touched.compactMap { register[$0] }, alerts: alerts)
  }

  mutating func consider(_ assessed: AssessedCommitment) {
    let commitment = assessed.commitment
    let known = assessed.tracked.compactMap { register[$0] }.filter { DateAgreement.allows(commitment, for: $0) }
    if !known.isEmpty {
      for deadline in known { apply(commitment, to: deadline) }
    } else if repeatsTracked(commitment) {
      return
    } else if let deadline = discoveredEntry(for: commitment) {
      apply(commitment, to: deadline)
    } else {
      discover(commitment)
    }
  }

  /// Whether the article ties the same date to a tracked deadline elsewhere, and this is only another word of it: the
  /// headline, or a sentence that shares its subject.
  private func repeatsTracked(_ commitment: Commitment) -> Bool {
    let subject = SubjectWords(commitment.label)
    let isHeadline = assessment.article.headlineSpan?.contains(commitment.mention.span) == true
    return assessment.commitments.contains { other in
      other.commitment.date == commitment.date && DateAgreement.sameFamily(other.commitment.kind, commitment.kind)
        && other.tracked.contains { id in
          isHeadline || register[id].map { subject.shared(with: SubjectWords($0.title)) > 0 } == true
        }
    }
  }

  // MARK: - A deadline of the register

  private mutating func apply(_ commitment: Commitment, to deadline: Deadline) {
    let same = DateAgreement.sameDate(deadline.date, commitment.date)
    switch (commitment.status, same) {
    case (.cancelled, true): cancel(deadline, commitment)
    case (.set, true), (.moved, true), (.proposed, true): confirm(deadline, commitment)
    case (.moved, false): move(deadline, commitment)
    case (.set, false): if impliesMove(deadline, commitment) { move(deadline, commitment) }
    case (.proposed, false), (.cancelled, false): break
    }
  }

  /// A standing statement of another date moves a tracked deadline unless the article is older than what the register
  /// rests on, or itself also says that the registered date stands.
  private func impliesMove(_ deadline: Deadline, _ commitment: Commitment) -> Bool {
    if deadline.origin == .discovered { return false }
    let restsOn = deadline.history.compactMap { $0.evidence?.article.published }.max()
    if let restsOn, article.published < restsOn { return false }
    return !assessment.commitments.contains { other in
      other.tracked.contains(deadline.id) && other.commitment != commitment && other.commitment.status == .set
        && DateAgreement.sameFamily(other.commitment.kind, deadline.kind)
        && DateAgreement.sameDate(deadline.date, other.commitment.date)
    }
  }

  private mutating func confirm(_ deadline: Deadline, _ commitment: Commitment) {
    var entry = deadline
    let evidence = evidence(for: commitment)
    if touched.contains(entry.id), entry.history.last?.evidence?.article.id == article.id { return }
    let refines = entry.date.contains(commitment.date) && commitment.date.days != entry.date.days
    if refines { entry.date = commitment.date }
    if entry.until == nil, let until = commitment.until { entry.until = until }
    if commitment.status != .proposed, entry.state == .proposed { entry.state = .standing }
    entry.history.append(.init(what: .confirmed, date: entry.date, recorded: now, evidence: evidence))
    keep(&entry)
    ring(.deadlineConfirmed, entry, severity: .info, previous: refines ? deadline.date : nil, evidence: [evidence])
  }

  private mutating func move(_ deadline: Deadline, _ commitment: Commitment) {
    // One move for each article: its first statement counts, later ones may speak of steps on the way.
    if touched.contains(deadline.id), deadline.history.last?.what == .moved { return }
    var entry = deadline
    let evidence = evidence(for: commitment)
    let before = deadline.history.last { $0.evidence != nil && DateAgreement.sameDate($0.date, deadline.date) }?
      .evidence
    entry.date = commitment.date
    entry.until = commitment.until
    entry.state = .standing
    entry.history.append(.init(what: .moved, date: entry.date, recorded: now, evidence: evidence))
    keep(&entry)
    ring(
      .deadlineMoved, entry, severity: max(entry.severity, .warning), previous: deadline.date,
      evidence: [before, evidence].compactMap { $0 })
  }

  private mutating func cancel(_ deadline: Deadline, _ commitment: Commitment) {
    if deadline.state == .cancelled { return }
    var entry = deadline
    let evidence = evidence(for: commitment)
    entry.state = .cancelled
    entry.history.append(.init(what: .cancelled, date: entry.date, recorded: now, evidence: evidence))
    keep(&entry)
    ring(.deadlineCancelled, entry, severity: max(entry.severity, .warning), previous: nil, evidence: [evidence])
  }

  // MARK: - A deadline nobody told it about

  /// The discovered entry that the commitment speaks of: same family, agreeing date (or old date), shared subject.
  private func discoveredEntry(for commitment: Commitment) -> Deadline? {
    let subject = SubjectWords(commitment.label)
    let candidates = register.values.filter { entry in
      entry.origin == .discovered && DateAgreement.sameFamily(entry.kind, commitment.kind)
        && (DateAgreement.sameDate(entry.date, commitment.date)
          || (commitment.status == .moved && commitment.from.map { DateAgreement.sameDate($0, entry.date) } == true))
    }
    return candidates.map { (entry: $0, shared: subject.shared(with: SubjectWords($0.title))) }
      .filter { $0.shared >= ($0.entry.date == commitment.date ? 1 : 2) }
      .max { ($0.shared, $1.entry.id) < ($1.shared, $0.entry.id) }?.entry
  }

  private mutating func discover(_ commitment: Commitment) {
    let discovery = rules.discovery
    let inScope =
      switch discovery.scope {
      case .all: true
      case .matched: !assessment.matches.isEmpty
      case .none: false
      }
    guard inScope, commitment.status != .cancelled, commitment.confidence >= discovery.minimumConfidence else { return }
    let evidence = evidence(for: commitment)
    var entry = Deadline(
      id: freeID(for: commitment), origin: .discovered, title: commitment.label,
      severity: max(discovery.severity, topicSeverity ?? .info), kind: commitment.kind,
      state: commitment.status == .proposed ? .proposed : .standing, date: commitment.date, until: commitment.until,
      topics: [], remind: discovery.remind,
      history: [.init(what: .registered, date: commitment.date, recorded: now, evidence: evidence)])
    keep(&entry)
    let moved = commitment.status == .moved
    ring(
      moved ? .deadlineMoved : .deadlineDiscovered, entry,
      severity: moved ? max(entry.severity, .warning) : entry.severity,
      previous: moved ? commitment.from : nil, evidence: [evidence])
  }

  /// `2025-06-03-snap-election`, with `-2` and so on where another deadline has that name.
  private func freeID(for commitment: Commitment) -> DeadlineID {
    let words = SubjectWords.list(commitment.label).prefix(4)
    let base = (["\(commitment.date.first)"] + words).joined(separator: "-")
    var (id, number) = (base, 1)
    while register[id] != nil {
      number += 1
      id = "\(base)-\(number)"
    }
    return id
  }

  // MARK: - Records

  private mutating func keep(_ entry: inout Deadline) {
    for match in assessment.matches where !entry.topics.contains(match.topic) { entry.topics.append(match.topic) }
    if entry.history.count > Self.longestHistory {
      // The first says where it came from; of the rest the newest count.
      entry.history.remove(at: 1)
    }
    register[entry.id] = entry
    if !touched.contains(entry.id) { touched.append(entry.id) }
  }

  /// Steps of a deadline's history that are kept.
  static let longestHistory = 64

  private mutating func ring(
    _ kind: Alert.Kind, _ entry: Deadline, severity: Severity, previous: CivilPeriod?, evidence: [Evidence]
  ) {
    // An old article read today must not count the days from its own.
    let today = max(article.published, now.date())
    let record = Alert.DeadlineRecord(entry, previous: previous, today: today)
    alerts.append(
      Alert(
        key: "\(entry.id)/\(entry.date)/\(article.id)", kind: kind, severity: severity, raised: now,
        summary: DeadlineSummary.text(kind, record),
        rule: entry.origin == .tracked ? "deadlines: \(entry.id)" : "discover: \(rules.discovery.scope.rawValue)",
        deadline: record, article: article, evidence: evidence))
  }

  private func evidence(for commitment: Commitment) -> Evidence {
    let spans = [commitment.cue, commitment.mention].filter { !$0.text.isEmpty }.sorted { $0.span < $1.span }
    return Evidence(article: article, quote: commitment.evidence.text, spans: spans)
  }
}
