import EntraID
import Foundation
import OIDCFixtures
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

/// Five months of Entra's keys, recorded in 93 snapshots and served by a provider with a manual clock.
@Suite(.enabled(if: Recordings.areReal, "the project has no recorded rollover"))
struct RecordedRolloverTests {
    private struct Publication {
        let time: Duration
        let document: [UInt8]
        let keys: [JSONWebKey]
    }

    /// Half an hour.
    private static let step: Duration = .seconds(1_800)

    @Test("Every published key verifies, and fetches follow the schedule") func fiveMonthsOfKeys() async throws {
        let publications = try Self.publications()
        #expect(publications.count == 93)
        let time = ManualTime()
        let start = time.uptime
        let provider = RecordedProvider(metadata: try Self.metadata(), lifetime: 86_400)
        let profile = EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant)
        let live = LiveProvider(
            profile: profile, transport: provider, verifier: RecordedKeys.verifier, digest: SoftwareCrypto(), time: time
        )

        let foreign = Set(
            publications.flatMap(\.keys).filter { ![nil, "microsoftonline.com"].contains($0.cloudName) }.map(\.keyID))
        #expect(foreign.count == 2)
        var schedule = PredictedFetches()
        var tokenCount = 0
        var current = 0
        provider.publish(publications[0].document)
        while time.uptime - start <= (publications.last?.time ?? .zero) + Self.step {
            let elapsed = time.uptime - start
            var isNew = elapsed == .zero
            while current + 1 < publications.count, publications[current + 1].time <= elapsed {
                current += 1
                isNew = true
            }
            let keys = publications[current].keys
            provider.publish(publications[current].document)
            schedule.step(at: elapsed, publishing: keys.compactMap(\.keyID))

            // All keys after a change, otherwise one key at a time in turn.
            for key in isNew ? keys : [keys[tokenCount % keys.count]] {
                let token = try RecordedKeys.token(key, at: time.now)
                do throws(Refusal) {
                    let verified = try await live.verify(token) { snapshot throws(Refusal) in
                        IDTokenExpectations(clientID: "client", nonce: .noNonceWasSent, issuer: snapshot.tokenProfile)
                    }
                    #expect(verified.key.keyID == key.keyID)
                    #expect([nil, "microsoftonline.com"].contains(verified.key.cloudName))
                } catch {
                    // For a day, the keys of the US Government's cloud named it. They are not valid in the global one.
                    #expect(error.codes == [.issuerKeyIssuerMismatch] && foreign.contains(key.keyID), "\(error)")
                }
                tokenCount += 1
            }
            while !live.isIdle { await Task.yield() }
            #expect(provider.count("openid-configuration") == schedule.documents, "after \(elapsed)")
            #expect(provider.count("keys") == schedule.keySets, "after \(elapsed)")
            time.advance(by: Self.step)
        }
        #expect(tokenCount > 5_000)
        #expect(schedule.questions > 0)
        print(
            "rollover: \(tokenCount) tokens, \(schedule.documents) documents, \(schedule.keySets) key sets, of which "
                + "\(schedule.questions) because a token named a new key")
    }

    // MARK: - Recordings

    private static func publications() throws -> [Publication] {
        let format = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
        var first: Date?
        return try Recordings.documents(in: "jwks-rotation-2024").map { path, bytes in
            // entra-common.20240605T1518.json
            let name = try #require(path.split(separator: ".").dropFirst().first)
            let date = try Date("\(name)00Z", strategy: format)
            first = first ?? date
            let seconds = date.timeIntervalSince(first ?? date)
            return Publication(
                time: .seconds(seconds), document: bytes, keys: try KeySet(jwks: bytes, warnings: .ignored).keys)
        }
    }

    private static func metadata() throws -> [UInt8] {
        Array(try Data(contentsOf: FixtureFiles.documents.appendingPathComponent("discovery/common.json")))
    }
}

/// The expected number of fetches, computed independently of the library: all documents after 2,880 seconds (four
/// fifths of the hour to which Entra's lifetime of a day is limited), or only the keys if there is a new one and the
/// last such fetch was at least five minutes ago.
private struct PredictedFetches {
    private(set) var documents = 0
    private(set) var questions = 0
    var keySets: Int { documents + questions }
    private var lastDocument: Duration?
    private var lastKeyRefresh: Duration?
    private var known: Set<String> = []

    mutating func step(at time: Duration, publishing keys: [String]) {
        if lastDocument.map({ time - $0 >= .seconds(2_880) }) ?? true {
            documents += 1
            lastDocument = time
            known = Set(keys)
        } else if !known.isSuperset(of: keys), lastKeyRefresh.map({ time - $0 >= .seconds(300) }) ?? true {
            questions += 1
            lastKeyRefresh = time
            known = Set(keys)
        }
    }
}

/// Serves a metadata document and the current key set.
private final class RecordedProvider: HTTPTransport {
    private struct State {
        var keySet: [UInt8] = []
        var counts: [String: Int] = [:]
    }

    private let metadata: [UInt8]
    private let headers: [HeaderField]
    private let state = Locked(State())

    init(metadata: [UInt8], lifetime: Int) {
        self.metadata = metadata
        headers = [HeaderField(name: "Cache-Control", value: "max-age=\(lifetime), private")]
    }

    func publish(_ keySet: [UInt8]) { state.withLock { $0.keySet = keySet } }

    func count(_ document: String) -> Int { state.withLock { $0.counts[document] ?? 0 } }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let document = String(request.url.split(separator: "/").last ?? "")
        let keySet = state.withLock { state in
            state.counts[document, default: 0] += 1
            return state.keySet
        }
        return TransportResponse(status: 200, headers: headers, body: document == "keys" ? keySet : metadata)
    }
}

/// Microsoft's private keys are not available. Instead, a key's signature is the hash of its modulus, which shows the
/// key that was used.
private enum RecordedKeys {
    static let verifier = ClosureVerifier { key in
        { signature, _, _ in signature == mark(of: key) }
    }

    static func token(_ key: JSONWebKey, at now: Date) throws -> String {
        let tenant =
            key.issuer?.contains(GUID.personalAccounts.string) == true
            ? GUID.personalAccounts.string : "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        let seconds = Int(now.timeIntervalSince1970)
        let header = #"{"alg":"RS256","kid":"\#(try #require(key.keyID))"}"#
        let claims =
            #"{"iss":"https://login.microsoftonline.com/\#(tenant)/v2.0","tid":"\#(tenant)","ver":"2.0","sub":"s","#
            + #""aud":"client","iat":\#(seconds),"exp":\#(seconds + 3600)}"#
        return [Array(header.utf8), Array(claims.utf8), mark(of: key)].map { Base64URL.encode($0) }
            .joined(separator: ".")
    }

    private static func mark(of key: JSONWebKey) -> [UInt8] {
        let modulus = (key.rsa?.modulus ?? [])[...]
        return SoftwareCrypto().hash(modulus.span, with: .sha256)
    }
}
