import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens

/// A provider, a client, and a browser in one type. All of the provider's signatures are valid, so that tests reach the
/// checks after the signature.
final class SignInFixture: HTTPTransport {
    /// The requests received so far, and the responses to send.
    private struct State {
        var requests: [TransportRequest] = []
        var pushAnswer = TransportResponse(status: 500)
        var pushFailure: TransportFailure?
        var tokenAnswer = TransportResponse(status: 500)
        var userInfoAnswer = TransportResponse(status: 500)
        var tokenFailure: TransportFailure?
        var userInfoFailure: TransportFailure?
    }

    let issuer: String
    /// The metadata of a provider that requires pushed authorization requests.
    static let pushing = #"""
        \#(SignInFixture.offering),"pushed_authorization_request_endpoint":"https://id.example.com/par",
        "require_pushed_authorization_requests":true
        """#
    /// The members of the metadata that say what the provider supports.
    private let offering: String
    let time = ManualTime(now: SignInFixture.now)
    private let state = Locked(State())
    static let now = Date(timeIntervalSince1970: 1_800_000_000)
    static let subject = "subject"

    /// The response modes and algorithms of the metadata, unless a test replaces them.
    static let offering = #"""
        "response_modes_supported":["query","fragment","form_post"],"id_token_signing_alg_values_supported":["RS256"]
        """#

    init(issuer: String = "https://id.example.com", offering: String = SignInFixture.offering) {
        self.issuer = issuer
        self.offering = offering
    }

    // MARK: - The client

    func client(
        name: String = "example", clientID: String = "client", responseType: ResponseType = .code,
        responseMode: ResponseMode? = nil, authentication: ClientAuthentication = .none,
        random: any RandomSource = SystemRandom()
    ) throws -> SignInClient {
        let configuration = try ProviderConfiguration(
            name: name, profile: StandardProfile(try IssuerIdentifier(issuer)), clientID: clientID,
            authentication: authentication, responseType: responseType, responseMode: responseMode)
        return try SignInClient(
            configuration, transport: self, verifier: .acceptingAll,
            digest: SoftwareCrypto(), random: random, time: time)
    }

    static func callback() throws -> CallbackURL {
        try CallbackPolicy.standard.callback(pageURL: "https://console.example.com/", warnings: .ignored)
    }

    /// The request that arrives at the callback.
    static func request(_ text: String, _ mode: ResponseMode = .query) -> CallbackRequest {
        CallbackRequest(path: "/api/oidc/callback", mode: mode, encodedParameters: text)
    }

    /// A grant from an earlier sign-in.
    func grant(
        clientID: String = "client", issuer: String? = nil, subject: String = "s", nonce: SecretString? = nil
    ) -> RefreshGrant {
        RefreshGrant(
            provider: "example", clientID: clientID, issuer: issuer ?? self.issuer, subject: subject,
            refreshToken: SecretString("r"), nonce: nonce)
    }

    // MARK: - The provider

    func answerTokens(_ members: [String: JSONValue], status: Int = 200) {
        let all = members.map { JSONObject.Member(name: $0.key, value: $0.value) }
        answerTokens(
            TransportResponse(status: status, body: Array(JSONValue.object(JSONObject(all)).serialized().utf8)))
    }

    func answerTokens(_ response: TransportResponse) { state.withLock { $0.tokenAnswer = response } }
    func failTokens(_ failure: TransportFailure) { state.withLock { $0.tokenFailure = failure } }
    func failUserInfo(_ failure: TransportFailure) { state.withLock { $0.userInfoFailure = failure } }
    func answerPush(_ response: TransportResponse) { state.withLock { $0.pushAnswer = response } }
    func failPush(_ failure: TransportFailure) { state.withLock { $0.pushFailure = failure } }
    func answerUserInfo(_ response: TransportResponse) { state.withLock { $0.userInfoAnswer = response } }

    /// The requests to the token endpoint, in order.
    var tokenRequests: [TransportRequest] {
        state.withLock { state in state.requests.filter { $0.url.hasSuffix("/token") } }
    }

    /// The requests to the endpoint for pushed authorization requests, in order.
    var pushRequests: [TransportRequest] {
        state.withLock { state in state.requests.filter { $0.url.hasSuffix("/par") } }
    }

    /// The form of the last token request.
    func lastForm() throws -> [String: String] {
        let body = tokenRequests.last?.body ?? []
        let parameters = try FormEncoding.decode(String(decoding: body, as: UTF8.self))
        return Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let state = state.withLock { state in
            state.requests.append(request)
            return state
        }
        if let failure = state.tokenFailure, request.url.hasSuffix("/token") { throw failure }
        if let failure = state.pushFailure, request.url.hasSuffix("/par") { throw failure }
        if let failure = state.userInfoFailure, request.url.hasSuffix("/userinfo") { throw failure }
        switch request.url {
        case "\(issuer)/.well-known/openid-configuration": return answer(metadata)
        case "\(issuer)/keys": return answer(#"{"keys":[{"kty":"RSA","kid":"k","n":"\#(Self.modulus)","e":"AQAB"}]}"#)
        case "\(issuer)/token": return state.tokenAnswer
        case "\(issuer)/userinfo": return state.userInfoAnswer
        case "\(issuer)/par": return state.pushAnswer
        default: throw .unreachable(reason: "unknown URL")
        }
    }

    private func answer(_ text: String) -> TransportResponse { TransportResponse(status: 200, body: Array(text.utf8)) }

    private static let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])

    private var metadata: String {
        """
        {"issuer":"\(issuer)","authorization_endpoint":"\(issuer)/authorize","token_endpoint":"\(issuer)/token",
        "jwks_uri":"\(issuer)/keys","userinfo_endpoint":"\(issuer)/userinfo","end_session_endpoint":"\(issuer)/end?x=1",
        "response_types_supported":["code","id_token","code id_token"],"subject_types_supported":["public"],
        \(offering)}
        """
    }

    // MARK: - Tokens

    /// Returns an ID token for a sign-in, with the given changes.
    func idToken(
        _ request: AuthorizationRequest, _ changes: [String: JSONValue?] = [:], header: String? = nil
    ) throws -> String {
        var members: [String: JSONValue] = [
            "iss": .string(issuer), "sub": .string(Self.subject), "aud": "client",
            "exp": 1_800_003_600, "iat": 1_800_000_000,
            "nonce": .string(try request.parameter("nonce")),
        ]
        for (name, value) in changes { members[name] = value }
        return Self.token(members, header: header)
    }

    static func token(_ members: [String: JSONValue], header: String? = nil) -> String {
        let claims = JSONValue.object(JSONObject(members.map { .init(name: $0.key, value: $0.value) }))
        let header = header ?? #"{"alg":"RS256","kid":"k"}"#
        return "\(Base64URL.encode(header.utf8)).\(Base64URL.encode(claims.serialized(indented: false).utf8)).AA"
    }

    /// Returns the left half of a hash, for `c_hash` and `at_hash`.
    static func halfHash(_ text: String) -> JSONValue {
        let bytes = Array(text.utf8)[...]
        return .string(Base64URL.encode(SoftwareCrypto().hash(bytes.span, with: .sha256).prefix(16)))
    }
}

extension AuthorizationRequest {
    /// Returns the value of a parameter.
    func parameter(_ name: String) throws -> String {
        guard let value = parameters.first(where: { $0.name == name })?.value else {
            throw Refusal(Problem(.requestInvalid, at: .parameter(name), remedy: "The parameter is missing."))
        }
        return value
    }
}
