// swift-tools-version: 6.2

import PackageDescription

/// The files of the examples, with stand-ins in the place of the packages that they depend on. Only `stand-ins` builds
/// it. The examples have no package access, because they are packages of their own.
let library: [Target.Dependency] = ["EntraID", "EntraGuide", "OIDCTestSupport"].map {
    .product(name: $0, package: "entra-oidc")
}

/// The stand-ins, each with those that it imports. The others in an example's list come with them, as in the packages.
let modules: [String: [String]] = [
    "AsyncHTTPClient": ["NIOCore", "NIOHTTP1", "NIOSSL", "Offline"],
    "Crypto": ["Offline"],
    "CryptoExtras": ["Crypto", "Offline"],
    "HTTPTypes": [],
    "Hummingbird": ["HTTPTypes", "Logging", "NIOCore", "Playing", "ServiceLifecycle"],
    "Logging": ["Offline"],
    "Metrics": ["Offline"],
    "NIOCore": [],
    "NIOHTTP1": [],
    "NIOSSL": [],
    "Playing": ["Offline"],
    "ServiceLifecycle": ["Logging"],
    "Tracing": ["Offline"],
    "Valkey": ["Logging", "NIOCore", "ServiceLifecycle"],
    "Vapor": ["AsyncHTTPClient", "Crypto", "Logging", "NIOCore", "NIOHTTP1", "NIOSSL", "Playing", "ServiceLifecycle"],
    "_CryptoExtras": ["CryptoExtras"],
]

func named(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

let package = Package(
    name: "stand-ins",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entra-oidc", path: "../../..")],
    targets: modules.sorted { $0.key < $1.key }.map {
        .target(name: $0.key, dependencies: library + named($0.value), path: "Modules/\($0.key)")
    } + [
        .target(name: "Offline", dependencies: library),
        .target(
            name: "ServerPieces",
            dependencies: library
                + named([
                    "AsyncHTTPClient", "Crypto", "_CryptoExtras", "Logging", "Metrics", "Tracing", "ServiceLifecycle",
                    "Valkey",
                ]), packageAccess: false),
        .executableTarget(
            name: "HummingbirdApp",
            dependencies: library + named(["ServerPieces", "HTTPTypes", "Hummingbird", "Logging", "NIOCore"]),
            packageAccess: false),
        .executableTarget(
            name: "VaporApp",
            dependencies: library + named(["ServerPieces", "Logging", "NIOCore", "ServiceLifecycle", "Vapor"]),
            packageAccess: false),
        .testTarget(
            name: "ServerPiecesTests", dependencies: library + named(["ServerPieces", "AsyncHTTPClient", "Logging"]),
            packageAccess: false),
    ])
