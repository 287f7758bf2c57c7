import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCTokens

/// A provider that answers as a test tells it to, and counts.
final class ScriptedProvider: HTTPTransport {
    /// How a request is answered.
    enum Behavior: Sendable {
        /// With the document.
        case good
        /// With another answer.
        case answer(HTTPResponse)
        /// Not at all.
        case fail(TransportFailure)
        /// When the test calls ``ScriptedProvider/release()``, and until then not even cancellation helps.
        case hold
        /// When the test has changed its mind; until then a task that is cancelled gives up.
        case stall
    }

    private struct State {
        var keyNames: [String] = ["k1"]
        var metadata: Behavior = .good
        var keys: Behavior = .good
        var headers: [HTTPHeader] = []
        var asked: [String] = []
        var held: [CheckedContinuation<Void, Never>] = []
        var isStalled: Bool { if case .stall = metadata { true } else { false } }
    }

    let issuer: Issuer
    private let state = Guarded(State())

    init(issuer: String = "https://id.example.com") throws {
        self.issuer = try Issuer(issuer)
    }

    var rule: ExactMetadataRule { ExactMetadataRule(issuer) }
    var metadataLocation: String { rule.metadataLocation }
    /// Lets whoever is stalled go on.
    func goOn() {
        state.withLock { state in
            state.metadata = .good
            state.keys = .good
        }
    }

    var keySetLocation: String { "\(issuer)/keys?appid=a%20b" }

    // MARK: - What the test says

    func serve(keys: String...) { state.withLock { $0.keyNames = keys } }
    func serve(keys: [String]) { state.withLock { $0.keyNames = keys } }
    func answerMetadata(_ behavior: Behavior) { state.withLock { $0.metadata = behavior } }
    func answerKeys(_ behavior: Behavior) { state.withLock { $0.keys = behavior } }
    func answerEverything(_ behavior: Behavior) {
        answerMetadata(behavior)
        answerKeys(behavior)
    }
    func send(headers: [HTTPHeader]) { state.withLock { $0.headers = headers } }

    /// Answers whoever is held, and holds nobody any more.
    func release() {
        let held = state.withLock { state in
            state.metadata = .good
            state.keys = .good
            defer { state.held = [] }
            return state.held
        }
        for continuation in held { continuation.resume() }
    }

    // MARK: - What the test asks

    var metadataRequests: Int { count(metadataLocation) }
    var keyRequests: Int { count(keySetLocation) }
    var requests: Int { state.withLock { $0.asked.count } }
    var held: Int { state.withLock { $0.held.count } }

    private func count(_ address: String) -> Int {
        state.withLock { $0.asked.filter { $0.hasSameBytes(as: address) }.count }
    }

    // MARK: - HTTP

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let isMetadata = request.address.hasSameBytes(as: metadataLocation)
        let behavior = state.withLock { state in
            state.asked.append(request.address)
            return isMetadata ? state.metadata : state.keys
        }
        switch behavior {
        case .good: break
        case .answer(let response): return response
        case .fail(let failure): throw failure
        case .hold:
            await withCheckedContinuation { continuation in
                state.withLock { $0.held.append(continuation) }
            }
        case .stall:
            while state.withLock({ $0.isStalled }) {
                guard (try? await Task.sleep(for: .milliseconds(1))) != nil else { throw .cancelled }
            }
        }
        return HTTPResponse(
            status: 200, headers: state.withLock { $0.headers },
            body: Array((isMetadata ? metadata() : keySet()).utf8))
    }

    func metadata(_ changes: [String: JSONValue?] = [:]) -> String {
        var members: [(String, JSONValue?)] = [
            ("issuer", .string(issuer.text)), ("authorization_endpoint", .string("\(issuer)/authorize")),
            ("token_endpoint", .string("\(issuer)/token")), ("jwks_uri", .string(keySetLocation)),
            ("response_types_supported", .array(["code"])), ("subject_types_supported", .array(["public"])),
            ("id_token_signing_alg_values_supported", .array(["RS256"])),
        ]
        for (name, value) in changes {
            members.removeAll { $0.0 == name }
            members.append((name, value))
        }
        return JSONValue.object(
            JSONObject(members.compactMap { name, value in value.map { .init(name: name, value: $0) } })
        ).serialized()
    }

    private func keySet() -> String {
        let keys = state.withLock { $0.keyNames }.map { name in
            #"{"kty":"RSA","kid":"\#(name)","n":"\#(Self.modulus)","e":"AQAB"}"#
        }
        return #"{"keys":[\#(keys.joined(separator: ","))]}"#
    }

    private static let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])

    // MARK: - Tokens

    /// A token of this provider under a key of that name.
    func token(key: String, subject: String = "s") -> String {
        UnsignedTokens.token(
            #"{"iss":"\#(issuer)","sub":"\#(subject)","aud":"client","exp":4000000000,"iat":1}"#,
            header: #"{"alg":"RS256","kid":"\#(key)"}"#)
    }

    static let expectations = { @Sendable (snapshot: ProviderSnapshot) throws(Refusal) in
        TokenExpectations(.signIn(clientID: "client", nonce: .noNonceWasSent), issuer: snapshot.tokenRule)
    }
}
