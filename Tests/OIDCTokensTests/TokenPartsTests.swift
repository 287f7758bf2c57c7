import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import TestHelpers
import Testing

/// The parts of tokens and key sets.
@Suite struct TokenPartsTests {
    @Test("An audience has at least one name") func audience() {
        #expect(TokenAudience([]) == nil)
        #expect(TokenAudience(["a"])?.contains("a") == true)
        #expect(TokenAudience(["a"])?.names(otherThan: ["a"]) == [])
        #expect(TokenAudience(["a", "b", "c", "b"])?.names(otherThan: ["a", "c"]) == ["b", "b"])
    }

    @Test(
        "A list of names may be a single string, and only strings are accepted",
        arguments: [
            (#""a""#, ["a"]), (#"["a", "b"]"#, ["a", "b"]), ("[]", []), (#"["a", 1]"#, nil), ("1", nil), ("{}", nil),
        ] as [(String, [String]?)])
    func stringLists(value: String, names: [String]?) throws {
        let claims = try CompactToken(UnsignedTokens.token(#"{"aud": \#(value)}"#)).unverifiedClaims
        guard let names else {
            expectRefusal(.tokenClaimType) { try claims.required("aud", .strings) }
            return
        }
        #expect(try claims.required("aud", .strings) == names)
    }

    @Test("Dates are ordered by their seconds") func dateOrder() throws {
        let dates = try [0, 1, 1.5].map { try #require(NumericDate(seconds: $0)) }
        #expect(dates[0] < dates[1] && dates[1] < dates[2])
        #expect(!(dates[1] < dates[1]) && !(dates[2] < dates[1]))
        #expect(dates.map(\.description) == ["0", "1", "1.5"])
    }

    @Test("Header members are available as properties and by name") func headerMembers() throws {
        let header = #"{"alg":"RS256","kid":"k","typ":"JWT","x5t":"t"}"#
        let token = try CompactToken(UnsignedTokens.token("{}", header: header))
        #expect(token.header.algorithm == "RS256" && token.header.keyID == "k")
        #expect(token.header.type == "JWT" && token.header.certificateThumbprint == "t")
        #expect(token.header["alg"] == "RS256" && token.header["x5c"] == nil)
        let short = try CompactToken(UnsignedTokens.token("{}", header: #"{"alg":"RS256"}"#)).header
        #expect(short["x5t"] == nil && short.certificateThumbprint == nil && short.keyID == nil)
    }

    @Test("The size of a token is limited") func tokenSizeLimit() throws {
        #expect(TokenLimits.standard.bytes == 262_144)
        let text = UnsignedTokens.token("{}")
        #expect(throws: Never.self) { try CompactToken(text, limits: TokenLimits(bytes: text.utf8.count)) }
        #expect(throws: Refusal.self) { try CompactToken(text, limits: TokenLimits(bytes: text.utf8.count - 1)) }
        #expect(throws: Refusal.self) { try TokenLimits(bytes: -1) }
    }

    private func set(_ keys: String...) -> [UInt8] { Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8) }

    private func key(_ name: String, bytes: Int = 256) -> String {
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: bytes - 2) + [1])
        return #"{"kty":"RSA","kid":"\#(name)","n":"\#(modulus)","e":"AQAB"}"#
    }

    @Test("Key set limits are enforced and have valid ranges") func keySetLimits() throws {
        let bytes = set(key("a"))
        #expect(throws: Never.self) {
            try KeySet(jwks: bytes, limits: KeySetLimits(bytes: bytes.count), warnings: .ignored)
        }
        #expect(throws: Refusal.self) {
            try KeySet(jwks: bytes, limits: KeySetLimits(bytes: bytes.count - 1), warnings: .ignored)
        }
        let error = try #require(
            refusal { try KeySetLimits(bytes: -1, keys: -1, minimumModulusBits: 1, maximumModulusBits: 9_999) })
        #expect(error.codes == Array(repeating: .configLimitOutOfRange, count: 4))
        #expect(error.problems.map(\.expected).last == "2048 to 8192")
        #expect(try KeySetLimits() == .standard)
    }

    @Test("A key reports its size in bits") func keySize() throws {
        let modulus = Base64URL.encode([1] + [UInt8](repeating: 0, count: 255) + [1])
        let keys = try KeySet(jwks: set(#"{"kty":"RSA","n":"\#(modulus)","e":"AQAB"}"#, key("a")), warnings: .ignored)
            .keys
        #expect(keys.map { $0.rsa?.bitCount } == [2_049, 2_048])
    }

    /// The error shows what is wrong with each key.
    @Test("A key set without usable keys reports the reasons") func noUsableKey() throws {
        let error = try #require(
            refusal {
                try KeySet(jwks: set("null", key("small", bytes: 128)), warnings: .ignored)
            })
        #expect(error.problems.map(\.code) == [.keysNoUsableKey, .keysMalformed, .keysKeyTooSmall])
    }

    @Test("Keys that the verifier does not support are skipped with a warning") func unsupportedKeys() throws {
        let set = try KeySet(jwks: set(key("a"), key("b")), warnings: .ignored)
        var warnings: [Problem] = []
        func prepare(_ names: String...) throws(Refusal) -> PreparedKeySet {
            let good: ClosureVerifier.Check = { _, _, _ in true }
            let verifier = ClosureVerifier { names.contains($0.keyID ?? "") ? good : nil }
            return try PreparedKeySet(set, verifier: verifier) { warnings.append($0) }
        }
        #expect(try prepare("a", "b").keys.map(\.keyID) == ["a", "b"] && warnings.isEmpty)
        #expect(try prepare("b").keys.map(\.keyID) == ["b"])
        #expect(warnings.map(\.code) == [.keysUnsupported] && warnings.map(\.found) == ["1 keys"])
        expectRefusal(.keysNoUsableKey) { try prepare() }
        #expect(warnings.count == 1)
    }
}
