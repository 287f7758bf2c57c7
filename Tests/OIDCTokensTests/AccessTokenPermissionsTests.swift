import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// The permissions in an access token (RFC 9068).
@Suite struct AccessTokenPermissionsTests {
    private let required =
        #""iss":"https://id.example.com","sub":"s","aud":"api","exp":2000,"iat":900,"client_id":"c","jti":"j""#

    private func token(_ claims: String) throws -> VerifiedAccessToken {
        let verifier = TokenVerifier(
            keys: try #require(UnsignedTokens.keys(signaturesAreGood: true)), digest: SoftwareCrypto())
        let expectations = AccessTokenExpectations(
            audiences: ["api"], distinguishedBy: .type,
            issuer: ExactIssuerRule(try IssuerIdentifier("https://id.example.com")))
        let text = UnsignedTokens.token("{\(claims)}", header: #"{"alg":"RS256","kid":"k","typ":"at+jwt"}"#)
        return try verifier.verify(text, against: expectations, at: Date(timeIntervalSince1970: 1_000))
    }

    private func permissions(_ claims: String) throws -> AccessTokenPermissions {
        try AccessTokenPermissions(token(required + claims))
    }

    @Test("Every claim of RFC 9068 is read") func complete() throws {
        let permissions = try permissions(
            #","scope":"openid  orders.read ","roles":["admin"],"groups":["g1",{"value":"g2","display":"Two"}],"#
                + #""entitlements":["e"],"auth_time":800,"acr":"urn:a","amr":["pwd","otp"]"#)
        #expect(permissions.clientID == "c" && permissions.scopes == ["openid", "orders.read"])
        #expect(permissions.roles == ["admin"] && permissions.groups == ["g1", "g2"])
        #expect(permissions.entitlements == ["e"] && permissions.authenticationTime?.seconds == 800)
        #expect(permissions.authenticationContext == "urn:a" && permissions.authenticationMethods == ["pwd", "otp"])
    }

    @Test("A token without permissions grants nothing") func nothing() throws {
        let permissions = try permissions("")
        #expect(permissions.scopes.isEmpty && permissions.roles.isEmpty && permissions.groups.isEmpty)
        #expect(permissions.entitlements.isEmpty && permissions.authenticationMethods.isEmpty)
        #expect(permissions.authenticationTime == nil && permissions.authenticationContext == nil)
        let missing = try #require(
            expectRefusal(.tokenPermissionMissing) { try permissions.require(scope: "orders.read") })
        #expect(missing.first.location == .claim("scope") && missing.first.expected == "scope orders.read")
        expectRefusal(.tokenPermissionMissing) { try permissions.require(role: "admin") }
        expectRefusal(.tokenPermissionMissing) { try permissions.require(scope: "") }
    }

    @Test("A scope and a role are compared byte for byte") func comparison() throws {
        let permissions = try permissions(#","scope":"orders.read caf\u00e9","roles":["admin"]"#)
        try permissions.require(scope: "orders.read")
        try permissions.require(scope: "caf\u{e9}")
        try permissions.require(role: "admin")
        for other in ["orders", "Orders.Read", "orders.read ", "orders.read caf\u{e9}", "cafe\u{301}", "admin"] {
            expectRefusal(.tokenPermissionMissing) { try permissions.require(scope: other) }
        }
        expectRefusal(.tokenPermissionMissing) { try permissions.require(role: "orders.read") }
    }

    @Test(
        "A claim of another type is an error, and never a permission",
        arguments: [
            (#","scope":["orders.read"]"#, "scope"), (#","scope":7"#, "scope"), (#","roles":"admin""#, "roles"),
            (#","roles":["admin",7]"#, "roles"), (#","groups":[{"display":"g"}]"#, "groups"),
            (#","entitlements":{"a":1}"#, "entitlements"), (#","amr":"pwd""#, "amr"), (#","acr":1"#, "acr"),
            (#","auth_time":"800""#, "auth_time"),
        ])
    func wrongType(claims: String, name: String) throws {
        let refusal = try #require(expectRefusal(.tokenClaimType) { try permissions(claims) })
        #expect(refusal.first.location == .claim(name))
    }

    @Test(
        "A token of the type at+jwt must have every claim that RFC 9068 §2.2 requires",
        arguments: ["iss", "sub", "aud", "exp", "iat", "client_id", "jti"])
    func requiredClaims(name: String) throws {
        let claims = required.split(separator: ",").filter { !$0.hasPrefix("\"\(name)\"") }
        #expect(claims.count == 6)
        let refusal = try #require(refusal { try token(claims.joined(separator: ",")) })
        #expect(refusal.codes == [.tokenClaimMissing] && refusal.first.location == .claim(name))
    }
}
