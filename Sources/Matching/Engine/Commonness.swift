import TextAnalysis

/// How many articles are thought to have a word, before any is seen: queries are stored under the words that fewest
/// should have. A wrong guess costs time and never a match.
struct Commonness: Sendable {
  private let shares: [[UInt8]: Float]
  private let words: [(letters: [UInt8], share: Float)]

  init(_ stemmer: SharedStemmer) {
    var shares: [[UInt8]: Float] = [:]
    var words: [(letters: [UInt8], share: Float)] = []
    for (share, line) in Self.table {
      for word in line.split(separator: " ") {
        let letters = Array(word.utf8)
        let stem = stemmer.stem(letters)
        shares[stem] = max(shares[stem] ?? 0, share)
        words.append((letters, share))
      }
    }
    self.shares = shares
    self.words = words
  }

  /// The share of articles with a word of this stem, 0…1.
  func share(stem: [UInt8]) -> Float {
    if let known = shares[stem] { return known }
    // Single letters and short numbers stand in tables and names everywhere.
    if stem.count == 1 { return 0.1 }
    if let first = stem.first, (0x30...0x39).contains(first) { return stem.count <= 3 ? 0.05 : 0.02 }
    return stem.count <= 4 ? 0.015 : stem.count <= 6 ? 0.01 : 0.006
  }

  /// The share of articles with a word that begins so.
  func share(prefix: ArraySlice<UInt8>) -> Float {
    let unknown: Float =
      switch prefix.count {
      case ...2: 0.4
      case 3: 0.15
      case 4: 0.06
      default: 0.02
      }
    return words.reduce(unknown) { $1.letters.starts(with: prefix) ? max($0, $1.share) : $0 }
  }

  /// Words of English news by the share of articles that have them, the commonest first.
  private static let table: [(share: Float, words: String)] = [
    (0.95, "the of to in and a"),
    (0.75, "for on that is it said by with at from be as was an has will he"),
    (0.5, "its not are this have which but would had or been were year also new more than after one"),
    (
      0.35,
      """
      company market other they their two could some up last who about out over first percent week all under between if \
      no price million may over billion share government expect against time day during month state his when there only \
      because into three say report told government official including next since most per before
      """
    ),
    (
      0.22,
      """
      bank trade group week stock president industry international analyst end increase late rise countries high make \
      unit part so while can any these do them such major being business still today each early did down like now sale \
      month four five country world nation bid plan agree rate foreign accord meet offer cost result problem way well \
      back growth profit figure minister total general number sell buy set interest decline own where many much further \
      same both hold long work demand public move future statement news take six investor low very good analysts through
      """
    ),
    (
      0.12,
      """
      oil dollar loss net quarter cut economy economic financial policy deal exchange product tax issue security fund \
      earlier continue level chief executive director spokesman spokeswoman current previous recent large system service \
      interest debt loan budget central trader trading close power energy japan u.s america american united states \
      china chinese european europe britain british london washington york monday tuesday wednesday thursday friday \
      saturday sunday january february march april may june july august september october november december added \
      strong support department operation production export import agreement talk decision board capital dealer \
      corporation inc corp ltd co want see come go get need use call give show people force change open according \
      might must should what how then our we you she her us my i your just even small top key sector term help old home \
      area control political right local less average third second half point although however among without another \
      until below above around within believe think know lead leader begin start begun add keep put seek seen require \
      follow base amount value due likely possible effect additional local asset management operate available process \
      return paid pay raise reduce fall fell rose rise gain drop earnings revenue income stake shareholder acquisition
      """
    ),
    (
      0.06,
      """
      ministry parliament election vote party law court legal labor union strike worker job employee plant car auto \
      vehicle steel metal gold crop wheat grain corn sugar coffee rice beef farm farmer food gas crude barrel opec \
      tariff quota duty treaty negotiation talks negotiator delegation summit washington congress senate house white \
      bill republican democrat secretary treasury reserve federal german germany france french canada canadian mexico \
      korea korean taiwan india russia russian australia iran iraq gulf israel saudi africa south north west east \
      bond yield currency yen mark sterling franc pound cent inflation deficit surplus gdp forecast estimate survey data \
      merger takeover purchase tender debenture dividend common preferred warrant split issue technology computer software \
      telephone telecommunications airline air aircraft ship shipping port road rail construction project contract \
      order equipment customer consumer retail store brand drug health medical research development science test \
      program measure action effort concern risk pressure threat crisis attack war military army troops police killed \
      human rights protest student school university family children life city town water land environment weather \
      question question position role interest view idea reason case fact example line order name date period region \
      place side hand head member committee council commission agency authority office association organization bureau \
      family man men woman women person club team game play player season win won match cup film music show award \
      internet network phone mobile user media television radio newspaper press letter interview speech conference
      """
    ),
  ]
}
