import OIDCTestSupport
import OIDCURLSession
import Testing

@Suite struct URLSessionTransportTests {
    @Test("The transport passes the conformance suite") func conformance() async {
        let start = ContinuousClock.now
        let failures = await Conformance.failures(ofTransport: URLSessionTransport())
        #expect(failures == [])
        print("  the transport's suite takes \(start.duration(to: .now))")
    }
}
