import CivilTime

extension Holiday {
  /// A name in folded words, possessives folded away, and the holiday it names.
  struct Name: Sendable {
    let words: [[UInt8]]
    let holiday: Holiday
    /// Whether the words mean it in small letters too; "may day" and "new year" do not.
    let inSmallLetters: Bool
  }

  private static let english: [(names: String, holiday: Holiday)] = [
    ("new year eve", .fixed(month: 12, day: 31)),
    ("new year day|New Year|yuandan", .fixed(month: 1, day: 1)),
    ("Epiphany", .fixed(month: 1, day: 6)),
    ("Inauguration Day", .fixed(month: 1, day: 20)),
    ("martin luther king jr day|martin luther king day|mlk day", .nth(3, .monday, month: 1)),
    ("australia day|Republic Day", .fixed(month: 1, day: 26)),
    ("groundhog day", .fixed(month: 2, day: 2)),
    ("valentine day|valentines day", .fixed(month: 2, day: 14)),
    ("presidents day|president day", .nth(3, .monday, month: 2)),
    ("international women day", .fixed(month: 3, day: 8)),
    ("saint patrick day|st patrick day|saint patrick|st paddy day", .fixed(month: 3, day: 17)),
    ("april fools day|april fool day|april fools", .fixed(month: 4, day: 1)),
    ("mardi gras|shrove tuesday", .easter(-47)), ("ash wednesday", .easter(-46)), ("palm sunday", .easter(-7)),
    ("maundy thursday|holy thursday", .easter(-3)), ("good friday", .easter(-2)), ("holy saturday", .easter(-1)),
    ("easter monday", .easter(1)), ("easter sunday|easter day|easter", .easter(0)), ("ascension day", .easter(39)),
    ("whit monday|pentecost monday", .easter(50)), ("pentecost|whit sunday", .easter(49)),
    ("corpus christi", .easter(60)),
    ("earth day", .fixed(month: 4, day: 22)), ("anzac day", .fixed(month: 4, day: 25)),
    ("May Day|international workers day|int'l workers day", .fixed(month: 5, day: 1)),
    ("cinco de mayo", .fixed(month: 5, day: 5)), ("v-e day|ve day", .fixed(month: 5, day: 8)),
    ("victory day", .fixed(month: 5, day: 9)),
    ("mother day|mothers day", .nth(2, .sunday, month: 5)), ("memorial day", .nth(0, .monday, month: 5)),
    ("flag day", .fixed(month: 6, day: 14)), ("father day|fathers day", .nth(3, .sunday, month: 6)),
    ("juneteenth", .fixed(month: 6, day: 19)), ("canada day", .fixed(month: 7, day: 1)),
    ("independence day", .fixed(month: 7, day: 4)), ("bastille day", .fixed(month: 7, day: 14)),
    ("assumption day", .fixed(month: 8, day: 15)), ("labor day|labour day", .nth(1, .monday, month: 9)),
    ("columbus day|indigenous peoples day", .nth(2, .monday, month: 10)),
    ("halloween|hallowe'en|all hallows eve", .fixed(month: 10, day: 31)),
    ("all saints day", .fixed(month: 11, day: 1)), ("all souls day", .fixed(month: 11, day: 2)),
    ("guy fawkes night|guy fawkes day|bonfire night", .fixed(month: 11, day: 5)),
    ("election day", .nth(1, .monday, month: 11, plus: 1)),
    ("veterans day|veteran day|armistice day|remembrance day|singles day", .fixed(month: 11, day: 11)),
    ("remembrance sunday", .nth(2, .sunday, month: 11)),
    ("thanksgiving day|thanksgiving|thanks giving day", .nth(4, .thursday, month: 11)),
    ("black friday", .nth(4, .thursday, month: 11, plus: 1)),
    ("cyber monday", .nth(4, .thursday, month: 11, plus: 4)),
    ("giving tuesday", .nth(4, .thursday, month: 11, plus: 5)),
    ("christmas eve", .fixed(month: 12, day: 24)), ("christmas day|christmas|xmas", .fixed(month: 12, day: 25)),
    ("boxing day|st stephen day", .fixed(month: 12, day: 26)),
    ("lunar new year|chinese new year|seollal|tet", .table(.lunarNewYear)),
    ("chuseok|mid-autumn festival", .table(.midAutumn)), ("ramadan|ramazan", .table(.ramadan)),
    ("eid al-fitr|eid al fitr|eid ul-fitr", .table(.eidAlFitr)),
    ("eid al-adha|eid al adha|eid ul-adha", .table(.eidAlAdha)),
    ("islamic new year|hijri new year", .table(.islamicNewYear)),
    ("rosh hashanah", .table(.roshHashanah)), ("yom kippur", .table(.yomKippur)), ("passover", .table(.passover)),
    ("hanukkah|chanukah", .table(.hanukkah)), ("diwali|deepavali", .table(.diwali)),
  ]

  /// The names grouped by their first word, the longest first.
  static let englishGroups: [(first: String, names: [Name])] = {
    var groups: [(first: String, names: [Name])] = []
    for (names, holiday) in english {
      for name in names.split(separator: "|") {
        let words = name.lowercased().split { $0 == " " || $0 == "-" }.map { Array($0.utf8) }
        let entry = Name(words: words, holiday: holiday, inSmallLetters: name.first?.isLowercase ?? false)
        let first = String(decoding: words.first ?? [], as: UTF8.self)
        if let group = groups.firstIndex(where: { $0.first == first }) {
          groups[group].names.append(entry)
        } else {
          groups.append((first, [entry]))
        }
      }
    }
    return groups.map { ($0.first, $0.names.sorted { $0.words.count > $1.words.count }) }
  }()
}
