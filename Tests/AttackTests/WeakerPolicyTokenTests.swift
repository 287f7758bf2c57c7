import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The application is configured with the policy B2C_1_signin_mfa. The attacker, who has the password but not the
/// second factor, replaces the policy in the browser's address bar and presents a token of B2C_1_signup_weak. The
/// issuer, the client and the signing key are the same.
@Suite("A token of a weaker B2C policy")
struct WeakerPolicyTokenTests {
    @Test("An ID token is accepted only for the configured policy", arguments: claims)
    func idToken(claim: String, policy: String, isAccepted: Bool) async throws {
        let provider = try provider()
        let configuration = try ProviderConfiguration.entra(try configuration(), authentication: .none)
        let token = b2cToken(#""\#(claim)":"\#(policy)","nonce":"n""#)
        let codes = await refusalCodes {
            _ = try await provider.verify(token) {
                configuration.expectations($0, nonce: .sent(SecretString("n")))
            }
        }
        #expect(codes == (isAccepted ? [] : [.issuerPolicyMismatch]))
    }

    @Test("An access token is accepted only for the configured policy", arguments: claims)
    func accessToken(claim: String, policy: String, isAccepted: Bool) async throws {
        let provider = try provider()
        let token = b2cToken(#""\#(claim)":"\#(policy)","azp":"\#(Attack.clientID)","scp":"read""#)
        let codes = await refusalCodes {
            _ = try await provider.verify(token) {
                .entraAccess(clientID: Attack.clientID, issuer: $0.tokenProfile)
            }
        }
        #expect(codes == (isAccepted ? [] : [.issuerPolicyMismatch]))
    }

    private static let claims: [(String, String, Bool)] = [
        ("tfp", "B2C_1_signup_weak", false), ("acr", "b2c_1_signup_weak", false), ("idp", "facebook.com", false),
        ("tfp", "B2C_1_signin_mfa", true), ("acr", "b2c_1_signin_mfa", true),
    ]

    @Test("Metadata with endpoints of another policy is rejected")
    func metadata() async throws {
        for policies in [AllowedPolicies.configuredOnly, .configuredAnd(["B2C_1_signup_weak"]), .anyPolicy] {
            let profile = EntraProfile(try authority(), allowedTenants: .anyTenant, policies: policies)
            let isChecked = if case .anyPolicy = policies { false } else { true }
            for (policy, isRefused) in [("b2c_1_signin_mfa", false), ("b2c_1_signup_weak", isChecked)] {
                let codes = refusalCodes {
                    _ = try ProviderMetadata(document: document(endpointsOf: policy), profile: profile)
                }
                // The authorization endpoint, the token endpoint and the key set.
                #expect(codes == Array(repeating: .issuerPolicyMismatch, count: isRefused ? 3 : 0))
            }
        }
    }

    @Test("Other policies are accepted only if they are listed or all are allowed")
    func otherPolicies() async throws {
        let reset = b2cToken(#""tfp":"b2c_1_reset","azp":"\#(Attack.clientID)","scp":"read""#)
        let weak = b2cToken(#""tfp":"B2C_1_signup_weak","azp":"\#(Attack.clientID)","scp":"read""#)
        for (policies, accepted) in [
            (AllowedPolicies.configuredOnly, [false, false]), (.configuredAnd(["B2C_1_reset"]), [true, false]),
            (.anyPolicy, [true, true]),
        ] {
            let provider = try provider(policies)
            for (token, isAccepted) in zip([reset, weak], accepted) {
                let codes = await refusalCodes {
                    _ = try await provider.verify(token) {
                        .entraAccess(clientID: Attack.clientID, issuer: $0.tokenProfile)
                    }
                }
                #expect(codes == (isAccepted ? [] : [.issuerPolicyMismatch]))
            }
        }
    }

    // MARK: - The B2C tenant

    private let address = "https://contoso.b2clogin.com/contoso.onmicrosoft.com"
    private let issuer = "https://contoso.b2clogin.com/\(Attack.tenant)/v2.0/"

    private func authority() throws -> EntraAuthority {
        try EntraAuthority(
            b2cHost: "contoso.b2clogin.com", tenant: .domain(try #require(DomainName("contoso.onmicrosoft.com"))),
            policy: .init("B2C_1_signin_mfa"))
    }

    private func configuration() throws -> EntraConfiguration {
        try EntraConfiguration(authority: try authority(), clientID: Attack.clientID, credential: .none)
    }

    private func document(endpointsOf policy: String) -> [UInt8] {
        let base = "\(address)/\(policy)"
        return Array(
            """
            {"issuer":"\(issuer)","authorization_endpoint":"\(base)/oauth2/v2.0/authorize",
            "token_endpoint":"\(base)/oauth2/v2.0/token","jwks_uri":"\(base)/discovery/v2.0/keys",
            "response_types_supported":["code","id_token"],"subject_types_supported":["pairwise"],
            "id_token_signing_alg_values_supported":["RS256"]}
            """.utf8)
    }

    private func provider(_ policies: AllowedPolicies = .configuredOnly) throws -> LiveProvider {
        let metadata = document(endpointsOf: "b2c_1_signin_mfa")
        let keys = JSONValue.object(["keys": .array([.object(TestKey.one.publicMembers(keyID: "k"))])])
        let transport = ClosureTransport { request in
            let isMetadata = request.url.hasSuffix("openid-configuration")
            return TransportResponse(
                status: 200, body: isMetadata ? metadata : Array(keys.serialized(indented: false).utf8))
        }
        return LiveProvider(
            profile: EntraProfile(try authority(), allowedTenants: .anyTenant, policies: policies),
            transport: transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            time: ManualTime(now: Attack.now))
    }

    private func b2cToken(_ claims: String) -> String {
        let now = Int(Attack.now.timeIntervalSince1970)
        let payload = """
            {"iss":"\(issuer)","aud":"\(Attack.clientID)","sub":"ada","ver":"1.0","iat":\(now),"nbf":\(now),
            "exp":\(now + 3_600),\(claims)}
            """
        let input = [#"{"typ":"JWT","alg":"RS256","kid":"k"}"#, payload].map { Base64URL.encode($0.utf8) }
            .joined(separator: ".")
        return input + "." + Base64URL.encode(TestKey.one.signature(over: Array(input.utf8)))
    }
}
