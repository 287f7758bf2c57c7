// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "hummingbird-example",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "entra-oidc", path: "../.."),
        .package(path: "../pieces"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.26.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.3"),
    ],
    targets: [
        .executableTarget(
            name: "App",
            dependencies: [
                .product(name: "EntraID", package: "entra-oidc"),
                .product(name: "ServerPieces", package: "pieces"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ])
    ])
