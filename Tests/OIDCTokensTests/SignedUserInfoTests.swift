import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// Verification of signed user info by `TokenVerifier`. Client tests cover its use.
@Suite struct SignedUserInfoTests {
    private let issuer: ExactIssuerRule
    private let now = Date(timeIntervalSince1970: 1_000)

    init() throws {
        issuer = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
    }

    private static let claims: [String: String] = [
        "iss": #""https://id.example.com""#, "aud": #""client""#, "sub": #""ada""#, "name": #""Ada""#,
    ]

    /// Returns user info with the given changes. A claim that is `nil` is removed.
    private func token(_ changes: [String: String?] = [:], header: String = #""alg":"RS256","kid":"k""#) -> String {
        var claims = Self.claims
        for (name, value) in changes { claims[name] = value }
        let members = claims.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        return UnsignedTokens.token("{\(members)}", header: "{\(header)}")
    }

    private func verify(
        _ text: String, subject: String = "ada", signaturesAreGood: Bool = true
    ) throws(Refusal) -> SignedUserInfo {
        guard let keys = UnsignedTokens.keys(signaturesAreGood: signaturesAreGood) else {
            throw Refusal(Problem(.keysNoUsableKey, remedy: "There are no keys to test with."))
        }
        return try TokenVerifier(keys: keys, digest: SoftwareCrypto())
            .verifyUserInfo(
                text, subject: subject,
                against: IDTokenExpectations(clientID: "client", nonce: .noNonceWasSent, issuer: issuer), at: now)
    }

    private func codes(_ text: String, subject: String = "ada", signaturesAreGood: Bool = true) -> [ProblemCode] {
        refusalCodes { try verify(text, subject: subject, signaturesAreGood: signaturesAreGood) }
    }

    @Test("Signed user info contains the claims about the user") func validToken() throws {
        let info = try verify(token())
        #expect(info.subject == "ada" && info.claims["name"] == "Ada")
        var dumped = "\(info)"
        dump(info, to: &dumped)
        #expect(!dumped.contains("ada") && !dumped.contains("Ada"))
    }

    @Test("User info with a bad signature is rejected") func invalidSignature() {
        #expect(codes(token(), signaturesAreGood: false) == [.tokenSignatureInvalid])
    }

    @Test("User info without a signature is rejected") func unsigned() {
        #expect(codes(token(header: #""alg":"none""#)) == [.tokenAlgorithmNone])
        let text = token()
        #expect(codes(String(text.dropLast(2))) == [.tokenSignatureMissing])
    }

    @Test("Another algorithm is rejected, and the remedy names the setting for user info") func otherAlgorithm() {
        let refusal = expectRefusal(.tokenAlgorithmNotAllowed) {
            try verify(token(header: #""alg":"PS256","kid":"k""#))
        }
        #expect(refusal?.first.remedy.contains("userInfoAlgorithms") == true)
        let symmetric = expectRefusal(.tokenAlgorithmNotAllowed) {
            try verify(token(header: #""alg":"HS256","kid":"k""#))
        }
        #expect(symmetric?.first.remedy.contains("userInfoAlgorithms") == true)
    }

    @Test("Encrypted user info is rejected as encrypted") func encrypted() {
        #expect(codes("a.b.c.d.e") == [.tokenEncrypted])
        #expect(codes(token(header: #""alg":"RSA-OAEP","enc":"A256GCM""#)) == [.tokenEncrypted])
        #expect(codes(token(header: #""alg":"RS256","kid":"k","enc":1"#)) == [.tokenEncrypted])
        #expect(codes(token(header: #""alg":"RS256","kid":"k","cty":"JWT""#)) == [.tokenNested])
    }

    @Test("The member enc in the header of an ID token is ignored") func encryptionOfIDToken() throws {
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let expectations = IDTokenExpectations(clientID: "client", nonce: .noNonceWasSent, issuer: issuer)
        let text = token(header: #""alg":"none","enc":"A256GCM""#)
        #expect(refusalCodes { try verifier.verify(text, against: expectations, at: now) } == [.tokenAlgorithmNone])
    }

    @Test("iss and aud may be absent") func absentClaims() {
        #expect(codes(token(["iss": nil])) == [])
        #expect(codes(token(["aud": nil])) == [])
        #expect(codes(token(["iss": nil, "aud": nil])) == [])
    }

    @Test("iss, if present, is the issuer, byte for byte") func issuerBytes() {
        for other in [#""https://id.example.com/""#, #""https://ID.example.com""#, #""https://evil.example""#, "\"\""] {
            #expect(codes(token(["iss": other])) == [.issuerMismatch], "\(other)")
        }
        for other in ["1", "null", #"["https://id.example.com"]"#] {
            #expect(codes(token(["iss": other])) == [.tokenClaimType], "\(other)")
        }
    }

    /// The rule that compares the issuer of a key with that of a token needs both.
    @Test("iss is required if the key has an issuer") func issuerOfTheKey() throws {
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let set = #"{"keys":[{"kty":"RSA","kid":"k","n":"\#(modulus)","e":"AQAB","issuer":"https://id.example.com"}]}"#
        let keys = try PreparedKeySet(
            KeySet(jwks: Array(set.utf8), warnings: .ignored), verifier: .acceptingAll, warnings: .ignored)
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let expectations = IDTokenExpectations(clientID: "client", nonce: .noNonceWasSent, issuer: issuer)
        func codes(_ text: String) -> [ProblemCode] {
            refusalCodes { try verifier.verifyUserInfo(text, subject: "ada", against: expectations, at: now) }
        }
        #expect(codes(token()) == [])
        #expect(codes(token(["iss": nil])) == [.tokenClaimMissing])
    }

    @Test("aud, if present, includes the client") func audience() {
        for audience in [#""client""#, #"["client"]"#, #"["other","client"]"#] {
            #expect(codes(token(["aud": audience])) == [], "\(audience)")
        }
        for audience in [#""other""#, #""Client""#, #"["other"]"#, "[]", "\"\""] {
            #expect(codes(token(["aud": audience])) == [.tokenAudienceMismatch], "\(audience)")
        }
        for audience in ["1", "null", #"["client",1]"#] {
            #expect(codes(token(["aud": audience])) == [.tokenClaimType], "\(audience)")
        }
    }

    @Test("sub is required, and is the subject of the ID token, byte for byte") func subject() {
        #expect(codes(token(["sub": nil])) == [.tokenClaimMissing])
        #expect(codes(token(["sub": "1"])) == [.tokenClaimType])
        #expect(codes(token(["sub": #""grace""#])) == [.tokenSubjectMismatch])
        #expect(codes(token(["sub": #""Ada""#])) == [.tokenSubjectMismatch])
        // U+212B and U+00C5 are canonically equivalent.
        #expect(codes(token(["sub": #""\u212b""#]), subject: "\u{C5}") == [.tokenSubjectMismatch])
        #expect(codes(token(["sub": "\"\""]), subject: "") == [.tokenClaimType])
        // The subject of an invalid claim is not compared.
        #expect(codes(token(["sub": "\"\""])) == [.tokenClaimType])
    }

    @Test("Times are checked if they are present") func times() {
        #expect(codes(token(["exp": "2000", "nbf": "1000", "iat": "1000"])) == [])
        // The leeway is 60 seconds.
        #expect(codes(token(["exp": "941"])) == [])
        #expect(codes(token(["exp": "940"])) == [.tokenExpired])
        #expect(codes(token(["nbf": "1060"])) == [])
        #expect(codes(token(["nbf": "1061"])) == [.tokenNotYetValid])
        #expect(codes(token(["iat": "1060"])) == [])
        #expect(codes(token(["iat": "1061"])) == [.tokenIssuedInFuture])
        for name in ["exp", "nbf", "iat"] {
            #expect(codes(token([name: #""1000""#])) == [.tokenClaimType], "\(name)")
        }
    }

    /// The same keys sign every kind of token (RFC 8725 §3.12).
    @Test(
        "A token with a claim of another kind of token is rejected",
        arguments: [
            ("nonce", #""n""#), ("nonce", "null"), ("at_hash", #""h""#), ("c_hash", #""h""#), ("scope", #""openid""#),
            ("events", #"{"http://schemas.openid.net/event/backchannel-logout":{}}"#),
        ])
    func otherKinds(name: String, value: String) {
        #expect(codes(token([name: value])) == [.tokenUnexpectedClaim])
    }

    @Test("Claims that describe the sign-in are accepted", arguments: ["acr", "auth_time", "sid", "azp", "jti"])
    func claimsOfTheSignIn(name: String) {
        #expect(codes(token([name: name == "auth_time" ? "900" : #""x""#])) == [])
    }

    @Test(
        "A token of another type is rejected",
        arguments: ["at+jwt", "application/at+jwt", "logout+jwt", "secevent+jwt", "token-introspection+jwt", ""])
    func otherTypes(type: String) {
        #expect(codes(token(header: #""alg":"RS256","kid":"k","typ":"\#(type)""#)) == [.tokenUnexpectedType])
    }

    @Test(
        "The type JWT and that of user info are accepted",
        arguments: ["JWT", "jwt", "application/jwt", "token-userinfo+jwt"])
    func ownTypes(type: String) {
        #expect(codes(token(header: #""alg":"RS256","kid":"k","typ":"\#(type)""#)) == [])
    }

    @Test("Every problem in the claims is reported") func allProblems() {
        let found = codes(token(["iss": #""x""#, "aud": #""x""#, "sub": #""x""#, "exp": "1", "nonce": #""x""#]))
        #expect(
            found == [
                .issuerMismatch, .tokenAudienceMismatch, .tokenUnexpectedClaim, .tokenExpired, .tokenSubjectMismatch,
            ])
    }

    @Test("User info is not accepted as an ID token, an access token, or a logout token") func userInfoElsewhere()
        throws
    {
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let text = token()
        let idToken = IDTokenExpectations(clientID: "client", nonce: .sent(SecretString("n")), issuer: issuer)
        let accessToken = AccessTokenExpectations(audiences: ["client"], distinguishedBy: .type, issuer: issuer)
        #expect(refusalCodes { try verifier.verify(text, against: idToken, at: now) }.contains(.tokenNonceMissing))
        #expect(refusalCodes { try verifier.verify(text, against: accessToken, at: now) } == [.tokenUnexpectedType])
        #expect(!refusalCodes { try verifier.verifyLogout(text, against: idToken, at: now) }.isEmpty)
    }
}
