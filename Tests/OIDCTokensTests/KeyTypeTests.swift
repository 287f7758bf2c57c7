import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// Keys of every type are kept. The verifier determines which ones are used.
@Suite struct KeyTypeTests {
    private static let rsa =
        #""kty":"RSA","n":"\#(bytes([0x80] + [UInt8](repeating: 0, count: 254) + [1]))","e":"AQAB""#
    private static let ec = #""kty":"EC","crv":"P-256","x":"\#(ones(32))","y":"\#(ones(32))""#
    private static let ec384 = #""kty":"EC","crv":"P-384","x":"\#(ones(48))","y":"\#(ones(48))""#
    private static let okp = #""kty":"OKP","crv":"Ed25519","x":"\#(ones(32))""#

    private static func bytes(_ bytes: [UInt8]) -> String { Base64URL.encode(bytes) }
    private static func ones(_ count: Int) -> String { bytes([UInt8](repeating: 1, count: count)) }

    private func set(_ keys: [String]) throws(Refusal) -> KeySet {
        let text = #"{"keys":[\#(keys.map { "{\($0)}" }.joined(separator: ","))]}"#
        return try KeySet(jwks: Array(text.utf8), warnings: .ignored)
    }

    @Test("Key material is read exactly as published") func keyMaterial() throws {
        let keys = try set([Self.rsa, Self.ec, Self.okp]).keys
        let ones = [UInt8](repeating: 1, count: 32)
        #expect(keys[0].rsa?.exponent == 65_537)
        let point = try #require(keys[1].ellipticCurve)
        #expect(point.curve == .p256 && point.x == ones && point.y == ones)
        let pair = try #require(keys[2].octetKeyPair)
        #expect(pair.curve == .ed25519 && pair.x == ones)
        #expect(keys[1].octetKeyPair == nil && keys[2].ellipticCurve == nil)
        #expect(keys.map { "\($0.material)" } == ["RSA, 2048 bits", "EC, P-256", "OKP, Ed25519"])
        #expect(keys[1].rsa == nil && keys[2].rsa == nil)
    }

    @Test(
        "Only keys for supported algorithms are prepared",
        arguments: [
            ([SigningAlgorithm.rs256], ["rsa"]), ([.es256], ["ec"]), ([.es384], ["ec384"]), ([.edDSA], ["okp"]),
            ([.ps256], ["rsa", "ps"]), ([.rs256, .es256, .edDSA], ["rsa", "ec", "okp"]),
        ])
    func supportedKeys(algorithms: [SigningAlgorithm], names: [String]) throws {
        let members = [
            ("rsa", Self.rsa), ("ec", Self.ec), ("ec384", Self.ec384), ("okp", Self.okp),
            ("ps", Self.rsa + #","alg":"PS256""#), ("oaep", Self.rsa + #","alg":"RSA-OAEP""#),
            ("agreement", Self.ec + #","alg":"ECDH-ES""#),
        ]
        let set = try set(members.map { #""kid":"\#($0.0)",\#($0.1)"# })
        #expect(set.keys.count == members.count)
        let verifier: ClosureVerifier = .acceptingAll(algorithms)
        var warnings: [Problem] = []
        let prepared = try PreparedKeySet(set, verifier: verifier) { warnings.append($0) }
        #expect(prepared.keys.map(\.keyID) == names)
        #expect(warnings.map(\.code) == [.keysUnsupported])
        #expect(warnings[0].found == "\(members.count - names.count) keys")
    }

    @Test(
        "Each algorithm has the type of its keys",
        arguments: [
            (SigningAlgorithm.rs256, "RSA"), (.ps512, "RSA"), (.es256, "EC"), (.es384, "EC"), (.es512, "EC"),
            (.edDSA, "OKP"),
        ])
    func typeOfAlgorithm(algorithm: SigningAlgorithm, type: String) {
        #expect(algorithm.keyType == type)
    }

    @Test("A token that names a key that is not used is rejected with the reason for this key") func reasonForKey()
        throws
    {
        let set = try set(
            [("rsa", Self.rsa), ("ec", Self.ec), ("okp", Self.okp)].map { #""kid":"\#($0.0)",\#($0.1)"# })
        let keys = try PreparedKeySet(set, verifier: .acceptingAll, warnings: .ignored)
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let expectations = IDTokenExpectations(
            clientID: "c", nonce: .noNonceWasSent,
            issuer: ExactIssuerRule(try IssuerIdentifier("https://id.example.com")))
        func remedy(_ keyID: String) -> String? {
            let token = UnsignedTokens.token("{}", header: #"{"alg":"RS256","kid":"\#(keyID)"}"#)
            return expectRefusal(.keysUnknownKey) {
                try verifier.verify(token, against: expectations, at: Date(timeIntervalSince1970: 0))
            }?.first.remedy
        }
        #expect(remedy("ec")?.contains("does not support it (EC, P-256)") == true)
        #expect(remedy("okp")?.contains("does not support it (OKP, Ed25519)") == true)
        #expect(remedy("other")?.hasPrefix("The provider does not publish a key that matches this token.") == true)
    }

    @Test("A key set without any supported key is rejected") func noSupportedKey() throws {
        let set = try set([Self.ec, Self.okp])
        expectRefusal(.keysNoUsableKey) {
            try PreparedKeySet(set, verifier: .acceptingAll, warnings: .ignored)
        }
    }

    /// A verifier with several key types gets only the key that matches the header's algorithm, even if all keys have
    /// the same ID.
    @Test("A key of another type is never chosen", arguments: ["RS256", "ES256", "ES384", "EdDSA"])
    func keyTypeSelection(name: String) throws {
        let algorithm = try #require(SigningAlgorithm(named: name))
        let own = Self.members(algorithm)
        // A key's “signature” is its description.
        let tagged = ClosureVerifier(algorithms: [.rs256, .es256, .es384, .edDSA]) { key in
            { signature, _, _ in signature == Array("\(key.material)".utf8) }
        }
        let all = [Self.okp, Self.ec384, Self.rsa, Self.ec].map { #""kid":"k",\#($0)"# }
        let others = all.filter { !$0.hasSuffix(own) }
        let description = try "\(#require(try set([own]).keys.first).material)"
        let token = [#"{"alg":"\#(name)","kid":"k"}"#, "{}", description].map { Base64URL.encode($0.utf8) }
            .joined(separator: ".")
        var expectations = IDTokenExpectations(
            clientID: "c", nonce: .noNonceWasSent,
            issuer: ExactIssuerRule(try IssuerIdentifier("https://id.example.com")))
        expectations.algorithms = tagged.algorithms

        func outcomes(_ keys: [String]) throws -> [TokenCheck: TokenCheck.Outcome] {
            let prepared = try PreparedKeySet(try set(keys), verifier: tagged, warnings: .ignored)
            let report = TokenVerifier(keys: prepared, digest: SoftwareCrypto())
                .report(on: token, against: expectations, at: Date(timeIntervalSince1970: 0))
            return Dictionary(uniqueKeysWithValues: report.results.map { ($0.check, $0.outcome) })
        }
        guard case .passed = try outcomes(all)[.signature] else {
            Issue.record("the key of its own type was not chosen")
            return
        }
        guard case .failed(let problems) = try outcomes(others)[.key] else {
            Issue.record("a key of another type was chosen")
            return
        }
        #expect(problems.map(\.code) == [.keysUnknownKey])
    }

    private static func members(_ algorithm: SigningAlgorithm) -> String {
        switch algorithm {
        case .es256: ec
        case .es384: ec384
        case .edDSA: okp
        default: rsa
        }
    }
}
