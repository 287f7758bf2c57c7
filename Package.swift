// swift-tools-version: 6.2

import PackageDescription

/// The rooms an application may import, lowest first. Each is a product of its own; none links full Foundation.
let coreModules = [
    "OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "OIDCTokens", "OIDCSoftwareCrypto", "OIDCDiscovery",
    "OIDCProviders", "OIDCSignIn", "EntraID",
]

/// For administrators: a server that validates tokens compiles none of it.
let guide = ["EntraGuide"]

/// What an application may inject. The core does not import it.
let adapters = ["OIDCURLSession"]

/// What the tests of an application, or of something that it injects, may import. Only the command imports it too.
let testSupport = ["OIDCTestSupport"]

let package = Package(
    name: "entra-oidc",
    platforms: [.macOS(.v15)],
    products: (coreModules + guide + adapters + testSupport).map { .library(name: $0, targets: [$0]) } + [
        .executable(name: "entra-oidc", targets: ["entra-oidc"])
    ],
    targets: [
        .target(name: "OIDCPrimitives"),
        .target(name: "OIDCCallbacks", dependencies: ["OIDCPrimitives"]),
        .target(name: "OIDCIssuers", dependencies: ["OIDCPrimitives"]),
        .target(name: "OIDCTokens", dependencies: ["OIDCPrimitives", "OIDCIssuers"]),
        .target(name: "OIDCSoftwareCrypto", dependencies: ["OIDCPrimitives", "OIDCTokens"]),
        .target(
            name: "OIDCDiscovery", dependencies: ["OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "OIDCTokens"]),
        .target(
            name: "OIDCProviders",
            dependencies: ["OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "OIDCTokens", "OIDCDiscovery"]),
        .target(
            name: "OIDCSignIn",
            dependencies: [
                "OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "OIDCTokens", "OIDCDiscovery", "OIDCProviders",
            ]),
        .target(
            name: "EntraID",
            dependencies: [
                "OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "OIDCTokens", "OIDCDiscovery", "OIDCProviders",
                "OIDCSignIn", "OIDCSoftwareCrypto",
            ]),

        .target(
            name: "EntraGuide", dependencies: ["OIDCPrimitives", "OIDCCallbacks", "OIDCProviders", "EntraID"]),

        .target(name: "OIDCURLSession", dependencies: ["OIDCPrimitives"]),

        .target(name: "OIDCLoopback", dependencies: ["OIDCPrimitives"]),
        .target(name: "OIDCTestSupport", dependencies: ["EntraID", "OIDCSoftwareCrypto", "OIDCLoopback"]),
        .target(name: "OIDCVectors", dependencies: ["EntraID", "EntraGuide", "OIDCSoftwareCrypto"]),
        .target(
            name: "OIDCFixtures", dependencies: ["OIDCPrimitives", "OIDCTokens", "SeededRandom"], path: "Fixtures",
            exclude: ["Keys", "PORTING.md", "Signatures", "make", "make.d"],
            resources: [.copy("Data"), .copy("Documents"), .copy("HeldOut"), .copy("Rules"), .copy("Vectors")]),
        .executableTarget(
            name: "entra-oidc",
            dependencies: [
                "EntraID", "EntraGuide", "OIDCLoopback", "OIDCSoftwareCrypto", "OIDCURLSession", "OIDCVectors",
                "OIDCTestSupport",
            ]),
        .target(name: "LibCrypto", path: "Tools/Benchmarks/Sources/LibCrypto"),
        .target(
            name: "OpenSSLVerifier", dependencies: ["LibCrypto", "OIDCPrimitives", "OIDCTokens"],
            path: "Tools/Benchmarks/Sources/OpenSSLVerifier"),
        .target(name: "SeededRandom", path: "Tools/Benchmarks/Sources/SeededRandom"),

        .target(name: "TestHelpers", dependencies: ["OIDCPrimitives"], path: "Tests/TestHelpers"),
        .testTarget(name: "OIDCPrimitivesTests", dependencies: ["OIDCPrimitives", "OIDCFixtures"]),
        .testTarget(name: "OIDCCallbacksTests", dependencies: ["OIDCCallbacks"]),
        .testTarget(name: "OIDCIssuersTests", dependencies: ["OIDCIssuers"]),
        .testTarget(
            name: "OIDCTokensTests",
            dependencies: ["OIDCTokens", "OIDCSoftwareCrypto", "OIDCFixtures", "LibCrypto", "OpenSSLVerifier"]),
        .testTarget(
            name: "OIDCSoftwareCryptoTests",
            dependencies: ["OIDCSoftwareCrypto", "OIDCFixtures", "LibCrypto", "OpenSSLVerifier"]),
        .testTarget(
            name: "OIDCDiscoveryTests",
            dependencies: ["OIDCDiscovery", "EntraID", "OIDCSoftwareCrypto", "OIDCFixtures", "OIDCTestSupport"]),
        .testTarget(
            name: "OIDCProvidersTests",
            dependencies: ["OIDCProviders", "OIDCSoftwareCrypto", "OIDCFixtures", "OIDCTestSupport"]),
        .testTarget(
            name: "OIDCSignInTests",
            dependencies: [
                "OIDCCallbacks", "OIDCIssuers", "OIDCTokens", "OIDCDiscovery", "OIDCProviders", "OIDCSignIn",
                "OIDCSoftwareCrypto", "OIDCFixtures", "OIDCTestSupport",
            ]),
        .testTarget(
            name: "EntraIDTests", dependencies: ["EntraID", "OIDCSoftwareCrypto", "OIDCFixtures", "OIDCTestSupport"]),
        .testTarget(name: "EntraGuideTests", dependencies: ["EntraGuide", "EntraID", "OIDCFixtures"]),
        .testTarget(name: "OIDCURLSessionTests", dependencies: ["OIDCURLSession", "OIDCTestSupport"]),
        .testTarget(name: "OIDCLoopbackTests", dependencies: ["OIDCLoopback", "SeededRandom"]),
        .testTarget(
            name: "OIDCVectorsTests",
            dependencies: [
                "OIDCPrimitives", "OIDCIssuers", "OIDCTokens", "OIDCDiscovery", "OIDCProviders",
                "EntraID", "EntraGuide", "OIDCVectors", "OIDCFixtures",
            ]),
        .testTarget(
            name: "InteropTests",
            dependencies: [
                "EntraID", "OIDCSoftwareCrypto", "OIDCURLSession", "OIDCLoopback", "OIDCTestSupport",
            ]),
        .testTarget(
            name: "RecordedTests",
            dependencies: ["EntraID", "OIDCSoftwareCrypto", "OIDCFixtures", "OIDCTestSupport"]),
        .testTarget(
            name: "OIDCTestSupportTests",
            dependencies: [
                "EntraID", "OIDCSoftwareCrypto", "OIDCURLSession", "OIDCLoopback", "OIDCFixtures", "OIDCTestSupport",
                "OpenSSLVerifier",
            ]),
        .testTarget(
            name: "AttackTests",
            dependencies: [
                "EntraID", "EntraGuide", "OIDCSoftwareCrypto", "OIDCURLSession", "OIDCFixtures", "OIDCTestSupport",
            ]),
        .testTarget(
            name: "FrontDoorTests",
            dependencies: ["EntraID", "OIDCURLSession", "OIDCFixtures", "OIDCTestSupport", "SeededRandom"]),
        .testTarget(name: "BoundsTests", dependencies: ["EntraID", "OIDCSoftwareCrypto", "OIDCTestSupport"]),
        .testTarget(
            name: "PropertyTests",
            dependencies: ["EntraID", "OIDCSoftwareCrypto", "OIDCFixtures", "OIDCTestSupport"]),
        .testTarget(
            name: "EntraOIDCCommandTests",
            dependencies: ["entra-oidc", "OIDCFixtures", "OIDCLoopback", "OIDCTestSupport", "OIDCURLSession"]),

        // A process of its own, because it decides when tasks run: see Tools/Load.
        .executableTarget(
            name: "Load",
            dependencies: ["EntraID", "OIDCSoftwareCrypto", "OIDCFixtures", "OIDCTestSupport"],
            path: "Tools/Load/Simulation"),
        .testTarget(name: "LoadTests", dependencies: ["Load", "OIDCFixtures"]),

        // A server that runs several times: see Tools/Instances. Here, because only this package may use its HTTP server.
        .executableTarget(
            name: "Instances", dependencies: ["EntraID", "OIDCLoopback", "OIDCSoftwareCrypto", "OIDCURLSession"],
            path: "Tools/Instances/Server"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.isTest { target.dependencies.append("TestHelpers") }
for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
    ]
}
