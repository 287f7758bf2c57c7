import AsyncHTTPClient
import OIDCTestSupport
import ServerPieces
import Testing

/// The conformance suites of the library, for the adapters that the examples supply.
struct ConformanceTests {
    @Test("swift-crypto verifies what the library's contract demands, with every algorithm it claims")
    func verifier() {
        #expect(SwiftCryptoVerifier().algorithms.count == 10)
        #expect(Conformance.failures(ofVerifier: SwiftCryptoVerifier()) == [])
    }

    @Test("swift-crypto computes the library's hashes")
    func digest() {
        #expect(Conformance.failures(ofDigest: SwiftCryptoVerifier()) == [])
    }

    @Test("AsyncHTTPClient keeps the transport's contract")
    func transport() async throws {
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: AsyncHTTPClientTransport.clientConfiguration)
        let failures = await Conformance.failures(ofTransport: AsyncHTTPClientTransport(client))
        try await client.shutdown()
        #expect(failures == [])
    }
}
