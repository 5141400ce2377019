// swift-tools-version: 6.2
import PackageDescription

// No package dependencies, by decision: the toolchain and three C libraries of the system are all.
//
// The order of the targets is that of the data: bytes, pages, facts, findings, what people are told, messages, commands.
let package = Package(
  name: "stet",
  products: [.executable(name: "stet", targets: ["stet"])],
  targets: [
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CHTML", providers: [.apt(["libgumbo-dev"])]),
    // Of the C library: extended attributes of files.
    .systemLibrary(name: "CAttributes"),
    // Of the C library: the allocator.
    .systemLibrary(name: "CMemory"),
    // Sums of small whole numbers: without the optimiser the tests would wait minutes for them.
    .target(name: "EncoderKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(
      name: "Weights",
      exclude: [
        "Entities", "Lexicons", "Models/attribution.bin", "Models/boilerplate.bin", "Models/claims.bin",
        "Models/entities.bin", "Models/word-clusters.bin",
      ],
      resources: [.copy("Models/encoder.bin")]),

    // What is read before a decoder reads: below pages and messages, which know nothing of each other.
    .target(name: "JSONBounds"),
    // Of the C library: how the program was started.
    .target(name: "ProcessArguments"),
    .target(name: "MarkupParsers", dependencies: ["CMarkdown", "CHTML"]),

    // Readers and the sequence model are up to 50 times slower without the optimiser: the tests would wait minutes for them.
    .target(
      name: "Formats", dependencies: ["CMarkdown", "CHTML", "JSONBounds", "MarkupParsers"],
      swiftSettings: [
        .unsafeFlags(["-O"], .when(configuration: .debug)),
        // What is `package` is not inlined into other targets without it, and ranges, prose and hashes of words are asked
        // for every token: an edit of a megabyte took a fifth longer.
        .unsafeFlags(["-enable-cmo-everything"], .when(configuration: .release)),
      ]),
    .target(
      name: "Articles", dependencies: ["Formats", "Weights", "EncoderKernels"],
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "Rules", dependencies: ["Articles", "Formats"]),
    .target(name: "Files", dependencies: ["Articles", "CAttributes", "Formats", "ProcessArguments"]),
    // The settings of a text: where they are found, and who beats whom.
    .target(name: "SettingsFiles", dependencies: ["Files", "Rules"]),
    .target(name: "Archive", dependencies: ["Articles", "Formats", "CSQLite"]),
    .target(name: "KnowledgeImport", dependencies: ["Articles", "Files"]),
    .target(name: "Presentation", dependencies: ["Archive", "Articles", "Formats", "Rules"]),
    .target(name: "LanguageServerProtocol", dependencies: ["JSONBounds"]),
    .target(
      name: "LanguageServer",
      dependencies: [
        "Archive", "Articles", "CMemory", "Files", "Formats", "LanguageServerProtocol", "Presentation", "Rules",
        "SettingsFiles",
      ]),
    .executableTarget(
      name: "stet",
      dependencies: [
        "Archive", "Articles", "Files", "Formats", "JSONBounds", "KnowledgeImport", "LanguageServer",
        "LanguageServerProtocol", "Presentation", "ProcessArguments", "Rules", "SettingsFiles",
      ]),

    .target(name: "Training", dependencies: ["Articles", "Formats", "Rules"]),
    .executableTarget(name: "stet-train", dependencies: ["Articles", "Training"]),

    .target(name: "TestSupport", dependencies: ["Articles", "Formats"], path: "Tests/TestSupport"),
    // The compiler's index, for the tests over the tree itself.
    .target(name: "IndexStore", path: "Tests/IndexStore"),
    .testTarget(name: "TreeTests", dependencies: ["IndexStore", "TestSupport"]),
    .testTarget(name: "FormatsTests", dependencies: ["Formats", "TestSupport"]),
    .testTarget(name: "ArticlesTests", dependencies: ["Articles", "EncoderKernels", "Formats", "TestSupport"]),
    .testTarget(name: "KnowledgeImportTests", dependencies: ["Articles", "KnowledgeImport"]),
    .testTarget(name: "TrainingTests", dependencies: ["Training", "Articles", "Formats"]),
    .testTarget(
      name: "RulesTests", dependencies: ["Rules", "Articles", "Archive", "Formats", "TestSupport", "Training"]),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive", "Articles", "Formats", "TestSupport"]),
    .testTarget(name: "FilesTests", dependencies: ["CAttributes", "Files", "TestSupport"]),
    .testTarget(name: "SettingsFilesTests", dependencies: ["Files", "Rules", "SettingsFiles", "TestSupport"]),
    // The examples of Protocol/Messages.md, which tests hold against the types.
    .target(name: "ProtocolPages", dependencies: ["LanguageServerProtocol"], path: "Tests/ProtocolPages"),
    .testTarget(
      name: "LanguageServerProtocolTests", dependencies: ["LanguageServerProtocol", "ProtocolPages"]),
    // What anything may be fed to and what must hold then: for random tests, and for the fuzzer.
    .target(
      name: "Fuzzing",
      dependencies: [
        "Articles", "Formats", "LanguageServer", "LanguageServerProtocol", "Presentation", "ProtocolPages", "Rules",
        "TestSupport",
      ], path: "Tests/Fuzzing"),
    // Says again what an input does. `make fuzz` builds it with libFuzzer around it.
    .executableTarget(name: "stet-fuzz", dependencies: ["Fuzzing"], path: "Tests/FuzzTarget"),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "Archive", "Articles", "Files", "Formats", "Fuzzing", "LanguageServer", "LanguageServerProtocol",
        "Presentation",
        "ProtocolPages", "Rules", "TestSupport",
      ]),
    .testTarget(name: "EditorTests", dependencies: ["LanguageServerProtocol", "TestSupport"], exclude: ["Drivers"]),
    .testTarget(name: "StetTests", dependencies: ["stet", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// Here and not on the command line, so that `swift build` and `swift test` as everybody types them build what `make` does.
for target in package.targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
}
