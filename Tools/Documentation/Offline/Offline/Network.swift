public import EntraID
public import OIDCTestSupport
import Synchronization

/// The network of a snippet. It contains at most one server: a test issuer.
public enum Network {
    private static let connected = Mutex<TestIssuer?>(nil)

    /// Creates a fake Entra ID for a tenant, and connects it. The tenant is the one that most guides use, which is also
    /// the home of the users of `organizations`.
    public static func connect(
        _ tenant: EntraTenant = .directory("8eaef023-2b34-4da1-9baa-8bc8c9d6a490")
    ) throws -> TestIssuer {
        let issuer = try TestIssuer(EntraAuthority(tenant: tenant))
        connected.withLock { $0 = issuer }
        return issuer
    }

    /// Creates an OpenID provider with the given issuer, and connects it.
    public static func connect(issuer: String) throws -> TestIssuer {
        let issuer = try TestIssuer(issuer)
        connected.withLock { $0 = issuer }
        return issuer
    }

    /// Disconnects the issuer, so that the next snippet cannot reach it.
    static func disconnect() {
        connected.withLock { $0 = nil }
    }

    /// Sends a request to the connected issuer.
    public static func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        guard let issuer = connected.withLock({ $0 }) else {
            throw .unreachable(reason: "the snippet has not connected a test issuer")
        }
        return try await issuer.transport.send(request)
    }
}
