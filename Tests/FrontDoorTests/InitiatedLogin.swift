import EntraID
import Foundation
import OIDCTestSupport
import Synchronization
import Testing

/// A server to which other sites send users to sign in, and its requests.
struct InitiatedLogin {
    let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    let events = EventLog()

    static let path = "/initiate-login"

    static func get(_ query: String, cookieHeader: String? = nil) -> CallbackRequest {
        CallbackRequest(method: "GET", target: "\(path)?\(query)", cookieHeader: cookieHeader)
    }

    static func get(_ parameters: KeyValuePairs<String, String>) -> CallbackRequest {
        get(encoded(parameters))
    }

    static func encoded(_ parameters: KeyValuePairs<String, String>) -> String {
        FormEncoding.encode(parameters.map { .init(name: $0.key, value: $0.value) })
    }

    func provider(
        _ issuer: TestIssuer, name: String, profile: (any ProviderProfile)? = nil
    ) throws -> SignIn.Provider {
        SignIn.Provider(
            try ProviderConfiguration(
                name: name, profile: profile ?? issuer.profile, clientID: "client-of-\(name)",
                authentication: .secretInHeader(SecretString("secret-of-\(name)"))),
            callback: try CallbackURL(parsing: "https://\(name).example.com/signin/\(name)"))
    }

    func signIn(_ providers: [SignIn.Provider], _ issuers: [TestIssuer]) throws -> SignIn {
        let events = events
        return try SignIn(
            providers, transport: SeveralIssuers(issuers: issuers), crypto: SoftwareCrypto(), time: time,
            observer: { events.append($0) }, onWarning: .ignored)
    }

    /// Returns the value of a parameter of the authorization request.
    static func parameter(_ name: String, of start: SignInStart) throws -> String? {
        let query = try #require(start.url.split(separator: "?").last)
        return try FormEncoding.decode(query).first { $0.name == name }?.value
    }
}

/// A transport that reaches several issuers.
private struct SeveralIssuers: HTTPTransport {
    let issuers: [TestIssuer]

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        guard let issuer = issuers.first(where: { request.url.hasPrefix("\($0.issuer)/") }) else {
            throw .unreachable(reason: "there is no server at this URL")
        }
        return try await issuer.transport.send(request)
    }
}

/// The events of the front door.
final class EventLog: Sendable {
    private let events = Mutex<[OIDCEvent]>([])

    var last: OIDCEvent? { events.withLock { $0.last } }
    var kinds: [String] { events.withLock { $0.map(\.kind.rawValue) } }

    func append(_ event: OIDCEvent) { events.withLock { $0.append(event) } }
}
