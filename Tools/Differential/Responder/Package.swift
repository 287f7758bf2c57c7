// swift-tools-version: 6.2

import PackageDescription

func library(_ names: String...) -> [Target.Dependency] {
    names.map { .product(name: $0, package: "entra-oidc") }
}

// A program that answers questions of programs in other languages, so that the library's results can be compared with
// those of other implementations.
let package = Package(
    name: "responder",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entra-oidc", path: "../../..")],
    targets: [
        .executableTarget(name: "Responder", dependencies: library("EntraID", "OIDCSoftwareCrypto"))
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
