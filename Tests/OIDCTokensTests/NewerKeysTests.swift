import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// Rejections that newer keys could change. Each one makes a live provider fetch keys, so no other rejection may claim
/// to be one.
@Suite struct NewerKeysTests {
    private static let cases: [(text: String, signaturesAreGood: Bool, code: ProblemCode, mayChange: Bool)] = [
        ("no token", true, .tokenNotCompact, false),
        (UnsignedTokens.token("{}", header: #"{"alg":"none"}"#), true, .tokenAlgorithmNone, false),
        (unsigned, false, .tokenSignatureMissing, false),
        (UnsignedTokens.token("{}", header: #"{"alg":"RS256","kid":"unknown"}"#), true, .keysUnknownKey, true),
        (UnsignedTokens.token("{}", header: #"{"alg":"RS256","kid":"k"}"#), false, .tokenSignatureInvalid, true),
        (UnsignedTokens.token("{}", header: #"{"alg":"RS256"}"#), false, .tokenSignatureInvalid, true),
    ]
    private static let unsigned = String(
        UnsignedTokens.token("{}", header: #"{"alg":"RS256","kid":"k"}"#).dropLast(2))
    /// A token with a valid signature but invalid claims.
    private static let expired = UnsignedTokens.token(
        #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":1,"iat":1}"#)
    private let now = Date(timeIntervalSince1970: 1_000)

    @Test("Only an unknown key or an invalid signature may change with newer keys", arguments: cases)
    func rejectionsBeforeTheClaims(
        text: String, signaturesAreGood: Bool, code: ProblemCode, mayChange: Bool
    ) throws {
        for rejection in try rejections(of: text, signaturesAreGood: signaturesAreGood) {
            #expect(rejection?.refusal.codes == [code])
            #expect(rejection?.mayChangeWithNewerKeys == mayChange)
        }
    }

    @Test("Invalid claims do not change with newer keys")
    func rejectedClaims() throws {
        for rejection in try rejections(of: Self.expired, signaturesAreGood: true) {
            #expect(rejection?.refusal.codes.contains(.tokenExpired) == true)
            #expect(rejection?.mayChangeWithNewerKeys == false)
        }
    }

    /// The rejections of the text as an ID token, an access token, and a logout token.
    private func rejections(of text: String, signaturesAreGood: Bool) throws -> [TokenRejection?] {
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: signaturesAreGood))
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let issuer = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
        let ofSignIns = IDTokenExpectations(clientID: "client", nonce: .noNonceWasSent, issuer: issuer)
        let ofCalls = AccessTokenExpectations(
            audiences: ["client"], distinguishedBy: .claim("scope"), issuer: issuer)
        return [
            rejection { () throws(TokenRejection) in try verifier.attempt(text, against: ofSignIns, at: now) },
            rejection { () throws(TokenRejection) in try verifier.attempt(text, against: ofCalls, at: now) },
            rejection { () throws(TokenRejection) in try verifier.attemptLogout(text, against: ofSignIns, at: now) },
        ]
    }

    private func rejection<Verified>(_ attempt: () throws(TokenRejection) -> Verified) -> TokenRejection? {
        do throws(TokenRejection) {
            _ = try attempt()
            return nil
        } catch {
            return error
        }
    }
}
