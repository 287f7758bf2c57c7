import OIDCTestSupport
import OIDCURLSession
import Testing

@Suite struct URLSessionTransportTests {
    @Test("The transport passes the conformance suite") func conformance() async {
        let start = ContinuousClock.now
        #expect(await Conformance.failures(ofTransport: URLSessionTransport()) == [])
        print("  the transport's suite takes \(start.duration(to: .now))")
    }
}
