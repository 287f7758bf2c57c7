import EntraID
import OIDCTestSupport

/// A network with several test issuers, which counts the requests.
final class IssuerNetwork: HTTPTransport {
    private let issuers: [TestIssuer]
    private let aliases: [String: TestIssuer]
    private let count = Locked(0)

    /// - Parameter aliases: Further URLs that serve the metadata of an issuer.
    init(_ issuers: [TestIssuer], aliases: [String: TestIssuer] = [:]) {
        self.issuers = issuers
        self.aliases = aliases
    }

    var requests: Int { count.withLock { $0 } }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        count.withLock { $0 += 1 }
        if let issuer = aliases[request.url] {
            return TransportResponse(
                status: 200, headers: [HeaderField(name: "Content-Type", value: "application/json")],
                body: issuer.metadataDocument)
        }
        let issuer = issuers.first { issuer in
            [issuer.profile.metadataURL, issuer.jwksURL].contains(request.url)
        }
        guard let issuer else { throw .unreachable(reason: "there is no server at this URL") }
        return try await issuer.transport.send(request)
    }
}
