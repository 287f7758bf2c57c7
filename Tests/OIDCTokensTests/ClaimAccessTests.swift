import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// Claims that a token may lack, the positions of errors in lists, and keys with similar IDs.
@Suite struct ClaimAccessTests {
    private func claims(_ text: String) throws -> ClaimSet {
        try CompactToken(UnsignedTokens.token(text)).unverifiedClaims
    }

    @Test("An optional claim that exists is read") func optionalClaims() throws {
        let claims = try claims(#"{"sub":"s","groups":["a","b"]}"#)
        #expect(try claims.optional("sub", .string) == "s")
        #expect(try claims.optional("groups", .array(of: .string)) == ["a", "b"])
        #expect(try claims.optional("absent", .string) == nil)
        expectRefusal(.tokenClaimType) { try claims.optional("sub", .date) }
    }

    @Test(
        "A Boolean claim may be a string, but only the string `true` is true",
        arguments: [
            ("true", true), (#""true""#, true), ("false", false), (#""false""#, false), (#""TRUE""#, false),
            (#""1""#, false), ("1", false), (#""""#, false), ("null", false), ("[true]", false),
            (#"{"a":true}"#, false), (#""true ""#, false),
        ])
    func booleanClaims(value: String, expected: Bool) throws {
        let claims = try claims(#"{"email_verified":\#(value)}"#)
        #expect(claims.isTrue("email_verified") == expected)
        #expect(!claims.isTrue("email"))
    }

    private struct Groups: Decodable {
        let groups: [Int]
    }

    @Test("A decoding error names the element of the list") func pathOfElement() throws {
        let claims = try claims(#"{"groups":[1,2,"three"]}"#)
        do {
            _ = try claims.decode(Groups.self)
            Issue.record("decoded a string as a number")
        } catch DecodingError.typeMismatch(_, let context) {
            #expect(context.codingPath.map(\.stringValue) == ["groups", "2"])
            #expect(context.codingPath.map(\.intValue) == [nil, 2])
        }
    }

    @Test("A key is found if its ID begins with the ID of another", arguments: ["a", "ab", "abc", "abcd", "b"])
    func similarKeyIDs(keyID: String) throws {
        let key = try keyFound(by: keyID, among: ["b", "abc", "a", "abcd", "ab"])
        #expect(key.keyID == keyID)
    }

    @Test(
        "A key with an empty ID is found among keys without one",
        arguments: [[nil, "", nil], ["", nil], [nil, ""]] as [[String?]])
    func emptyKeyID(names: [String?]) throws {
        let key = try keyFound(by: "", among: names)
        #expect(key.keyID == "")
    }

    /// Verifies a token whose header has a key ID, with one key for each name.
    private func keyFound(by keyID: String, among names: [String?]) throws -> JSONWebKey {
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let keys = names.map { name in
            let member = name.map { #""kid":"\#($0)","# } ?? ""
            return #"{"kty":"RSA",\#(member)"n":"\#(modulus)","e":"AQAB"}"#
        }
        let text = #"{"keys":[\#(keys.joined(separator: ","))]}"#
        let set = try PreparedKeySet(
            KeySet(jwks: Array(text.utf8), warnings: .ignored), verifier: ClosureVerifier { _ in { _, _, _ in true } },
            warnings: .ignored)
        let token = UnsignedTokens.token(
            #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":2000,"iat":900}"#,
            header: #"{"alg":"RS256","kid":"\#(keyID)"}"#)
        let expectations = IDTokenExpectations(
            clientID: "client", nonce: .noNonceWasSent,
            issuer: ExactIssuerRule(try IssuerIdentifier("https://id.example.com")))
        return try TokenVerifier(keys: set, digest: SoftwareCrypto())
            .verify(token, against: expectations, at: Date(timeIntervalSince1970: 1_000)).key
    }
}
