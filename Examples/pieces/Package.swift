// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "pieces",
    platforms: [.macOS(.v15)],
    products: [.library(name: "ServerPieces", targets: ["ServerPieces"])],
    dependencies: [
        .package(name: "entra-oidc", path: "../.."),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.33.1"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.10.1"),
        .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.4.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.11.0"),
        .package(url: "https://github.com/valkey-io/valkey-swift.git", from: "1.4.0"),
    ],
    targets: [
        .target(
            name: "ServerPieces",
            dependencies: [
                .product(name: "EntraID", package: "entra-oidc"),
                .product(name: "EntraGuide", package: "entra-oidc"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "_CryptoExtras", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Valkey", package: "valkey-swift"),
            ]),
        .testTarget(
            name: "ServerPiecesTests",
            dependencies: [
                "ServerPieces",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "EntraID", package: "entra-oidc"),
                .product(name: "OIDCTestSupport", package: "entra-oidc"),
                .product(name: "Logging", package: "swift-log"),
            ]),
    ])
