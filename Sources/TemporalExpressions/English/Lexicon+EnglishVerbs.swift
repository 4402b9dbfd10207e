extension Lexicon {
  /// Words that tell whether a clause speaks of the past or of what is to come. Regular past tenses are known by "-ed".
  static let cues: [Line] = [
    ("will shall must 'll won't cannot", .verb(.modal)),
    ("would could might should can ought", .verb(.conditional)),
    ("is are am isn't aren't remains stands", .verb(.present)),
    ("was were did wasn't weren't didn't", .verb(.past)),
    ("has have hasn't haven't", .verb(.have)),
    ("had hadn't", .verb(.had)),
    ("be", .verb(.be)), ("been", .verb(.been)),
    (
      """
      due set scheduled expected slated planned planning plans plan aims aim hopes hope intends intend pledges vows \
      wants needs expects predicts projects forecasts anticipates targets promises going bound likely poised about \
      anticipated projected forecast
      """,
      .verb(.coming)
    ),
    ("deadline deadlines expiry expiration cutoff target goal", .verb(.comingNoun)),
    (
      """
      extended postponed moved delayed pushed shifted rescheduled brought deferred adjourned changed extend extends \
      extending postpone postpones postponing move moves moving push pushes pushing delay delays delaying shift shifts
      """,
      .verb(.moved)
    ),
    (
      """
      said told met held began begun went gone came took taken made gave given got saw seen found left felt kept knew \
      known thought brought bought sold sent spent stood understood won lost led fell fallen rose risen grew grown \
      wrote written spoke spoken broke broken chose chosen drove driven ran drew drawn flew flown hit shot struck \
      sought taught caught built meant paid laid read put became hurt threw thrown shook sank sunk swore sworn tore \
      wore slid sprang sprung froze frozen hid hidden lent rang rode ridden sang slept sped spun stole stolen stuck swam \
      swept swung upheld withheld withstood overthrew overthrown fought bore borne blew blown hung shone shown forgot \
      forgotten foresaw forgave mistook rebuilt resold leapt lit dug clung crept wept woke shed cost cast \
      wore withdrew withdrawn overcame overtook undertook forbade quit beat beaten born died sat spread fled bled dealt
      """,
      .verb(.participle)
    ),
    (
      """
      file submit pay decide comply respond reply appear sign choose elect complete finish leave deliver publish cut \
      impose raise step hand agree make accept withdraw ratify discuss review announce hear issue implement reach \
      negotiate apply register respond testify present approve adopt pass remove halt stop
      """,
      .verb(.base)
    ),
    (
      """
      begins begin starts start opens open closes ends expire expires lapse lapses resume resumes convene convenes \
      meet meets votes takes take comes come kicks kick falls goes go arrive arrives visits visit returns return faces \
      runs enters enter becomes become launches reports releases holds hold hosts decides rules
      """,
      .verb(.plan)
    ),
  ]

  /// Words in "-ed" that are no past tense.
  static let notPast = """
    need indeed feed speed seed weed breed exceed proceed succeed hundred sacred naked wicked shed embed crossed united \
    allied armed aged limited advanced unprecedented bed red led biomed concerned related based used
    """
}
