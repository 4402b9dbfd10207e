extension Holiday {
  /// Folded words of each name; possessives are folded away.
  static let english: [(name: [String], holiday: Holiday)] = [
    ("new year eve", .newYearsEve), ("new year day", .newYearsDay), ("new year", .newYearsDay),
    ("epiphany", .epiphany), ("martin luther king jr day", .martinLutherKingDay),
    ("martin luther king day", .martinLutherKingDay), ("valentine day", .valentinesDay),
    ("presidents day", .presidentsDay), ("president day", .presidentsDay), ("st patrick day", .saintPatricksDay),
    ("good friday", .goodFriday), ("easter sunday", .easter), ("easter monday", .easterMonday), ("easter", .easter),
    ("april fools day", .aprilFoolsDay), ("april fool day", .aprilFoolsDay), ("earth day", .earthDay),
    ("may day", .mayDay), ("memorial day", .memorialDay), ("juneteenth", .juneteenth), ("canada day", .canadaDay),
    ("independence day", .independenceDay), ("bastille day", .bastilleDay), ("labor day", .labourDay),
    ("columbus day", .columbusDay), ("halloween", .halloween), ("all saints day", .allSaintsDay),
    ("veterans day", .veteransDay), ("veteran day", .veteransDay), ("thanksgiving day", .thanksgiving),
    ("thanksgiving", .thanksgiving), ("black friday", .blackFriday), ("christmas eve", .christmasEve),
    ("christmas day", .christmas), ("christmas", .christmas), ("boxing day", .boxingDay),
  ].map { name, holiday in (name.split(separator: " ").map(String.init), holiday) }

  /// The words that a name begins with, for the lexicon; months are known there already.
  static var englishFirstWords: String {
    english.compactMap(\.name.first).joined(separator: " ")
  }
}
