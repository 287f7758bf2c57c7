// swift-tools-version: 6.2

import PackageDescription

// Measures the library, and runs what only a release build runs in good time. Nothing outside is needed but the
// system's OpenSSL, which is found at run time.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entra-oidc", path: "..")],
    targets: [
        .target(name: "LibCrypto"),
        .executableTarget(
            name: "TokenPath",
            dependencies: [
                "LibCrypto",
                .product(name: "OIDCTokens", package: "entra-oidc"),
                .product(name: "OIDCDiscovery", package: "entra-oidc"),
                .product(name: "OIDCSoftwareCrypto", package: "entra-oidc"),
            ]),
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
