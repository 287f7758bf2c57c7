// swift-tools-version: 6.2

import PackageDescription

func library(_ names: String...) -> [Target.Dependency] {
    names.map { .product(name: $0, package: "entra-oidc") }
}

// Lets programs in other languages ask the library questions, so that its verdicts can be laid beside those of others.
let package = Package(
    name: "judge",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entra-oidc", path: "../../..")],
    targets: [
        .executableTarget(name: "Judge", dependencies: library("EntraID", "OIDCSoftwareCrypto"))
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
