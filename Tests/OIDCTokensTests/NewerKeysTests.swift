import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// Which rejections newer keys could change. Each of them makes a live provider ask for keys, so no other may say so.
@Suite struct NewerKeysTests {
    private static let cases: [(text: String, signaturesAreGood: Bool, code: ProblemCode, mayChange: Bool)] = [
        ("no token", true, .tokenNotCompact, false),
        (UnsignedTokens.token("{}", header: #"{"alg":"none"}"#), true, .tokenAlgorithmNone, false),
        (UnsignedTokens.token("{}", header: #"{"alg":"RS256","kid":"unknown"}"#), true, .keysUnknownKey, true),
        (UnsignedTokens.token("{}", header: #"{"alg":"RS256","kid":"k"}"#), false, .tokenSignatureInvalid, false),
        (UnsignedTokens.token("{}", header: #"{"alg":"RS256"}"#), false, .tokenSignatureInvalid, true),
    ]
    /// A token whose signature is good, and whose claims are not.
    private static let expired = UnsignedTokens.token(
        #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":1,"iat":1}"#)
    private let now = Date(timeIntervalSince1970: 1_000)

    @Test("An unknown key, and a bad signature under the only key, may change; nothing else may", arguments: cases)
    func rejectionsBeforeTheClaims(
        text: String, signaturesAreGood: Bool, code: ProblemCode, mayChange: Bool
    ) throws {
        for rejection in try rejections(of: text, signaturesAreGood: signaturesAreGood) {
            #expect(rejection?.refusal.codes == [code])
            #expect(rejection?.mayChangeWithNewerKeys == mayChange)
        }
    }

    @Test("What is wrong with the claims stays wrong under newer keys")
    func rejectedClaims() throws {
        for rejection in try rejections(of: Self.expired, signaturesAreGood: true) {
            #expect(rejection?.refusal.codes.contains(.tokenExpired) == true)
            #expect(rejection?.mayChangeWithNewerKeys == false)
        }
    }

    /// What the text is rejected with as an ID token, as an access token and as a logout token.
    private func rejections(of text: String, signaturesAreGood: Bool) throws -> [TokenRejection?] {
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: signaturesAreGood))
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let issuer = ExactIssuerRule(try Issuer("https://id.example.com"))
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
