// swift-tools-version: 6.2

import PackageDescription

/// The rooms an application may import, lowest first. Each is a product of its own; none links full Foundation.
let coreModules = ["OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "EntraID"]

let package = Package(
    name: "entra-oidc",
    platforms: [.macOS(.v15)],
    products: coreModules.map { .library(name: $0, targets: [$0]) } + [
        .executable(name: "entra-oidc", targets: ["entra-oidc"])
    ],
    targets: [
        .target(name: "OIDCPrimitives"),
        .target(name: "OIDCCallbacks", dependencies: ["OIDCPrimitives"]),
        .target(name: "OIDCIssuers", dependencies: ["OIDCPrimitives"]),
        .target(name: "EntraID", dependencies: ["OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers"]),

        .target(name: "OIDCVectors", dependencies: ["EntraID"]),
        .target(
            name: "OIDCFixtures", path: "Fixtures",
            resources: [.copy("Documents"), .copy("Vectors")]),
        .executableTarget(name: "entra-oidc", dependencies: ["EntraID", "OIDCVectors"]),

        .testTarget(name: "OIDCPrimitivesTests", dependencies: ["OIDCPrimitives", "OIDCFixtures"]),
        .testTarget(name: "OIDCCallbacksTests", dependencies: ["OIDCCallbacks", "OIDCFixtures"]),
        .testTarget(name: "OIDCIssuersTests", dependencies: ["OIDCIssuers"]),
        .testTarget(name: "EntraIDTests", dependencies: ["EntraID", "OIDCFixtures"]),
        .testTarget(name: "OIDCVectorsTests", dependencies: ["OIDCVectors", "OIDCFixtures"]),
        .testTarget(name: "RecordedTests", dependencies: ["EntraID", "OIDCFixtures"]),
        .testTarget(name: "EntraOIDCCommandTests", dependencies: ["entra-oidc", "OIDCFixtures"]),
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
