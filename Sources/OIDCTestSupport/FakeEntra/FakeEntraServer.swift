public import EntraID
import OIDCLoopback

/// A ``FakeEntra`` that answers on a port of this machine until it is stopped.
///
///     let emulator = try FakeEntra.serve()
///     let entra = try EntraSignIn(
///         issuer: emulator.authority, clientID: "6731de76-14a6-49ae-97bc-6eba6914391e",
///         clientSecret: .environment("ENTRA_SECRET"),
///         redirectURL: "http://localhost:3000/callback", emulatedAt: emulator.origin,
///         transport: .urlSession, onWarning: { print($0) })
///     …
///     emulator.stop()
public final class FakeEntraServer: Sendable {
    /// The fake Entra that answers.
    public let entra: FakeEntra
    /// The port on which it listens.
    public let port: UInt16
    /// The IDs of the tenants. The first one is the home of the member accounts.
    public let tenants: [GUID]
    private let server: LoopbackServer

    fileprivate init(_ entra: FakeEntra, _ server: LoopbackServer) {
        self.entra = entra
        self.server = server
        port = server.port
        tenants = entra.state.withLock { $0.directory.tenants.map(\.id) }
    }

    /// The origin of every endpoint, such as `http://localhost:8443`.
    public var origin: String { entra.origin }

    /// The issuer of the first tenant, such as `http://localhost:8443/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0`.
    ///
    /// Programs in other languages need this one. For `EntraSignIn` and `EntraAPI`, use ``authority``.
    public var issuer: String { "\(origin)/\(home.string)/v2.0" }

    /// The authority of the first tenant as it is written for Microsoft's hosts, such as
    /// `https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0`.
    public var authority: String { "https://login.microsoftonline.com/\(home.string)/v2.0" }

    // There is always one.
    private var home: GUID { tenants.first ?? TestIssuer.homeTenant }

    /// Stops listening. Current requests are answered, for a short time. Returns at once.
    public func stop() { server.stop() }

    /// Waits until the server has stopped and all connections are closed.
    public func waitUntilStopped() async { await server.waitUntilStopped() }
}

/// The error that a port cannot be used.
public struct FakeEntraPortUnavailable: Error, Hashable, CustomStringConvertible {
    /// The port that was asked for.
    public let port: UInt16

    /// A sentence with the next step.
    public var description: String {
        port == 0
            ? "This machine has no free port, or does not let this program listen."
            : "Port \(port) is in use, or this program may not use it. Choose another port, or 0 for any free one."
    }
}

extension FakeEntra {
    /// Starts a fake Entra on this machine.
    ///
    /// It listens on the loopback interface only, has new keys, and writes nothing to disk.
    ///
    /// - Parameters:
    ///   - port: The port, or 0 for any free one.
    ///   - origin: The origin that clients use, if a proxy with a certificate is in front of the port, such as
    ///     `https://localhost:8444`. The default is `http://localhost` and the port.
    ///   - tenants: The tenants. The first one is the home of the member accounts. The default is a single tenant. The
    ///     tenant of personal accounts is always there, and is ignored here.
    ///   - time: The clock.
    ///   - random: The source of keys, codes and tokens.
    ///   - transport: The HTTP client that sends logout tokens to the back-channel logout URLs of applications. Without
    ///     one, none are sent.
    /// - Returns: The running server.
    /// - Throws: ``FakeEntraPortUnavailable``, or a `Refusal` with `config.emulator-not-loopback` if the origin is not
    ///   on this machine.
    public static func serve(
        port: UInt16 = 0, origin: String? = nil, tenants: [GUID] = [], time: any TimeSource = SystemTime(),
        random: any RandomSource = SystemRandom(), transport: (any HTTPTransport)? = nil
    ) throws -> FakeEntraServer {
        // An invalid origin is found before the port is taken.
        var entra: FakeEntra?
        if let origin {
            entra = try FakeEntra(
                origin: origin, tenants: tenants, time: time, random: random, transport: transport)
        }
        // Without an origin, it depends on the port, which is known only when the server listens.
        let answering = Locked<FakeEntra?>(entra)
        let server: LoopbackServer
        do throws(LoopbackError) {
            server = try LoopbackServer(port: port, publicPort: origin.flatMap(FakeEntra.port(of:))) { request in
                guard let entra = answering.withLock({ $0 }) else { return LoopbackResponse(status: 503) }
                return await entra.answer(request)
            }
        } catch {
            throw FakeEntraPortUnavailable(port: port)
        }
        if let entra { return FakeEntraServer(entra, server) }
        let local = try FakeEntra(
            origin: server.origin, tenants: tenants, time: time, random: random, transport: transport)
        answering.withLock { $0 = local }
        return FakeEntraServer(local, server)
    }

    /// Returns the port of an origin, which its scheme implies if it names none.
    private static func port(of origin: String) -> UInt16? {
        guard let parts = URLParts(origin) else { return nil }
        guard let port = parts.port else { return origin.hasPrefixBytes("https:") ? 443 : 80 }
        return URLParts.portNumber(port).flatMap(UInt16.init(exactly:))
    }
}
