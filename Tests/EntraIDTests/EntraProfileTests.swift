import EntraID
import Foundation
import OIDCFixtures
import OIDCSoftwareCrypto
import Testing

/// The profile contains all of Entra's rules, so nothing else needs to be set.
@Suite struct EntraProfileTests {
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"

    private func profile() throws -> EntraProfile {
        try EntraProfile(EntraAuthority(tenant: .directory(try GUID(parsing: tenant))))
    }

    private var issuer: String { "https://login.microsoftonline.com/\(tenant)/v2.0" }

    private func codes(_ claims: String = "", header: String = #"{"alg":"RS256","kid":"k"}"#) throws -> [ProblemCode] {
        // Only the profile that came with the metadata.
        let expectations = IDTokenExpectations(
            clientID: client, nonce: .noNonceWasSent, issuer: try profile().accept(issuer).tokenProfile)
        let token = UnsignedTokens.token(
            #"{"iss":"\#(issuer)","tid":"\#(tenant)","sub":"s","aud":"\#(client)","exp":2000,"iat":1000\#(claims)}"#,
            header: header)
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        return verifier.report(on: token, against: expectations, at: Date(timeIntervalSince1970: 1_500)).problems
            .map(\.code)
    }

    @Test("Expectations that use only the profile follow Entra's rules")
    func expectationsWithProfile() throws {
        #expect(try codes() == [])
        #expect(try codes(header: #"{"alg":"RS256","kid":"k","nonce":"x"}"#) == [.tokenGraphAccessToken])
        #expect(try codes(#","scp":"a""#) == [.tokenUnexpectedClaim])
    }

    @Test("An API that distinguishes by audience alone rejects Entra's ID tokens")
    func accessTokenExpectationsWithProfile() throws {
        let expectations = AccessTokenExpectations(
            audiences: [client], distinguishedBy: .audience, issuer: try profile().accept(issuer).tokenProfile)
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let claims =
            #""iss":"\#(issuer)","tid":"\#(tenant)","sub":"s","aud":"\#(client)","exp":2000,"iat":1000,"ver":"2.0""#
        func codes(_ claims: String) -> [ProblemCode] {
            verifier.report(
                on: UnsignedTokens.token("{\(claims)}"), against: expectations, at: Date(timeIntervalSince1970: 1_500)
            ).problems.map(\.code)
        }
        #expect(codes(claims) == [.tokenClaimMissing])
        #expect(codes(claims + #","azp":"caller""#) == [])
    }

    @Test("A configuration that uses only the profile follows Entra's rules")
    func configurations() throws {
        let configuration = try ProviderConfiguration(
            name: "entra", profile: profile(), clientID: client, authentication: .none)
        let callback = try CallbackPolicy.standard.callback(
            pageURL: "http://console.example.com/", warnings: .ignored)
        let problems = configuration.profile.problems(ofCallback: callback)
        #expect(problems.map(\.code) == [.redirectSchemeNotHTTPS])
        #expect(configuration.profile.advice(forErrorDescription: "AADSTS50011: x")?.code == "AADSTS50011")
        #expect(!configuration.profile.mayOmitAccessToken)
        let b2c = try EntraAuthority(
            parsing: "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0", warnings: .ignored)
        #expect(try EntraProfile(b2c).mayOmitAccessToken)
    }

    @Test("A standard profile adds no rules of its own")
    func standardProfile() throws {
        let profile: any ProviderProfile = StandardProfile(try IssuerIdentifier("https://id.example.com"))
        let callback = try CallbackPolicy.standard.callback(
            pageURL: "http://console.example.com/", warnings: .ignored)
        // The standard allows http, so this is only a warning.
        let problems = profile.problems(ofCallback: callback)
        #expect(problems.map(\.code) == [.callbackNotHTTPS] && problems[0].severity == .warning)
        #expect(profile.problems(ofEndpoint: "token_endpoint", "https://a.example/B2C_1_other/oauth2").isEmpty)
        #expect(profile.advice(forErrorDescription: "AADSTS50011: x") == nil)
        #expect(!profile.mayOmitAccessToken && profile.insecureHTTP == .notAllowed && profile.endpoints == .publicOnly)
    }
}
