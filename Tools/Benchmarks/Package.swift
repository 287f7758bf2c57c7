// swift-tools-version: 6.2

import PackageDescription

func library(_ names: String...) -> [Target.Dependency] {
    names.map { .product(name: $0, package: "entra-oidc") }
}

// Measures the library, and runs tests that only a release build finishes in reasonable time. The only requirement is the
// system's OpenSSL, which is opened at run time.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "LibCrypto", targets: ["LibCrypto"]),
        .library(name: "OpenSSLVerifier", targets: ["OpenSSLVerifier"]),
    ],
    dependencies: [.package(name: "entra-oidc", path: "../..")],
    targets: [
        .target(name: "LibCrypto"),
        .target(name: "OpenSSLVerifier", dependencies: ["LibCrypto"] + library("OIDCPrimitives", "OIDCTokens")),
        .target(name: "SeededRandom"),
        .target(name: "Machine"),
        .target(name: "Heap"),
        .target(
            name: "Samples",
            dependencies: ["LibCrypto"] + library("OIDCIssuers", "OIDCPrimitives", "OIDCTokens", "EntraID")),
        .executableTarget(
            name: "Trials",
            dependencies: ["LibCrypto", "Samples", "SeededRandom"]
                + library("OIDCPrimitives", "OIDCSoftwareCrypto", "OIDCTokens")),
        .executableTarget(
            name: "Bounds",
            dependencies: ["Heap"] + library("EntraID", "OIDCSoftwareCrypto", "OIDCTestSupport")),
        .executableTarget(
            name: "Measure",
            dependencies: ["Machine", "LibCrypto", "Samples"]
                + library(
                    "OIDCCallbacks", "OIDCDiscovery", "OIDCIssuers", "OIDCPrimitives", "OIDCSoftwareCrypto",
                    "OIDCTokens", "EntraID")),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where !["Heap", "Machine"].contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
    ]
}
