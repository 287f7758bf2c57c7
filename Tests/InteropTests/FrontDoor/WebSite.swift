import EntraID
import OIDCLoopback
import TestHelpers
import Testing

/// A server on this machine with a ``WebApplication``. Browsers know it by the public origin of a proxy in front of it,
/// or as `localhost`.
struct WebSite {
    enum Address: CaseIterable {
        case publicHost, localhost
    }

    static let callbackPath = "/api/oidc/callback"
    static let tokenPath = "/\(Emulator.tenant)/oauth2/v2.0/token"

    /// The origin that browsers know.
    let origin: String
    let application: WebApplication
    private let server: LoopbackServer

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - address: How browsers address the server.
    ///   - door: A closure that returns the front door for the server's origin.
    init(at address: Address = .publicHost, door: (_ origin: String) throws -> any FrontDoor) throws {
        let running = Locked<WebApplication?>(nil)
        server = try LoopbackServer { request in
            guard let application = running.withLock({ $0 }) else { return LoopbackResponse(status: 503) }
            return await application.answer(request)
        }
        switch address {
        case .publicHost: origin = "https://console.example.com"
        case .localhost: origin = server.origin
        }
        let application = WebApplication(try door(origin))
        running.withLock { $0 = application }
        self.application = application
    }

    /// Starts a server whose users sign in with a fake Entra.
    ///
    /// - Parameters:
    ///   - emulator: The fake Entra.
    ///   - address: How browsers address the server.
    ///   - mode: The way in which responses are sent.
    ///   - secret: The client secret.
    ///   - store: The store of pending sign-ins.
    ///   - transport: The HTTP client, or `nil` for that of the fake Entra.
    ///   - onEvent: A closure that receives everything that an event contains.
    static func entra(
        _ emulator: Emulator, at address: Address = .publicHost, mode: ResponseMode = .query,
        secret: String = Emulator.clientSecret, store: any PendingSignInStore = InMemoryPendingSignIns(),
        transport: (any HTTPTransport)? = nil,
        onEvent: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> WebSite {
        let client: any HTTPTransport = transport ?? emulator.transport
        return try WebSite(at: address) { origin in
            try EntraSignIn(
                issuer: "https://login.microsoftonline.com/\(Emulator.tenant)/v2.0", clientID: Emulator.clientID,
                clientSecret: .literal(SecretString(secret)), redirectURL: origin + callbackPath, responseMode: mode,
                emulatedAt: emulator.origin, transport: client, store: store, time: PatientTime(),
                observer: { event in
                    var text = "\(event) "
                    dump(event, to: &text)
                    onEvent(text)
                }, onWarning: .ignored)
        }
    }

    /// The codes of the errors that the application logged, in order.
    var loggedCodes: [[ProblemCode]] { application.logged.map(\.codes) }

    /// Returns the URL at which a page of the site can be reached, as the proxy would.
    func reachableURL(_ url: String) throws -> String {
        try #require(url.hasPrefix(origin + "/"), "\(url) is not a page of \(origin)")
        return "\(server.numericOrigin)\(url.dropFirst(origin.count))"
    }

    func stop() { server.stop() }
}
