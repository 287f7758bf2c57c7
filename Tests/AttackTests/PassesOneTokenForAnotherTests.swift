import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// A token that was made for one purpose is presented for another, with the provider's own signature (RFC 8725 §3.12).
@Suite("F5: a token of one kind passed for one of another") struct PassesOneTokenForAnotherTests {
    private let entra: TestIssuer
    private let other: TestIssuer

    init() throws {
        entra = try TestIssuer(EntraAuthority(tenant: .directory(Attack.tenant)))
        other = try TestIssuer()
    }

    private func rule(_ issuer: TestIssuer) throws -> any TokenProfile {
        try issuer.profile.admit(issuer.issuer).tokenProfile
    }

    /// What a client of Entra expects that sent no nonce, in the device flow or when it renews a sign-in.
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

    @Test func anIDTokenOpensNoAPIOfEntra() throws {
        var order = TokenOrder(for: Attack.clientID.text, nonce: "n-of-a-sign-in", at: Attack.now)
        #expect(try api(entra.token(order)) == [.tokenUnexpectedClaim, .tokenClaimMissing])
        // With everything that an access token has, its nonce alone gives it away; without the nonce its hash.
        order.claims = ["azp": .string(Attack.clientID.text), "roles": .array(["Admin"])]
        #expect(try api(entra.token(order)) == [.tokenUnexpectedClaim])
        order.nonce = nil
        order.accessToken = "an-access-token"
        #expect(try api(entra.token(order)) == [.tokenUnexpectedClaim])
    }

    /// Google, Auth0 and Keycloak put `azp` into every ID token.
    @Test func anIDTokenOpensNoAPIOfAnotherProvider() throws {
        var order = TokenOrder(for: "my-client", nonce: "n-of-a-sign-in", at: Attack.now)
        order.claims = ["azp": "my-client"]
        #expect(try api(other.token(order), distinguishedBy: .type) == [.tokenUnexpectedType])
        #expect(try api(other.token(order), distinguishedBy: .claim("scope")) == [.tokenClaimMissing])
        order.accessToken = "an-access-token"
        #expect(
            try api(other.token(order), distinguishedBy: .claim("scope")) == [
                .tokenUnexpectedClaim, .tokenClaimMissing,
            ])
    }

    @Test func anAccessTokenOfTheStandardIsAccepted() throws {
        let token = other.accessToken(AccessTokenOrder(for: "my-client", at: Attack.now))
        #expect(try CompactToken(token).header.type == "at+jwt")
        for distinction in [AccessTokenExpectations.Distinction.type, .claim("scope"), .audience] {
            #expect(try api(token, distinguishedBy: distinction) == [])
        }
    }

    // MARK: - Access tokens and logout tokens as ID tokens, where no nonce was sent

    @Test func anAccessTokenSignsNobodyIn() throws {
        // An application that calls an API of its own has access tokens for its own client ID.
        var order = AccessTokenOrder(for: Attack.clientID.text, at: Attack.now)
        order.clientID = Attack.clientID.text
        #expect(try signIn(entra.accessToken(order)) == [.tokenUnexpectedClaim])
        // Of another provider, whose access tokens say so.
        let expectations = IDTokenExpectations(clientID: "my-client", nonce: .noNonceWasSent, issuer: try rule(other))
        let verifier = try other.verifier()
        let typed = other.accessToken(AccessTokenOrder(for: "my-client", at: Attack.now))
        let found = refusalCodes {
            try verifier.verify(typed, against: expectations, at: Attack.now)
        }
        #expect(found == [.tokenUnexpectedType])
    }

    @Test func aLogoutTokenWithoutATypeSignsNobodyIn() throws {
        var order = TokenOrder(for: Attack.clientID.text, nonce: nil, at: Attack.now)
        #expect(try signIn(entra.token(order)) == [])
        order.claims = [
            "jti": "1", "events": .object(["http://schemas.openid.net/event/backchannel-logout": .object([:])]),
        ]
        #expect(try signIn(entra.token(order)) == [.tokenUnexpectedClaim])
        #expect(try api(entra.token(order)).contains(.tokenUnexpectedClaim))
    }

    @Test func nothingElseEndsASession() throws {
        let verifier = try entra.verifier()
        let expectations = IDTokenExpectations.entraSignIn(
            clientID: Attack.clientID, issuer: try rule(entra), nonce: .noNonceWasSent)
        let idToken = entra.token(TokenOrder(for: Attack.clientID.text, nonce: nil, at: Attack.now))
        let accessToken = entra.accessToken(AccessTokenOrder(for: Attack.clientID.text, at: Attack.now))
        for text in [idToken, accessToken] {
            let found = refusalCodes {
                try verifier.verifyLogout(text, against: expectations, at: Attack.now)
            }
            #expect(found.contains(.tokenClaimMissing))
        }
        let logoutToken = entra.logoutToken(for: Attack.clientID.text, at: Attack.now)
        #expect(
            refusalCodes {
                try verifier.verifyLogout(logoutToken, against: expectations, at: Attack.now)
            } == [])
    }

    /// What `badTokensAreRefusedInSignIns` sends through whole sign-ins, and what the configuration of Entra asks for.
    @Test func aSignInTakesNoTokenOfAnotherKind() throws {
        let names = ["a logout token by its events", "an access token by its scope", "an access token by its client"]
        let bad = entra.badTokens.filter { names.contains($0.name) }
        #expect(bad.count == 3 && bad.allSatisfy { $0.code == .tokenUnexpectedClaim })
        let configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .directory(Attack.tenant)), clientID: Attack.clientID,
            credential: .secret(.environment("SECRET")))
        let provider = try ProviderConfiguration.entra(configuration, authentication: .secretInBody(Secret("s")))
        let admitted = try provider.profile.admit("https://login.microsoftonline.com/\(Attack.tenant)/v2.0")
        #expect(admitted.tokenProfile is EntraTokenProfile)
    }
}
