import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// Verification of logout tokens by `TokenVerifier`. Client tests cover their use.
@Suite struct LogoutTokenTests {
    private let issuer: ExactIssuerRule
    private let now = Date(timeIntervalSince1970: 1_000)

    init() throws {
        issuer = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
    }

    private let event = #""events":{"http://schemas.openid.net/event/backchannel-logout":{}}"#

    private func token(
        sub: String? = #""s""#, sid: String? = nil, jti: String? = #""j""#, more: String = "",
        type: String = "logout+jwt"
    ) -> String {
        let own = [("sub", sub), ("sid", sid), ("jti", jti)].compactMap { name, value in
            value.map { "\"\(name)\":\($0)," }
        }
        let claims =
            #"{"iss":"https://id.example.com","aud":"client","iat":900,"exp":2000,\#(own.joined())\#(more)\#(event)}"#
        return UnsignedTokens.token(claims, header: #"{"alg":"RS256","kid":"k","typ":"\#(type)"}"#)
    }

    private func verify(
        _ text: String, _ nonce: IDTokenExpectations.Nonce = .noNonceWasSent,
        signaturesAreGood: Bool = true
    ) throws(Refusal) -> LogoutToken {
        guard let keys = UnsignedTokens.keys(signaturesAreGood: signaturesAreGood) else {
            throw Refusal(Problem(.keysNoUsableKey, remedy: "There are no keys to test with."))
        }
        return try TokenVerifier(keys: keys, digest: SoftwareCrypto())
            .verifyLogout(
                text, against: IDTokenExpectations(clientID: "client", nonce: nonce, issuer: issuer), at: now)
    }

    private func codes(
        _ text: String, _ nonce: IDTokenExpectations.Nonce = .noNonceWasSent,
        signaturesAreGood: Bool = true
    ) -> [ProblemCode] {
        refusalCodes { try verify(text, nonce, signaturesAreGood: signaturesAreGood) }
    }

    @Test("A logout token names the user and session") func validToken() throws {
        let token = try verify(token(sid: #""t""#))
        #expect(token.subject == "s" && token.session == "t" && token.identifier == "j")
        #expect(token.issuer == "https://id.example.com")
        #expect(token.end == Date(timeIntervalSince1970: 2_060))
    }

    @Test(
        "The types of a logout token are accepted",
        arguments: ["logout+jwt", "application/logout+jwt", "Logout+JWT", "JWT"])
    func validTypes(type: String) {
        #expect(codes(token(type: type)) == [])
    }

    /// A forged logout token could sign out any user.
    @Test("A logout token with a bad signature is rejected") func invalidSignature() {
        #expect(codes(token(), signaturesAreGood: false) == [.tokenSignatureInvalid])
    }

    @Test("A logout token needs no nonce, even if one was sent") func nonce() {
        #expect(codes(token(), .sent(SecretString("n"))) == [])
        #expect(codes(token(more: #""nonce":"n","#), .sent(SecretString("n"))) != [])
    }

    @Test("sub, sid, and jti have 1 to 255 bytes") func identifierLength() {
        func text(_ count: Int) -> String { "\"" + String(repeating: "x", count: count) + "\"" }
        for count in [1, 2, 254, 255] {
            #expect(codes(token(sub: text(count), sid: text(count), jti: text(count))) == [], "\(count)")
        }
        for count in [0, 256] {
            #expect(codes(token(sub: text(count))) == [.tokenClaimMissing])
            #expect(codes(token(sid: text(count))) == [.tokenClaimMissing])
            #expect(codes(token(jti: text(count))) == [.tokenClaimMissing])
        }
    }

    /// A store that truncates such a value, or splits it into two lines, would end the wrong session.
    @Test(
        "Control characters in sub, sid, or jti are rejected",
        arguments: [#"\u0000"#, #"\u001f"#, #"\n"#, #"\u007f"#, "\u{7F}"])
    func controlCharacters(character: String) {
        let name = "\"ada\(character)\""
        #expect(codes(token(sub: name)) == [.tokenClaimMissing])
        #expect(codes(token(sid: name)) == [.tokenClaimMissing])
        #expect(codes(token(jti: name)) == [.tokenClaimMissing])
    }

    @Test("A token of any other type is rejected", arguments: ["at+jwt", "application/at+jwt", "JWE", ""])
    func otherTypes(type: String) {
        #expect(codes(token(type: type)) == [.tokenUnexpectedType])
    }

    @Test("The client must be the only audience") func audience() throws {
        func claims(_ audience: String) -> String {
            #"{"iss":"https://id.example.com","aud":\#(audience),"iat":900,"exp":2000,"sub":"s","jti":"j",\#(event)}"#
        }
        #expect(codes(UnsignedTokens.token(claims(#"["client"]"#))) == [])
        #expect(codes(UnsignedTokens.token(claims(#"["client","other"]"#))) == [.tokenAudienceUntrusted])
        #expect(codes(UnsignedTokens.token(claims(#""other""#))) == [.tokenAudienceMismatch])
    }

    @Test("A logout token needs a jti, and a subject or a session") func subjectOrSession() {
        #expect(codes(token(sub: nil, sid: #""t""#)) == [])
        #expect(codes(token(sub: nil)) == [.tokenClaimMissing])
        #expect(codes(token(sub: "1", sid: "true")) == [.tokenClaimMissing, .tokenClaimMissing])
        #expect(codes(token(jti: nil)) == [.tokenClaimMissing])
    }
}
