// swift-tools-version: 6.2
import PackageDescription

// No package dependencies, by decision: the toolchain and three C libraries of the system are all.
let package = Package(
  name: "stet",
  products: [.executable(name: "stet", targets: ["stet"])],
  targets: [
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CHTML", providers: [.apt(["libgumbo-dev"])]),
    // Sums of small whole numbers: without the optimiser the tests would wait minutes for them.
    .target(name: "EncoderKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(
      name: "Weights",
      exclude: [
        "Entities", "Lexicons", "Models/attribution.bin", "Models/boilerplate.bin", "Models/entities.bin",
        "Models/word-clusters.bin",
      ],
      resources: [.copy("Models/encoder.bin")]),
    // The sequence model is read 50 times slower without the optimiser: a debug build then takes minutes for its tests.
    .target(
      name: "Articles", dependencies: ["Weights", "EncoderKernels", "CMarkdown", "CHTML"],
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "Rules", dependencies: ["Articles"]),
    .target(name: "Archive", dependencies: ["Articles", "CSQLite"]),
    .target(name: "LanguageServerProtocol"),
    .target(name: "LanguageServer", dependencies: ["Articles", "Rules", "Archive", "LanguageServerProtocol"]),
    .target(name: "Training", dependencies: ["Articles"], exclude: ["Encoder"]),
    .executableTarget(name: "stet-train", dependencies: ["Articles", "Training"]),
    .executableTarget(
      name: "stet", dependencies: ["Articles", "Rules", "Archive", "LanguageServerProtocol", "LanguageServer"]),
    .target(name: "TestSupport", dependencies: ["Articles"], path: "Tests/TestSupport"),
    .testTarget(name: "ArticlesTests", dependencies: ["Articles", "EncoderKernels", "TestSupport"]),
    .testTarget(name: "TrainingTests", dependencies: ["Training", "Articles"]),
    .testTarget(name: "RulesTests", dependencies: ["Rules", "Articles", "Archive", "TestSupport"]),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive", "Articles"]),
    .testTarget(name: "LanguageServerProtocolTests", dependencies: ["LanguageServerProtocol"]),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: ["LanguageServer", "LanguageServerProtocol", "Rules", "Articles", "Archive", "TestSupport"]),
    .testTarget(name: "EditorTests", exclude: ["Drivers"]),
    .testTarget(name: "StetTests", dependencies: ["stet"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
