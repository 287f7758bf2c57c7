import Foundation
import LibCrypto
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import OpenSSLVerifier
import Testing

/// ID tokens signed with every algorithm, by an implementation that is injected. The tokens are signed by OpenSSL.
@Suite(.enabled(if: OpenSSLVerifier() != nil)) struct CurveTokenTests {
    private let verifier: OpenSSLVerifier
    private let library: LibCrypto

    init() throws {
        verifier = try #require(OpenSSLVerifier())
        library = try #require(LibCrypto())
    }

    private static let claims =
        #"{"iss":"https://id.example.com","sub":"s","aud":"c","exp":1700003600,"iat":1700000000,"nonce":"n"}"#
    private static let now = Date(timeIntervalSince1970: 1_700_000_000)

    private struct Token {
        let text: String
        let key: String
    }

    /// Returns a token and the key that verifies it, as a member of a key set.
    private func token(
        _ algorithm: SigningAlgorithm, keyAlgorithm: String? = nil, header: String? = nil
    ) throws -> Token {
        let header = #"{"alg":"\#(header ?? algorithm.name)","kid":"k"}"#
        let signed = [header, Self.claims].map { Base64URL.encode($0.utf8) }.joined(separator: ".")
        let signer = try #require(OpenSSLSigner(library, algorithm))
        let signature = try #require(signer.sign(Array(signed.utf8)))
        let members = JSONValue.object(signer.publicMembers).serialized(indented: false).dropFirst().dropLast()
        let name = keyAlgorithm.map { #","alg":"\#($0)""# } ?? ""
        return Token(
            text: signed + "." + Base64URL.encode(signature),
            key: #"{"kid":"k","use":"sig",\#(members)\#(name)}"#)
    }

    private func verify(
        _ token: String, _ keys: [String], _ algorithms: [SigningAlgorithm], _ verifier: some SignatureVerifier
    ) throws(Refusal) -> VerifiedIDToken {
        let set = try KeySet(jwks: Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8), warnings: .ignored)
        var expectations = IDTokenExpectations(
            clientID: "c", nonce: .sent(SecretString("n")),
            issuer: ExactIssuerRule(try IssuerIdentifier("https://id.example.com")))
        expectations.algorithms = algorithms
        let prepared = try PreparedKeySet(set, verifier: verifier, warnings: .ignored)
        return try TokenVerifier(keys: prepared, digest: SoftwareCrypto()).verify(
            token, against: expectations, at: Self.now)
    }

    @Test("A token is verified with every algorithm", arguments: SigningAlgorithm.all)
    func everyAlgorithm(algorithm: SigningAlgorithm) throws {
        let token = try token(algorithm)
        #expect(try verify(token.text, [token.key], [algorithm], verifier).subject == "s")
        let named = try self.token(algorithm, keyAlgorithm: algorithm.name)
        #expect(try verify(named.text, [named.key], [algorithm], verifier).subject == "s")
    }

    @Test(
        "PS256, PS384 and PS512 are verified without another library",
        arguments: [SigningAlgorithm.ps256, .ps384, .ps512])
    func softwarePSS(algorithm: SigningAlgorithm) throws {
        let token = try token(algorithm, keyAlgorithm: algorithm.name)
        #expect(try verify(token.text, [token.key], [algorithm], SoftwareCrypto()).subject == "s")
    }

    /// The header names an algorithm of another curve, another key type, or another scheme of the same key.
    @Test(
        "A signature under another algorithm is rejected",
        arguments: [
            (SigningAlgorithm.es256, SigningAlgorithm.es384), (.es384, .es256), (.es256, .edDSA), (.edDSA, .rs256),
            (.edDSA, .es256), (.rs256, .edDSA), (.rs256, .ps256), (.ps256, .rs256), (.ps256, .ps384), (.es512, .es256),
        ])
    func confusion(signed: SigningAlgorithm, claimed: SigningAlgorithm) throws {
        let token = try token(signed, header: claimed.name)
        do throws(Refusal) {
            _ = try verify(token.text, [token.key], SigningAlgorithm.all, verifier)
            Issue.record("accepted")
        } catch {
            let code: ProblemCode =
                signed.keyType == "RSA" && claimed.keyType == "RSA" ? .tokenSignatureInvalid : .keysUnknownKey
            #expect(error.problems.map(\.code) == [code])
        }
    }

    @Test("A key on a curve is explained if the verifier does not support it") func unsupportedKey() throws {
        let elliptic = try token(.es256)
        let rsa = try token(.rs256)
        do throws(Refusal) {
            _ = try verify(
                rsa.text,
                [elliptic.key, rsa.key.replacingOccurrences(of: #""kid":"k""#, with: #""kid":"other""#)], [.rs256],
                SoftwareCrypto())
            Issue.record("accepted")
        } catch {
            #expect(error.problems.map(\.code) == [.keysUnknownKey])
            #expect(
                error.problems[0].remedy == "The provider publishes a key with this ID, but it cannot be used: the "
                    + "signature verifier of this application does not support it (EC, P-256).")
        }
    }

    @Test(
        "A key that was ignored is explained",
        arguments: [
            (#""kty":"oct""#, "its type is not RSA, EC or OKP"),
            (#""kty":"RSA","use":"enc""#, "it is not for signatures"),
        ])
    func ignoredKey(members: String, reason: String) throws {
        let token = try token(.rs256)
        let other = token.key.replacingOccurrences(of: #""kid":"k""#, with: #""kid":"other""#)
        do throws(Refusal) {
            _ = try verify(token.text, [#"{"kid":"k",\#(members)}"#, other], [.rs256], SoftwareCrypto())
            Issue.record("accepted")
        } catch {
            #expect(error.problems.map(\.code) == [.keysUnknownKey])
            #expect(
                error.problems[0].remedy
                    == "The provider publishes a key with this ID, but it cannot be used: \(reason).")
        }
    }

    @Test("A key for another algorithm is explained") func otherAlgorithm() throws {
        let token = try token(.rs256, keyAlgorithm: "PS256")
        do throws(Refusal) {
            _ = try verify(token.text, [token.key], [.rs256], SoftwareCrypto())
            Issue.record("accepted")
        } catch {
            #expect(error.problems.map(\.code) == [.keysUnknownKey])
            #expect(
                error.problems[0].remedy
                    == "The provider publishes a key with this ID, but it cannot be used: it is for another algorithm "
                    + "(RSA, 2048 bits, for PS256).")
        }
    }

    @Test("none and HMAC are not algorithms", arguments: ["none", "HS256", "HS512", ""])
    func impossibleAlgorithms(name: String) {
        #expect(SigningAlgorithm(name, curve: nil, hash: .sha256) == nil)
    }

    @Test("An algorithm that is not defined is used with its keys") func ownAlgorithm() throws {
        let algorithm = try #require(SigningAlgorithm("Ed25519", curve: .ed25519, hash: .sha512))
        #expect(algorithm.keyType == "OKP" && algorithm != .edDSA)
        let token = try token(.edDSA, header: "Ed25519")
        let openSSL = verifier
        let renamed = ClosureVerifier(algorithms: [algorithm]) { key in
            guard let prepared = openSSL.prepare(key) else { return nil }
            return { signature, message, _ in
                let (signature, message) = (signature[...], message[...])
                return prepared.isValid(signature: signature.span, message: message.span, algorithm: .edDSA)
            }
        }
        #expect(try verify(token.text, [token.key], [algorithm], renamed).subject == "s")
    }
}
