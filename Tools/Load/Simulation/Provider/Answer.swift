import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens

/// One of the provider's two documents.
enum Document: String, Sendable {
    case metadata, keys
}

/// The expected outcome of a response, known before it is validated.
enum ExpectedOutcome: Sendable {
    /// Accepted: a document with these keys, or metadata and no keys.
    case good(keys: Set<String>, lifetime: Duration?)
    /// Rejected with this code.
    case bad(ProblemCode)
}

/// The provider's response, its time, and the expected outcome.
struct Answer: Sendable {
    enum Delay: Sendable {
        case none
        /// The transport waits and keeps its promises.
        case some(Duration)
        /// The transport waits, even if it is cancelled.
        case unbreakable(Duration)
    }

    var delay = Delay.none
    let outcome: Result<TransportResponse, TransportFailure>
    let grade: ExpectedOutcome

    init(_ response: TransportResponse, _ grade: ExpectedOutcome) {
        outcome = .success(response)
        self.grade = grade
    }

    init(_ failure: TransportFailure, _ code: ProblemCode) {
        outcome = .failure(failure)
        grade = .bad(code)
    }

    static func status(_ status: Int, _ headers: [HeaderField] = []) -> Answer {
        Answer(
            TransportResponse(
                status: status, headers: headers, body: Array("<html>the provider is in trouble</html>".utf8)),
            .bad(300..<400 ~= status ? .discoveryRedirected : .discoveryHTTPStatus))
    }

    static func text(_ text: String, status: Int = 200, _ code: ProblemCode) -> Answer {
        Answer(TransportResponse(status: status, headers: [json], body: Array(text.utf8)), .bad(code))
    }

    static let json = HeaderField(name: "Content-Type", value: "application/json")
}

/// The contents of the provider's documents.
enum Documents {
    static let issuer = "https://id.example.com"
    static let metadataURL = "https://id.example.com/.well-known/openid-configuration"
    static let jwksURL = "https://id.example.com/keys"
    static let attacker = "https://id.attacker.example"

    static func metadata(
        issuer: String = issuer, keys: String = jwksURL, changing: String = ""
    ) -> String {
        #"{\#(changing)"issuer":"\#(issuer)","authorization_endpoint":"\#(issuer)/authorize","#
            + #""token_endpoint":"\#(issuer)/token","jwks_uri":"\#(keys)","response_types_supported":["code"],"#
            + #""subject_types_supported":["pairwise"],"id_token_signing_alg_values_supported":["RS256"]}"#
    }

    static func keySet(_ keys: [(name: String, key: TestKey)]) -> String {
        let members = keys.map { JSONValue.object($0.key.publicMembers(keyID: $0.name)) }
        return JSONValue.object(["keys": .array(members)]).serialized(indented: false)
    }

    /// An elliptic-curve key, a symmetric key, a key that is too small, and a key for encryption.
    static let unusableKeySet: String = {
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let small = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 62) + [1])
        return #"{"keys":[{"kty":"EC","crv":"P-256","kid":"e","x":"AA","y":"AA"},{"kty":"oct","kid":"o","k":"AAAA"},"#
            + #"{"kty":"RSA","kid":"s","n":"\#(small)","e":"AQAB"},"#
            + #"{"kty":"RSA","kid":"c","use":"enc","n":"\#(modulus)","e":"AQAB"}]}"#
    }()
}
