/// The forms of English verbs: regular ones by rule, the others from a list.
enum VerbForms {
  enum Form: Sendable, Hashable {
    case base, third, past, participle, gerund
  }

  /// Past and participle of the irregular verbs that news uses.
  static let irregular: [String: (past: String, participle: String)] = [
    "agree": ("agreed", "agreed"), "be": ("was", "been"), "beat": ("beat", "beaten"), "become": ("became", "become"),
    "begin": ("began", "begun"), "bet": ("bet", "bet"), "break": ("broke", "broken"),
    "bring": ("brought", "brought"), "build": ("built", "built"), "buy": ("bought", "bought"),
    "cast": ("cast", "cast"), "catch": ("caught", "caught"), "choose": ("chose", "chosen"),
    "come": ("came", "come"), "cost": ("cost", "cost"), "cut": ("cut", "cut"), "deal": ("dealt", "dealt"),
    "do": ("did", "done"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"), "feel": ("felt", "felt"), "fight": ("fought", "fought"), "find": ("found", "found"),
    "fly": ("flew", "flown"), "forecast": ("forecast", "forecast"), "freeze": ("froze", "frozen"),
    "get": ("got", "gotten"), "give": ("gave", "given"), "go": ("went", "gone"), "grow": ("grew", "grown"),
    "have": ("had", "had"), "hear": ("heard", "heard"), "hit": ("hit", "hit"), "hold": ("held", "held"),
    "keep": ("kept", "kept"), "know": ("knew", "known"), "lead": ("led", "led"), "leave": ("left", "left"),
    "let": ("let", "let"), "lose": ("lost", "lost"), "make": ("made", "made"), "mean": ("meant", "meant"),
    "meet": ("met", "met"), "pay": ("paid", "paid"), "put": ("put", "put"), "quit": ("quit", "quit"),
    "read": ("read", "read"), "repay": ("repaid", "repaid"), "ride": ("rode", "ridden"), "ring": ("rang", "rung"),
    "rise": ("rose", "risen"), "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"),
    "seek": ("sought", "sought"), "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"),
    "shake": ("shook", "shaken"), "shut": ("shut", "shut"), "sink": ("sank", "sunk"), "sit": ("sat", "sat"),
    "sleep": ("slept", "slept"), "slide": ("slid", "slid"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"),
    "stand": ("stood", "stood"), "steal": ("stole", "stolen"),
    "strike": ("struck", "struck"), "swear": ("swore", "sworn"), "take": ("took", "taken"),
    "teach": ("taught", "taught"), "tell": ("told", "told"), "think": ("thought", "thought"),
    "throw": ("threw", "thrown"), "use": ("used", "used"), "undertake": ("undertook", "undertaken"),
    "wear": ("wore", "worn"),
    "win": ("won", "won"), "wind": ("wound", "wound"), "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"), "overturn": ("overturned", "overturned"), "reset": ("reset", "reset"),
    "broadcast": ("broadcast", "broadcast"),
    "stick": ("stuck", "stuck"), "shrink": ("shrank", "shrunk"), "swim": ("swam", "swum"), "bind": ("bound", "bound"),
  ]

  /// All forms of a verb given in its base form.
  static func forms(of base: String) -> [(String, Form)] {
    var forms: [(String, Form)] = [(base, .base), (third(base), .third), (gerund(base), .gerund)]
    if let (past, participle) = irregular[base] {
      forms += [(past, .past), (participle, .participle)]
    } else {
      for past in pasts(base) { forms += [(past, .past), (past, .participle)] }
      if base.hasSuffix("l") { forms.append((base + "ling", .gerund)) }
    }
    return forms
  }

  private static func third(_ base: String) -> String {
    if endsInConsonantY(base) { return base.dropLast() + "ies" }
    let sibilants = ["s", "x", "z", "ch", "sh", "o"]
    return base + (sibilants.contains { base.hasSuffix($0) } ? "es" : "s")
  }

  private static func gerund(_ base: String) -> String {
    if base.hasSuffix("ee") || base == "be" { return base + "ing" }
    if base.hasSuffix("e") { return base.dropLast() + "ing" }
    return doubled(base) + "ing"
  }

  /// British and American spellings: "cancelled", "canceled".
  private static func pasts(_ base: String) -> [String] {
    if base.hasSuffix("e") { return [base + "d"] }
    if endsInConsonantY(base) { return [base.dropLast() + "ied"] }
    if base.hasSuffix("l") { return [base + "ed", base + "led"] }
    return [doubled(base) + "ed"]
  }

  private static func endsInConsonantY(_ base: String) -> Bool {
    base.hasSuffix("y") && !["ay", "ey", "oy", "uy"].contains { base.hasSuffix($0) }
  }

  /// Short verbs double their last consonant: "planned", "slipped", "cutting".
  private static func doubled(_ base: String) -> String {
    let doubling: Set = [
      "plan", "slip", "slot", "scrub", "drop", "stop", "ban", "cut", "put", "set", "shut", "run", "begin", "scrap",
      "get", "hit",
      "let",
      "sit", "win", "bet", "permit", "admit", "commit", "submit", "refer", "defer", "step", "ship", "quit", "swap",
      "transfer",
      "enrol",
    ]
    guard doubling.contains(base), let last = base.last else { return base }
    return base + String(last)
  }
}
