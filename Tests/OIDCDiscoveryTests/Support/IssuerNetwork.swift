import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport

/// A network with several test issuers. It counts all requests.
final class IssuerNetwork: HTTPTransport {
    private let issuers: [TestIssuer]
    private let count = Locked(0)

    init(_ issuers: TestIssuer...) {
        self.issuers = issuers
    }

    var requests: Int { count.withLock { $0 } }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        count.withLock { $0 += 1 }
        let issuer = issuers.first { issuer in
            [issuer.profile.metadataURL, issuer.jwksURL].contains { $0.hasSameBytes(as: request.url) }
        }
        guard let issuer else { throw .unreachable(reason: "there is no server at this URL") }
        return try await issuer.transport.send(request)
    }
}
