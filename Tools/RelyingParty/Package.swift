// swift-tools-version: 6.2

import PackageDescription

func library(_ names: String...) -> [Target.Dependency] {
    names.map { .product(name: $0, package: "entra-oidc") }
}

// A relying party as a program of its own, which any conformance suite can drive: see README.md.
let package = Package(
    name: "relying-party",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "entra-oidc", path: "../.."),
        .package(name: "benchmarks", path: "../Benchmarks"),
    ],
    targets: [
        .executableTarget(
            name: "RelyingParty",
            dependencies: [.product(name: "OpenSSLVerifier", package: "benchmarks")]
                + library(
                    "EntraID", "OIDCCallbacks", "OIDCDiscovery", "OIDCIssuers", "OIDCPrimitives", "OIDCProviders",
                    "OIDCSignIn", "OIDCSoftwareCrypto", "OIDCTokens", "OIDCURLSession"))
    ],
    swiftLanguageModes: [.v6]
)

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
