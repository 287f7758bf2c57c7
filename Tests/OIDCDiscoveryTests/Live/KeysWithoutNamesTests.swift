import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import Testing

/// A provider that publishes a single key without a `kid`. After a rollover, no token names an unknown key.
@Suite("Keys without a kid after a rollover")
struct KeysWithoutNamesTests {
    private let scripted: ScriptedProvider
    private let time = ManualTime()
    private let live: LiveProvider

    init() throws {
        scripted = try ScriptedProvider()
        live = LiveProvider(
            profile: scripted.profile, transport: scripted, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            time: time)
        publish(.one)
    }

    @Test("The new key is fetched once after a rollover") func newKeyIsFetchedOnce() async {
        #expect(await verdict(.one) == "s")
        publish(.two)
        #expect(await verdict(.one) == "s")
        #expect(scripted.keyRequests == 1)
        #expect(await verdict(.two) == "s")
        #expect(scripted.keyRequests == 2)
        // The old key is gone, and no request is made within five minutes.
        #expect(await verdict(.one) == "token.signature-invalid")
        #expect(scripted.keyRequests == 2)
    }

    /// Forged tokens cause at most one request every five minutes, as tokens with unknown key IDs do.
    @Test("Forged tokens cause at most one key refresh per interval") func forgedTokensAreRateLimited() async {
        #expect(await verdict(.one) == "s")
        for _ in 0..<20 { #expect(await verdict(.unpublished) == "token.signature-invalid") }
        #expect(scripted.keyRequests == 2)
        time.advance(by: RefreshPolicy.standard.minimumInterval)
        for _ in 0..<20 { #expect(await verdict(.unpublished) == "token.signature-invalid") }
        #expect(scripted.keyRequests == 3)
        #expect(await verdict(.one) == "s")
    }

    /// If the set has more than one key, a token without a key ID does not identify its key.
    @Test("A token without a key ID is rejected if there are several keys") func missingKeyIDRequiresSingleKey() async {
        #expect(await verdict(.one) == "s")
        publish(.one, .two)
        #expect(await verdict(.two) == "token.key-id-missing")
        #expect(scripted.keyRequests == 2)
    }

    @Test("A set that has one key again is fetched once") func singleKeyAfterOverlap() async {
        publish(.one, .two)
        #expect(await verdict(.two) == "token.key-id-missing")
        #expect(scripted.keyRequests == 2)
        publish(.two)
        // The first token came too early, so the next one is tried after the interval.
        #expect(await verdict(.two) == "token.key-id-missing")
        time.advance(by: RefreshPolicy.standard.minimumInterval)
        #expect(await verdict(.two) == "s")
        #expect(scripted.keyRequests == 3)
    }

    // MARK: -

    private func publish(_ keys: TestKey..., name: String? = nil) {
        let set = JSONValue.object(["keys": .array(keys.map { .object($0.publicMembers(keyID: name)) })])
        scripted.answerKeys(.answer(TransportResponse(status: 200, body: Array(set.serialized(indented: false).utf8))))
    }

    private func verdict(_ key: TestKey, name: String? = nil) async -> String {
        let header = name.map { #"{"alg":"RS256","kid":"\#($0)"}"# } ?? #"{"alg":"RS256"}"#
        let claims = #"{"iss":"\#(scripted.issuer)","sub":"s","aud":"client","exp":4000000000,"iat":1}"#
        let input = [header, claims].map { Base64URL.encode($0.utf8) }.joined(separator: ".")
        let token = input + "." + Base64URL.encode(key.signature(over: Array(input.utf8)))
        do throws(Refusal) {
            return try await live.verify(token, expecting: ScriptedProvider.expectations).subject
        } catch {
            return error.codes.map(\.rawValue).joined(separator: " ")
        }
    }
}
