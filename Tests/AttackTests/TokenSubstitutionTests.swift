import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// A token that was issued for one purpose is presented for another, with the provider's own signature (RFC 8725
/// §3.12).
@Suite("A token of one kind that is presented as another") struct TokenSubstitutionTests {
    private let entra: TestIssuer
    private let other: TestIssuer

    init() throws {
        entra = try TestIssuer(EntraAuthority(tenant: .directory(Attack.tenant)))
        other = try TestIssuer()
    }

    private func rule(_ issuer: TestIssuer) throws -> any TokenProfile {
        try issuer.profile.accept(issuer.issuer).tokenProfile
    }

    /// Verifies a token as a client of Entra that sent no nonce, as in the device flow or when it refreshes a sign-in.
    private func signIn(_ text: String) throws -> [ProblemCode] {
        let verifier = try entra.verifier()
        let expectations = IDTokenExpectations.entraSignIn(
            clientID: Attack.clientID, issuer: try rule(entra), nonce: .noNonceWasSent)
        return refusalCodes { try verifier.verify(text, against: expectations, at: Attack.now) }
    }

    private func api(_ text: String) throws -> [ProblemCode] {
        let verifier = try entra.verifier()
        let expectations = AccessTokenExpectations.entraAccess(
            clientID: Attack.clientID, issuer: try rule(entra), permissions: .checkedByApplication)
        return refusalCodes { try verifier.verify(text, against: expectations, at: Attack.now) }
    }

    private func api(
        _ text: String, distinguishedBy distinction: AccessTokenExpectations.Distinction
    ) throws -> [ProblemCode] {
        let verifier = try other.verifier()
        let expectations = AccessTokenExpectations(
            audiences: ["my-client"], distinguishedBy: distinction, issuer: try rule(other))
        return refusalCodes { try verifier.verify(text, against: expectations, at: Attack.now) }
    }

    // MARK: - ID tokens as access tokens

    @Test("An API of Entra rejects an ID token") func entraAPIRejectsIDToken() throws {
        var order = IDTokenParameters(for: Attack.clientID.string, nonce: "n-of-a-sign-in", at: Attack.now)
        #expect(try api(entra.token(order)) == [.tokenUnexpectedClaim, .tokenClaimMissing])
        // It has every claim of an access token. Only its nonce or, without a nonce, its hash shows that it is an ID
        // token.
        order.claims = ["azp": .string(Attack.clientID.string), "roles": .array(["Admin"])]
        #expect(try api(entra.token(order)) == [.tokenUnexpectedClaim])
        order.nonce = nil
        order.accessToken = "an-access-token"
        #expect(try api(entra.token(order)) == [.tokenUnexpectedClaim])
    }

    /// Google, Auth0 and Keycloak include `azp` in every ID token.
    @Test("An API of another provider rejects an ID token") func otherAPIRejectsIDToken() throws {
        var order = IDTokenParameters(for: "my-client", nonce: "n-of-a-sign-in", at: Attack.now)
        order.claims = ["azp": "my-client"]
        #expect(try api(other.token(order), distinguishedBy: .type) == [.tokenUnexpectedType])
        #expect(try api(other.token(order), distinguishedBy: .claim("scope")) == [.tokenClaimMissing])
        order.accessToken = "an-access-token"
        #expect(
            try api(other.token(order), distinguishedBy: .claim("scope")) == [
                .tokenUnexpectedClaim, .tokenClaimMissing,
            ])
    }

    @Test("A standard access token is accepted") func acceptsStandardAccessToken() throws {
        let token = other.accessToken(AccessTokenParameters(for: "my-client", at: Attack.now))
        #expect(try CompactToken(token).header.type == "at+jwt")
        for distinction in [AccessTokenExpectations.Distinction.type, .claim("scope"), .audience] {
            #expect(try api(token, distinguishedBy: distinction) == [])
        }
    }

    // MARK: - Access tokens and logout tokens as ID tokens, where no nonce was sent

    @Test("A sign-in rejects an access token") func signInRejectsAccessToken() throws {
        // An application that calls its own API has access tokens for its own client ID.
        var order = AccessTokenParameters(for: Attack.clientID.string, at: Attack.now)
        order.clientID = Attack.clientID.string
        #expect(try signIn(entra.accessToken(order)) == [.tokenUnexpectedClaim])
        // The access tokens of another provider have their own type.
        let expectations = IDTokenExpectations(clientID: "my-client", nonce: .noNonceWasSent, issuer: try rule(other))
        let verifier = try other.verifier()
        let typed = other.accessToken(AccessTokenParameters(for: "my-client", at: Attack.now))
        let found = refusalCodes {
            try verifier.verify(typed, against: expectations, at: Attack.now)
        }
        #expect(found == [.tokenUnexpectedType])
    }

    @Test("A sign-in rejects a logout token without a type") func signInRejectsLogoutToken() throws {
        var order = IDTokenParameters(for: Attack.clientID.string, nonce: nil, at: Attack.now)
        #expect(try signIn(entra.token(order)) == [])
        order.claims = [
            "jti": "1", "events": .object(["http://schemas.openid.net/event/backchannel-logout": .object([:])]),
        ]
        #expect(try signIn(entra.token(order)) == [.tokenUnexpectedClaim])
        #expect(try api(entra.token(order)).contains(.tokenUnexpectedClaim))
    }

    @Test("A logout rejects ID tokens and access tokens") func logoutRejectsOtherTokens() throws {
        let verifier = try entra.verifier()
        let expectations = IDTokenExpectations.entraSignIn(
            clientID: Attack.clientID, issuer: try rule(entra), nonce: .noNonceWasSent)
        let idToken = entra.token(IDTokenParameters(for: Attack.clientID.string, nonce: nil, at: Attack.now))
        let accessToken = entra.accessToken(AccessTokenParameters(for: Attack.clientID.string, at: Attack.now))
        for text in [idToken, accessToken] {
            let found = refusalCodes {
                try verifier.verifyLogout(text, against: expectations, at: Attack.now)
            }
            #expect(found.contains(.tokenClaimMissing))
        }
        let logoutToken = entra.logoutToken(for: Attack.clientID.string, at: Attack.now)
        #expect(
            refusalCodes {
                try verifier.verifyLogout(logoutToken, against: expectations, at: Attack.now)
            } == [])
    }

    /// Another `badTokensInSignIns` sends these bad tokens through complete sign-ins.
    @Test("The bad tokens cover other kinds, and Entra sign-ins use Entra's rules")
    func badTokensOfOtherKinds() throws {
        let names = ["a logout token by its events", "an access token by its scope", "an access token by its client"]
        let bad = entra.badTokens.filter { names.contains($0.name) }
        #expect(bad.count == 3 && bad.allSatisfy { $0.code == .tokenUnexpectedClaim })
        let configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .directory(Attack.tenant)), clientID: Attack.clientID,
            credential: .secret(.environment("SECRET")))
        let provider = try ProviderConfiguration.entra(configuration, authentication: .secretInBody(SecretString("s")))
        let admitted = try provider.profile.accept("https://login.microsoftonline.com/\(Attack.tenant)/v2.0")
        #expect(admitted.tokenProfile is EntraTokenProfile)
    }
}
