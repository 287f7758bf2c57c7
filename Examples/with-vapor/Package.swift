// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "vapor-example",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "entra-oidc", path: "../.."),
        .package(path: "../pieces"),
        .package(url: "https://github.com/vapor/vapor.git", from: "4.122.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.3"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.11.0"),
    ],
    targets: [
        .executableTarget(
            name: "App",
            dependencies: [
                .product(name: "EntraID", package: "entra-oidc"),
                .product(name: "ServerPieces", package: "pieces"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Vapor", package: "vapor"),
            ])
    ])
