import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import TestHelpers
import Testing

@Suite struct CompactTokenTests {
    @Test(
        "Numbers out of range in a header are handled safely",
        arguments: [
            (#"{"alg":"RS256","x":1e300}"#, nil),
            (#"{"alg":"RS256","kid":9223372036854775808}"#, ProblemCode.tokenHeaderType),
            (#"{"alg":1e400}"#, .tokenHeaderType), (#"{"alg":"RS256","alg":"none"}"#, .tokenInvalidJSON),
        ] as [(String, ProblemCode?)])
    func numbersOutOfRange(header: String, code: ProblemCode?) {
        #expect(refusal(UnsignedTokens.token("{}", header: header))?.codes.first == code)
    }

    /// A token printed in a log could be used by anyone who reads it.
    @Test("A token is not printed") func tokenDescription() throws {
        let text = UnsignedTokens.token(#"{"sub":"ada"}"#, header: #"{"alg":"RS256"}"#)
        let token = try CompactToken(text)
        var dumped = ""
        dump(token, to: &dumped)
        for printed in ["\(token)", String(reflecting: token), dumped, "\([token])"] {
            #expect(!printed.contains("ada"))
            #expect(!text.split(separator: ".").contains { printed.contains($0) })
        }
    }

    /// Sizes below, around, and above the limit of the member table, with names that contain escapes.
    @Test("Claim objects of any size can be decoded", arguments: [1, 31, 32, 33, 40, 2_000])
    func objectSizes(count: Int) throws {
        let members = (0..<count).map { "\"\\u0041k\($0)\":\($0)" }.joined(separator: ",")
        let claims = try CompactToken(UnsignedTokens.token("{\(members)}", header: #"{"alg":"RS256"}"#))
            .unverifiedClaims
        let decoded = try claims.decode([String: Int].self)
        #expect(decoded.count == count)
        #expect((0..<count).allSatisfy { decoded["Ak\($0)"] == $0 })
        struct One: Decodable { let Ak0: Int }
        #expect(try claims.decode(One.self).Ak0 == 0)
        struct Missing: Decodable { let Bk0: Int }
        #expect(throws: DecodingError.self) { try claims.decode(Missing.self) }
    }

    /// Covers every position of a dot, including where the second dot is searched first: 343 bytes from the end.
    @Test("Dots are counted at every position") func dotPositions() {
        let good = UnsignedTokens.token("{}", header: #"{"alg":"RS256"}"#).split(separator: ".").map(String.init)
        for length in [0, 1, 340, 341, 342, 343, 344, 345, 700] {
            let signature = String(repeating: "A", count: length / 4 * 4 + (length % 4 == 1 ? 0 : length % 4))
            #expect(refusal("\(good[0]).\(good[1]).\(signature)") == nil)
            for dots in 1...3 {
                for place in stride(from: 0, through: signature.count, by: 1) {
                    let cut = signature.index(signature.startIndex, offsetBy: place)
                    let changed = signature[..<cut] + String(repeating: ".", count: dots) + signature[cut...]
                    let codes = refusal("\(good[0]).\(good[1]).\(changed)")?.codes
                    #expect(codes == [dots == 2 ? .tokenEncrypted : .tokenNotCompact])
                }
            }
        }
    }

    /// If the first dot is where the second one usually is, the second one comes after it.
    @Test("The first dot is not mistaken for the second", arguments: 300...400)
    func firstDotPosition(lengthAfterFirstDot: Int) {
        let header = UnsignedTokens.token("{}", header: #"{"alg":"RS256"}"#).split(separator: ".")[0]
        // {"a":"…"} in base64url, a dot, and a signature, with a total length of at most the argument.
        for signature in [0, 2, 3, 4, 40, 86] {
            for padding in 0...3 {
                let length = (lengthAfterFirstDot - signature - 1) * 3 / 4 - padding
                guard length > 8 else { continue }
                let claims = #"{"a":""# + String(repeating: "x", count: length - 8) + #""}"#
                let rest = Base64URL.encode(claims.utf8) + "." + String(repeating: "A", count: signature)
                #expect(refusal("\(header).\(rest)") == nil)
            }
        }
    }

    @Test("A token's bytes and segments are limited") func sizeLimits() {
        #expect(refusal("")?.codes == [.tokenNotCompact])
        #expect(refusal("....")?.codes == [.tokenEncrypted])
        #expect(refusal("a.b.c.d.e")?.codes == [.tokenEncrypted])
        #expect(refusal(String(repeating: "a.", count: 1_000))?.codes == [.tokenNotCompact])
        let enormous = String(repeating: "A", count: 64 << 20)
        let clock = ContinuousClock()
        // The token is not scanned, so rejecting it takes the same time for any size.
        let time = clock.measure { #expect(refusal(enormous)?.codes == [.tokenTooLarge]) }
        #expect(time < .milliseconds(100))
        #expect(refusal(String(repeating: ".", count: 64 << 20))?.codes == [.tokenTooLarge])
    }

    @Test("A problem includes the parser's reason") func parserReason() throws {
        let problem = try #require(refusal(UnsignedTokens.token(#"{"a":1,"a":2}"#))?.problems.first)
        #expect(problem.code == .tokenInvalidJSON)
        #expect(problem.found == "json.duplicate-member")
        #expect(problem.location == .segment("claims"))
    }

    private func refusal(_ text: String) -> Refusal? {
        TestHelpers.refusal { try CompactToken(text) }
    }
}

@Suite struct ClaimSetTests {
    private let claims: ClaimSet

    init() throws {
        claims = try CompactToken(
            UnsignedTokens.token(
                """
                {"sub":"s","exp":1.7e9,"nbf":0.5,"flag":true,"count":3,"groups":["a","b"],"aud":"x","address":{"city":"c"},
                "odd":1e400,"late":253402300800,"\\u006eame":"n","nothing":null}
                """)
        ).unverifiedClaims
    }

    @Test("Claims are read as every type") func claimTypes() throws {
        #expect(try claims.required("sub", .string) == "s")
        #expect(try claims.required("exp", .date).date == Date(timeIntervalSince1970: 1_700_000_000))
        #expect(try claims.required("nbf", .date).seconds == 0.5)
        #expect(try claims.required("flag", .bool))
        #expect(try claims.required("count", .integer) == 3)
        #expect(try claims.required("groups", .array(of: .string)) == ["a", "b"])
        #expect(try claims.required("aud", .strings) == ["x"])
        #expect(try claims.required("address", .object)["city"] == "c")
        #expect(try claims.required("name", .string) == "n")
        #expect(try claims.optional("absent", .string) == nil)
    }

    @Test("An error names the claim") func claimErrors() throws {
        for (name, code) in [
            ("absent", ProblemCode.tokenClaimMissing), ("odd", .tokenClaimType), ("late", .tokenClaimType),
            ("sub", .tokenClaimType), ("nothing", .tokenClaimType),
        ] {
            let error = try #require(expectRefusal(code) { try claims.required(name, .date) })
            #expect(error.problems.first?.location == .claim(name))
        }
    }
}
