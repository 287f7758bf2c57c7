import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens

/// A provider that answers as a test tells it to, and counts.
final class ScriptedProvider: HTTPTransport {
    let issuer: Issuer
    private let documents: ScriptedDocuments
    private let transport: StubTransport

    init(issuer: String = "https://id.example.com") throws {
        let documents = ScriptedDocuments(issuer: try Issuer(issuer))
        self.issuer = documents.issuer
        self.documents = documents
        transport = StubTransport { documents.answer($0) }
    }

    var profile: StandardProfile { documents.profile }
    var metadataLocation: String { profile.metadataLocation }
    var keySetLocation: String { documents.keySetLocation }

    // MARK: - What the test says

    func serve(keys: String...) { serve(keys: keys) }
    func serve(keys: [String]) { documents.keyNames.withLock { $0 = keys } }
    func send(headers: [HTTPHeader]) { documents.headers.withLock { $0 = headers } }
    func answerMetadata(_ behavior: StubTransport.Behavior) { transport.behave(behavior, at: metadataLocation) }
    func answerKeys(_ behavior: StubTransport.Behavior) { transport.behave(behavior, at: keySetLocation) }
    func answerEverything(_ behavior: StubTransport.Behavior) { transport.behave(behavior) }
    /// Answers whoever is held or stalled, and nobody is any more.
    func release() { transport.release() }

    // MARK: - What the test asks

    var metadataRequests: Int { transport.requests(to: metadataLocation).count }
    var keyRequests: Int { transport.requests(to: keySetLocation).count }
    var requests: Int { transport.requests.count }
    var held: Int { transport.waitingCount }

    func metadata(_ changes: [String: JSONValue?]) -> String { documents.metadata(changes) }

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        try await transport.send(request)
    }

    // MARK: - Tokens

    /// A token of this provider under a key of that name.
    func token(key: String, subject: String = "s") -> String {
        UnsignedTokens.token(
            #"{"iss":"\#(issuer)","sub":"\#(subject)","aud":"client","exp":4000000000,"iat":1}"#,
            header: #"{"alg":"RS256","kid":"\#(key)"}"#)
    }

    static let expectations = { @Sendable (snapshot: ProviderSnapshot) throws(Refusal) in
        IDTokenExpectations(clientID: "client", nonce: .noNonceWasSent, issuer: snapshot.tokenProfile)
    }
}

/// What a ``ScriptedProvider`` serves while nothing is wrong with it.
private struct ScriptedDocuments: Sendable {
    let issuer: Issuer
    let keyNames = Locked(["k1"])
    let headers = Locked<[HTTPHeader]>([])

    var profile: StandardProfile { StandardProfile(issuer) }
    var keySetLocation: String { "\(issuer)/keys?appid=a%20b" }

    func answer(_ request: HTTPRequest) -> HTTPResponse {
        let isMetadata = request.address.hasSameBytes(as: profile.metadataLocation)
        return HTTPResponse(
            status: 200, headers: headers.withLock { $0 }, body: Array((isMetadata ? metadata() : keySet()).utf8))
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
        let keys = keyNames.withLock { $0 }.map { name in
            #"{"kty":"RSA","kid":"\#(name)","n":"\#(Self.modulus)","e":"AQAB"}"#
        }
        return #"{"keys":[\#(keys.joined(separator: ","))]}"#
    }

    private static let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
}
