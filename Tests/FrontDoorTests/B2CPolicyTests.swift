import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// An application of an Azure AD B2C tenant with several policies: one to sign in, one that also requires a second
/// factor, and a weak one that the application does not use.
@Suite struct B2CPolicyTests {
    private static let setting = "https://contoso.b2clogin.com/\(Door.tenant)/B2C_1_signin/v2.0"
    private let issuer = "https://contoso.b2clogin.com/\(Door.tenant)/v2.0/"
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    /// The claims of the next ID token.
    private let claims = Locked("")

    /// Serves the documents of the configured policy, and ID tokens with the claims.
    private var transport: ClosureTransport {
        let base = "https://contoso.b2clogin.com/\(Door.tenant)/b2c_1_signin"
        let metadata = """
            {"issuer":"\(issuer)","authorization_endpoint":"\(base)/oauth2/v2.0/authorize",
            "token_endpoint":"\(base)/oauth2/v2.0/token","jwks_uri":"\(base)/discovery/v2.0/keys",
            "response_types_supported":["code"],"subject_types_supported":["pairwise"],
            "id_token_signing_alg_values_supported":["RS256"]}
            """
        let keys = JSONValue.object(["keys": .array([.object(TestKey.one.publicMembers(keyID: "k"))])])
        return ClosureTransport { [self] request in
            var body = metadata
            if request.url.hasSuffix("/keys") { body = keys.serialized(indented: false) }
            if request.url.hasSuffix("/token") {
                body = #"{"token_type":"Bearer","id_token":"\#(token(claims.withLock { $0 }))"}"#
            }
            return TransportResponse(
                status: 200, headers: [HeaderField(name: "Content-Type", value: "application/json")],
                body: Array(body.utf8))
        }
    }

    private func token(_ claims: String) -> String {
        let now = Int(time.now.timeIntervalSince1970)
        let payload = """
            {"iss":"\(issuer)","aud":"\(Door.clientID)","sub":"ada","ver":"1.0","iat":\(now),"nbf":\(now),
            "exp":\(now + 3_600),\(claims)}
            """
        let input = [#"{"typ":"JWT","alg":"RS256","kid":"k"}"#, payload].map { Base64URL.encode($0.utf8) }
            .joined(separator: ".")
        return input + "." + Base64URL.encode(TestKey.one.signature(over: Array(input.utf8)))
    }

    // MARK: - An API

    private func access(_ policy: String, accepting policies: AllowedPolicies) async throws -> EntraAccess {
        let api = try EntraAPI(
            issuer: Self.setting, clientID: Door.clientID, policies: policies, transport: transport, time: time,
            onWarning: .ignored)
        let token = token(#""tfp":"\#(policy)","azp":"\#(Door.clientID)","scp":"Orders.Read""#)
        return try await api.authenticate("Bearer \(token)")
    }

    @Test("An API accepts the policy of its issuer, and those that are listed")
    func listedPolicies() async throws {
        let cases: [(policies: AllowedPolicies, accepted: [Bool])] = [
            (.configuredOnly, [true, false, false]), (.configuredAnd(["B2C_1_MFA"]), [true, true, false]),
            (.anyPolicy, [true, true, true]),
        ]
        for (policies, accepted) in cases {
            for (policy, isAccepted) in zip(["B2C_1_signin", "B2C_1_mfa", "B2C_1_weak"], accepted) {
                let codes = await refusalCodes { try await access(policy, accepting: policies) }
                #expect(codes == (isAccepted ? [] : [.issuerPolicyMismatch]), "\(policy), \(policies)")
            }
        }
    }

    @Test("An operation can require a policy") func requiredPolicy() async throws {
        let policies = AllowedPolicies.configuredAnd(["B2C_1_mfa"])
        let weak = try await access("b2c_1_signin", accepting: policies)
        let strong = try await access("b2c_1_mfa", accepting: policies)
        #expect(weak.policy == "b2c_1_signin")
        try strong.require(.policy("B2C_1_MFA"))
        try weak.require(.policy("B2C_1_mfa"), or: .policy("B2C_1_signin"))
        let refusal = try #require(
            expectRefusal(.issuerPolicyMismatch) { try weak.require(.policy("B2C_1_mfa")) })
        #expect(refusal.first.expected == "policy B2C_1_mfa" && refusal.first.found == "b2c_1_signin")
        #expect(refusal.first.remedy.contains("Sign the user in again"))
    }

    // MARK: - A sign-in

    /// Signs a user in, with a token of the given policy.
    private func signIn(_ policy: String, accepting policies: AllowedPolicies) async throws -> EntraIdentity {
        let entra = try EntraSignIn(
            issuer: Self.setting, clientID: Door.clientID, clientSecret: Door.secret, redirectURL: Door.redirectURL,
            policies: policies, transport: transport, time: time, onWarning: .ignored)
        let start = try await entra.start(cookieHeader: nil)
        let query = try #require(URLComponents(string: start.url)?.queryItems)
        let sent = { name in query.first { $0.name == name }?.value ?? "" }
        claims.withLock { $0 = #""tfp":"\#(policy)","nonce":"\#(sent("nonce"))""# }
        let cookies = start.cookies.compactMap { $0.split(separator: ";").first }.joined(separator: "; ")
        return try await entra.finish(
            CallbackRequest(
                method: "GET", target: "/api/oidc/callback?code=c&state=\(sent("state"))", cookieHeader: cookies)
        ).user
    }

    @Test("A sign-in accepts the policy of its issuer, and those that are listed") func signInPolicies() async throws {
        #expect(try await signIn("B2C_1_signin", accepting: .configuredOnly).policy == "B2C_1_signin")
        await expectRefusal(.issuerPolicyMismatch) { try await signIn("B2C_1_weak", accepting: .configuredOnly) }
        let policies = AllowedPolicies.configuredAnd(["B2C_1_mfa"])
        await expectRefusal(.issuerPolicyMismatch) { try await signIn("B2C_1_weak", accepting: policies) }
        let user = try await signIn("b2c_1_MFA", accepting: policies)
        try user.requirePolicy("B2C_1_mfa")
        expectRefusal(.issuerPolicyMismatch) { try user.requirePolicy("B2C_1_signin") }
    }
}
