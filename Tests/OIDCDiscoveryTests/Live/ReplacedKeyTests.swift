import OIDCDiscovery
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// A provider that publishes a new key under the `kid` of the old one.
@Suite("A key that is replaced under the same kid")
struct ReplacedKeyTests {
    private let scripted: ScriptedProvider
    private let time = ManualTime()
    private let live: LiveProvider
    private let events = Locked<[String]>([])

    init() throws {
        scripted = try ScriptedProvider()
        let events = events
        live = LiveProvider(
            profile: scripted.profile, transport: scripted, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            time: time
        ) { event in
            events.withLock { $0.append("\(event.kind) \(event.cause?.rawValue ?? "")") }
        }
        publish(.one)
    }

    @Test("The new key is fetched once") func newKeyIsFetchedOnce() async {
        #expect(await verdict(.one) == "s")
        publish(.two)
        #expect(await verdict(.one) == "s")
        #expect(scripted.keyRequests == 1)
        #expect(await verdict(.two) == "s")
        #expect(scripted.keyRequests == 2)
        #expect(events.withLock { $0 } == ["fetched start", "refreshed unknown-key"])
        // The old key is gone, and no request is made within five minutes.
        #expect(await verdict(.one) == "token.signature-invalid")
        #expect(scripted.keyRequests == 2)
    }

    @Test("Forged tokens cause at most one key refresh per interval") func forgedTokensAreRateLimited() async {
        #expect(await verdict(.one) == "s")
        for interval in 1...3 {
            for _ in 0..<20 { #expect(await verdict(.unpublished) == "token.signature-invalid") }
            #expect(scripted.keyRequests == 1 + interval)
            time.advance(by: RefreshPolicy.standard.minimumInterval)
        }
        #expect(await verdict(.one) == "s")
    }

    /// The interval is the same for both, so that an attacker cannot double the requests.
    @Test("Unknown keys and invalid signatures share the interval") func sharedInterval() async {
        #expect(await verdict(.one) == "s")
        #expect(await verdict(.unpublished) == "token.signature-invalid")
        #expect(await verdict(.unpublished, name: "unknown") == "keys.unknown-key")
        #expect(scripted.keyRequests == 2)
    }

    @Test("A new key beside the old one under the same kid is accepted once the old one is gone")
    func overlap() async {
        #expect(await verdict(.one) == "s")
        publish(.one, .two)
        #expect(await verdict(.two) == "keys.ambiguous")
        publish(.two)
        time.advance(by: RefreshPolicy.standard.minimumInterval)
        #expect(await verdict(.two) == "s")
        #expect(scripted.keyRequests == 3)
    }

    @Test("A failed key refresh keeps the keys and counts as one") func failedRefresh() async {
        #expect(await verdict(.one) == "s")
        scripted.answerKeys(.fail(.unreachable(reason: "the connection was refused")))
        for _ in 0..<3 { #expect(await verdict(.two) == "token.signature-invalid") }
        #expect(scripted.keyRequests == 2)
        #expect(await verdict(.one) == "s")
    }

    // MARK: -

    private func publish(_ keys: TestKey...) {
        let set = JSONValue.object(["keys": .array(keys.map { .object($0.publicMembers(keyID: "k")) })])
        scripted.answerKeys(.answer(TransportResponse(status: 200, body: Array(set.serialized(indented: false).utf8))))
    }

    private func verdict(_ key: TestKey, name: String = "k") async -> String {
        let claims = #"{"iss":"\#(scripted.issuer)","sub":"s","aud":"client","exp":4000000000,"iat":1}"#
        let input = [#"{"alg":"RS256","kid":"\#(name)"}"#, claims].map { Base64URL.encode($0.utf8) }
            .joined(separator: ".")
        let token = input + "." + Base64URL.encode(key.signature(over: Array(input.utf8)))
        do throws(Refusal) {
            return try await live.verify(token, expecting: ScriptedProvider.expectations).subject
        } catch {
            return error.codes.map(\.rawValue).joined(separator: " ")
        }
    }
}
