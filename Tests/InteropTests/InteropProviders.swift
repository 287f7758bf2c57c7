import OIDCPrimitives
import Foundation
import OIDCDiscovery
import OIDCURLSession

/// The providers that `Tools/check interop` has started.
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
    /// Our own provider, without and with TLS.
    static let ours = "http://127.0.0.1:\(ports["http"] ?? 0)"
    static let untrusted = "https://localhost:\(ports["tls"] ?? 0)"

    static let transport = URLSessionTransport()

    /// Sends requests for Entra's host to our provider. Documents and tokens name that host, and no test machine can
    /// have a certificate for it.
    static let entraTransport = ClosureTransport { request in
        let origin = "https://login.microsoftonline.com/"
        guard request.url.hasPrefix(origin) else {
            throw TransportFailure.unreachable(reason: "a test sends requests only to Entra")
        }
        return try await transport.send(
            try TransportRequest(
                request.method, "\(ours)/\(request.url.dropFirst(origin.count))", headers: request.headers,
                body: request.body, timeout: request.timeout, bodyLimit: request.bodyLimit))
    }

    /// Sends requests for Entra's host to our provider, and all others to where they are addressed.
    static let anyTransport = ClosureTransport { request in
        if request.url.hasPrefix("https://login.microsoftonline.com/") { return try await entraTransport.send(request) }
        return try await transport.send(request)
    }

    static func get(_ url: String) async throws -> TransportResponse {
        try await transport.send(try TransportRequest(.get, url, timeout: .seconds(10), bodyLimit: 1 << 20))
    }

    static func post(_ url: String, form: String = "") async throws -> TransportResponse {
        try await transport.send(
            try TransportRequest(
                .post, url,
                headers: [HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")],
                body: Array(form.utf8), timeout: .seconds(10), bodyLimit: 1 << 20))
    }

    static func text(_ url: String) async throws -> String {
        String(decoding: try await get(url).body, as: UTF8.self)
    }

    /// The number of requests for each path of our provider.
    static func counts() async throws -> [String: Int] {
        let body = try await get("\(ours)/control/counts").body
        return try JSONDecoder().decode([String: Int].self, from: Data(body))
    }
}
