import Testing
import TextAnalysis

@Suite("Stemmer")
struct StemmerTests {
  @Test(
    "takes inflections off",
    arguments: [
      ("tariffs", "tariff"), ("negotiations", "negoti"), ("imposing", "impos"), ("25,000", "25,000"), ("", ""),
    ])
  func takesInflections(word: String, stem: String) {
    #expect(Stemmer(.porter).stem(word) == stem)
  }

  @Test("knows two algorithms that differ")
  func twoAlgorithms() {
    #expect(Stemmer(.porter).stem("fairly") == "fairli")
    #expect(Stemmer(.english).stem("fairly") == "fair")
  }

  @Test(
    "departs from Porter's paper where his program does",
    arguments: [
      ("us", "us"), ("use", "us"), ("assembly", "assembl"), ("assemblies", "assembl"), ("probably", "probabl"),
      ("responsibly", "respons"), ("technology", "technolog"), ("technologies", "technolog"), ("fly", "fly"),
      ("log", "log"), ("bly", "bly"),
    ])
  func departs(word: String, stem: String) {
    #expect(Stemmer(.porter).stem(word) == stem)
  }

  @Test("takes bytes of any kind", arguments: Stemmer.Algorithm.allCases)
  func anyBytes(algorithm: Stemmer.Algorithm) {
    let stemmer = Stemmer(algorithm)
    var random = RandomText(seed: 7)
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(stemmer.stem(bytes).count <= bytes.count + 1)
    }
  }
}
