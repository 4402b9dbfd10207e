// swift-tools-version: 6.2
import PackageDescription

/// The flags of every Swift target: Swift 6 mode, the upcoming features, warnings as errors.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .treatAllWarnings(as: .error),
]

/// The same for a target that touches pointers: every unsafe use is marked.
let strict = house + [.strictMemorySafety()]

func floor(_ name: String, _ uses: [Target.Dependency] = [], touchesPointers: Bool = false) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: touchesPointers ? strict : house)
}

func tests(of name: String, _ uses: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + uses, swiftSettings: house)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOSSL", package: "swift-nio-ssl"),
]
/// For the receivers of tests.
let http2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let memoryLog = Target.Dependency.product(name: "InMemoryLogging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "tocsin",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "tocsin", targets: ["tocsin"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-http2.git", from: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
  ],
  targets: [
    // Floor 0: text, calendar, the system
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    floor("CivilTime", touchesPointers: true),
    floor("TextAnalysis", ["CStemmer"], touchesPointers: true),
    floor("LinuxSystem", ["CLinux", "CSystemd", system], touchesPointers: true),

    // Floor 1: the nouns
    floor("News", ["CivilTime", crypto]),

    // Floor 2: pure skills || hands
    floor("Matching", ["News", "TextAnalysis"], touchesPointers: true),
    floor("TemporalExpressions", ["News", "TextAnalysis", "CivilTime"]),
    floor("ArticleFormats", ["News", "CivilTime", "CXML2"], touchesPointers: true),
    floor("Inbox", ["News", "CivilTime", "LinuxSystem"]),
    floor("Store", ["News", "CivilTime", "LinuxSystem", grdb, sqlite]),
    floor("Notifications", ["News", "CivilTime", "LinuxSystem", log]),

    // Floor 3
    floor("Deadlines", ["News", "CivilTime", "TextAnalysis", "TemporalExpressions"]),
    floor(
      "Notifiers", ["News", "CivilTime", "TextAnalysis", "Notifications", "LinuxSystem", httpClient, crypto] + nio),

    // Floor 4: one article in, one assessment out
    floor(
      "Triage",
      ["News", "CivilTime", "TextAnalysis", "Matching", "TemporalExpressions", "ArticleFormats", "Deadlines"]),

    // Floor 5: settings, services, wiring
    floor(
      "Daemon",
      [
        "News", "CivilTime", "TextAnalysis", "Matching", "Deadlines", "Triage", "Inbox", "Store", "Notifications",
        "Notifiers", "LinuxSystem", log, lifecycle, signals, yams,
      ]),

    // Floor 6: the door
    .executableTarget(
      name: "tocsin",
      dependencies: [
        "News", "CivilTime", "TextAnalysis", "Triage", "Inbox", "Notifiers", "Daemon", "Store", "LinuxSystem",
        arguments,
        log,
      ],
      swiftSettings: house),

    // Benchmarks: nothing of them is in the product
    .target(name: "CFloor", path: "Benchmarks/floor"),
    .executableTarget(
      name: "tocsin-bench",
      dependencies: [
        "CFloor", "News", "CivilTime", "Matching", "TextAnalysis", "TemporalExpressions", "Deadlines", arguments,
      ],
      path: "Benchmarks/tocsin-bench", swiftSettings: strict),

    // What the fuzzer runs, and `swift test` over the kept corpus
    .target(
      name: "FuzzTargets",
      dependencies: [
        "ArticleFormats", "CivilTime", "Deadlines", "Matching", "News", "TemporalExpressions", "TextAnalysis",
      ],
      path: "Fuzz/Targets", swiftSettings: house),

    // Tests: one target a module, the built binary, the house itself
    .target(name: "TestSupport", dependencies: ["News", "CivilTime"], path: "Tests/TestSupport", swiftSettings: house),
    tests(of: "CivilTime"),
    tests(of: "TextAnalysis"),
    tests(of: "LinuxSystem"),
    tests(of: "News", ["CivilTime"]),
    tests(of: "Matching", ["News", "TextAnalysis"]),
    tests(of: "TemporalExpressions", ["News", "TextAnalysis", "CivilTime"]),
    tests(of: "ArticleFormats", ["News", "CivilTime"]),
    tests(of: "Inbox", ["News", "CivilTime", "LinuxSystem"]),
    tests(of: "Store", ["News", "CivilTime", grdb]),
    tests(of: "Notifications", ["News", "CivilTime", "LinuxSystem", log, memoryLog]),
    tests(of: "Deadlines", ["News", "CivilTime", "TextAnalysis", "TemporalExpressions"]),
    tests(
      of: "Notifiers", ["News", "CivilTime", "TextAnalysis", "LinuxSystem", "Notifications", crypto, http2] + nio),
    tests(of: "Triage", ["News", "CivilTime"]),
    tests(of: "Daemon", ["News", "CivilTime", "Inbox", "Triage", "Deadlines", log]),
    .testTarget(
      name: "AcceptanceTests", dependencies: ["tocsin", "News", "TestSupport", "LinuxSystem", "Notifiers", crypto],
      swiftSettings: house),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: house),
    .testTarget(
      name: "TidyTests", dependencies: ["Daemon", "News", "Notifiers", "TestSupport", "Triage"], swiftSettings: house),
  ]
)

// `make fuzz` builds this in a folder of its own, with the sanitizers in all modules.
if Context.environment["TOCSIN_FUZZ"] != nil {
  package.targets += [
    .target(name: "CFuzzer", path: "Fuzz/CFuzzer"),
    .executableTarget(
      name: "tocsin-fuzz", dependencies: ["CFuzzer", "FuzzTargets"], path: "Fuzz/Driver", swiftSettings: house),
  ]
}
