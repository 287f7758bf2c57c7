import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens

/// A provider whose responses a test controls. It counts its requests.
final class ScriptedProvider: HTTPTransport {
    let issuer: IssuerIdentifier
    private let documents: ScriptedDocuments
    private let transport: StubTransport

    init(issuer: String = "https://id.example.com") throws {
        let documents = ScriptedDocuments(issuer: try IssuerIdentifier(issuer))
        self.issuer = documents.issuer
        self.documents = documents
        transport = StubTransport { documents.answer($0) }
    }

    var profile: StandardProfile { documents.profile }
    var metadataURL: String { profile.metadataURL }
    var jwksURL: String { documents.jwksURL }

    // MARK: - Behavior

    func serve(keys: String...) { serve(keys: keys) }
    func serve(keys: [String]) { documents.keyNames.withLock { $0 = keys } }
    func send(headers: [HeaderField]) { documents.headers.withLock { $0 = headers } }
    func answerMetadata(_ behavior: StubTransport.Behavior) { transport.setBehavior(behavior, at: metadataURL) }
    func answerKeys(_ behavior: StubTransport.Behavior) { transport.setBehavior(behavior, at: jwksURL) }
    func answerEverything(_ behavior: StubTransport.Behavior) { transport.setBehavior(behavior) }
    /// Answers all held or stalled requests, and answers later ones normally.
    func release() { transport.release() }

    // MARK: - Observations

    var metadataRequests: Int { transport.requests(to: metadataURL).count }
    var keyRequests: Int { transport.requests(to: jwksURL).count }
    var requests: Int { transport.requests.count }
    var held: Int { transport.waitingCount }

    func metadata(_ changes: [String: JSONValue?]) -> String { documents.metadata(changes) }
    func keySet() -> String { documents.keySet() }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        try await transport.send(request)
    }

    // MARK: - Tokens

    /// A token of this provider with the given key ID.
    func token(key: String, subject: String = "s") -> String {
        UnsignedTokens.token(
            #"{"iss":"\#(issuer)","sub":"\#(subject)","aud":"client","exp":4000000000,"iat":1}"#,
            header: #"{"alg":"RS256","kid":"\#(key)"}"#)
    }

    static let expectations = { @Sendable (snapshot: ProviderSnapshot) throws(Refusal) in
        IDTokenExpectations(clientID: "client", nonce: .noNonceWasSent, issuer: snapshot.tokenProfile)
    }
}

/// The documents that a ``ScriptedProvider`` serves by default.
private struct ScriptedDocuments: Sendable {
    let issuer: IssuerIdentifier
    let keyNames = Locked(["k1"])
    let headers = Locked<[HeaderField]>([])

    var profile: StandardProfile { StandardProfile(issuer) }
    var jwksURL: String { "\(issuer)/keys?appid=a%20b" }

    func answer(_ request: TransportRequest) -> TransportResponse {
        let isMetadata = request.url.hasSameBytes(as: profile.metadataURL)
        return TransportResponse(
            status: 200, headers: headers.withLock { $0 }, body: Array((isMetadata ? metadata() : keySet()).utf8))
    }

    func metadata(_ changes: [String: JSONValue?] = [:]) -> String {
        var members: [(String, JSONValue?)] = [
            ("issuer", .string(issuer.string)), ("authorization_endpoint", .string("\(issuer)/authorize")),
            ("token_endpoint", .string("\(issuer)/token")), ("jwks_uri", .string(jwksURL)),
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

    func keySet() -> String {
        let keys = keyNames.withLock { $0 }.map { name in
            #"{"kty":"RSA","kid":"\#(name)","n":"\#(Self.modulus)","e":"AQAB"}"#
        }
        return #"{"keys":[\#(keys.joined(separator: ","))]}"#
    }

    private static let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
}
