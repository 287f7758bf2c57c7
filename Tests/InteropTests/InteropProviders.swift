import OIDCPrimitives
import Foundation
import OIDCDiscovery
import OIDCURLSession

/// The providers that `Tools/check interop` has started: a third-party one, and the faulty ones.
enum InteropProviders {
    /// The ports by name, or none if the tests run without the providers.
    private static let ports: [String: Int] = {
        let words = ProcessInfo.processInfo.environment["OIDC_INTEROP"]?.split(separator: " ") ?? []
        return words.reduce(into: [:]) { ports, word in
            let parts = word.split(separator: "=")
            if parts.count == 2 { ports[String(parts[0])] = Int(parts[1]) }
        }
    }()

    static let areRunning = !ports.isEmpty

    /// The third-party provider.
    static let other = "http://127.0.0.1:\(ports["other"] ?? 0)"
    /// The faulty providers, without and with TLS.
    static let faulty = "http://127.0.0.1:\(ports["http"] ?? 0)"
    static let untrusted = "https://localhost:\(ports["tls"] ?? 0)"

    static let transport = URLSessionTransport()

    static func get(_ url: String) async throws -> TransportResponse {
        try await transport.send(try TransportRequest(.get, url, timeout: .seconds(60), bodyLimit: 1 << 20))
    }

    static func text(_ url: String) async throws -> String {
        String(decoding: try await get(url).body, as: UTF8.self)
    }

    /// The number of requests for each path of the faulty providers.
    static func counts() async throws -> [String: Int] {
        let body = try await get("\(faulty)/control/counts").body
        return try JSONDecoder().decode([String: Int].self, from: Data(body))
    }
}
