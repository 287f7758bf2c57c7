// swift-tools-version: 6.2

import PackageDescription

func library(_ names: String...) -> [Target.Dependency] {
    names.map { .product(name: $0, package: "entra-oidc") }
}

/// The name with which SwiftPM compiles the root package: that of its folder.
let rootPackageName = String(
    Context.packageDirectory.split(separator: "/").dropLast(2).last?.lowercased()
        .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" } ?? [])

// Runs the parsers with libFuzzer. `run` builds it with the required flags.
let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "entra-oidc", path: "../.."),
        .package(name: "benchmarks", path: "../Benchmarks"),
    ],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [.product(name: "LibCrypto", package: "benchmarks")]
                + library("EntraGuide", "EntraID", "OIDCSoftwareCrypto", "OIDCTestSupport"),
            packageAccess: false)
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
        // The parser of the loopback server is not public, because no product offers it.
        .unsafeFlags(["-package-name", rootPackageName]),
    ]
}
