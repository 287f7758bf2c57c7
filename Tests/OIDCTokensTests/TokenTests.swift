import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

@Suite struct CompactTokenTests {
    @Test(
        arguments: [
            (#"{"alg":"RS256","x":1e300}"#, nil),
            (#"{"alg":"RS256","kid":9223372036854775808}"#, ProblemCode.tokenHeaderType),
            (#"{"alg":1e400}"#, .tokenHeaderType), (#"{"alg":"RS256","alg":"none"}"#, .tokenInvalidJSON),
        ] as [(String, ProblemCode?)])
    func numbersBeyondEveryRangeAreHarmless(header: String, code: ProblemCode?) {
        #expect(refusal(UnsignedTokens.token("{}", header: header))?.codes.first == code)
    }

    @Test func sizesAreBounded() {
        #expect(refusal("")?.codes == [.tokenNotCompact])
        #expect(refusal("....")?.codes == [.tokenEncrypted])
        #expect(refusal("a.b.c.d.e")?.codes == [.tokenEncrypted])
        #expect(refusal(String(repeating: "a.", count: 1_000))?.codes == [.tokenNotCompact])
        let enormous = String(repeating: "A", count: 64 << 20)
        let clock = ContinuousClock()
        // Nothing of it is looked at: the refusal costs the same for any size.
        let time = clock.measure { #expect(refusal(enormous)?.codes == [.tokenTooLarge]) }
        #expect(time < .milliseconds(100))
        #expect(refusal(String(repeating: ".", count: 64 << 20))?.codes == [.tokenTooLarge])
    }

    @Test func aRefusalCarriesTheReasonOfTheParser() throws {
        let problem = try #require(refusal(UnsignedTokens.token(#"{"a":1,"a":2}"#))?.problems.first)
        #expect(problem.code == .tokenInvalidJSON)
        #expect(problem.found == "json.duplicate-member")
        #expect(problem.location == .segment("claims"))
    }

    private func refusal(_ text: String) -> Refusal? {
        do {
            _ = try CompactToken(text)
            return nil
        } catch {
            return error
        }
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

    @Test func readsEveryType() throws {
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

    @Test func namesTheClaim() {
        for (name, code) in [
            ("absent", ProblemCode.tokenClaimMissing), ("odd", .tokenClaimType), ("late", .tokenClaimType),
            ("sub", .tokenClaimType), ("nothing", .tokenClaimType),
        ] {
            do {
                _ = try claims.required(name, .date)
                Issue.record("\(name) was read")
            } catch {
                #expect(error.codes == [code])
                #expect(error.problems.first?.location == .claim(name))
            }
        }
    }

    private struct Mine: Decodable, Equatable {
        struct Address: Decodable, Equatable { let city: String }
        let sub: String
        let exp: Date
        let count: Int8
        let groups: [String]
        let address: Address
        let absent: String?
        let nothing: String?
    }

    @Test func becomesATypeOfOnesOwn() throws {
        let mine = try claims.decode(Mine.self)
        #expect(mine.exp == Date(timeIntervalSince1970: 1_700_000_000))
        #expect(mine.address.city == "c")
        #expect(mine.groups == ["a", "b"])
        #expect(mine.absent == nil)
        #expect(mine.nothing == nil)
    }

    @Test func decodingIsAsStrictAsReading() {
        struct Flag: Decodable { let count: Bool }
        struct Whole: Decodable { let nbf: Int }
        struct Small: Decodable { let exp: Int16 }
        struct Finite: Decodable { let odd: Double }
        struct Late: Decodable { let late: Date }
        struct Missing: Decodable { let absent: String }
        #expect(throws: DecodingError.self) { try claims.decode(Flag.self) }
        #expect(throws: DecodingError.self) { try claims.decode(Whole.self) }
        #expect(throws: DecodingError.self) { try claims.decode(Small.self) }
        #expect(throws: DecodingError.self) { try claims.decode(Finite.self) }
        #expect(throws: DecodingError.self) { try claims.decode(Late.self) }
        #expect(throws: DecodingError.self) { try claims.decode(Missing.self) }
    }
}

@Suite struct TokenVerifierTests {
    private let issuer: ExactIssuerRule
    private let keys: PreparedKeySet
    private let now = Date(timeIntervalSince1970: 1_000)

    init() throws {
        issuer = ExactIssuerRule(try Issuer("https://id.example.com"))
        keys = try #require(UnsignedTokens.keys)
    }

    private let good = #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":2000,"iat":900,"nonce":"n"}"#

    private func verifier() -> TokenVerifier { TokenVerifier(keys: keys, digest: SoftwareCrypto()) }

    private func expectations(_ nonce: TokenExpectations.Nonce = .sent(Secret("n"))) -> TokenExpectations {
        TokenExpectations(.signIn(clientID: "client", nonce: nonce), issuer: issuer)
    }

    @Test func aReportTellsEveryCheckOnce() {
        let report = verifier().report(on: UnsignedTokens.token(good), against: expectations(), at: now)
        #expect(report.isAccepted)
        #expect(report.results.map(\.check) == TokenCheck.allCases)
        for (check, outcome) in report.results {
            if case .notPerformed(let reason) = outcome { #expect(!reason.isEmpty, "\(check)") }
        }
    }

    /// An accepted token passed every check; a refused one has the problems of the report.
    @Test(arguments: [
        #""exp":2000"#: #""exp":940"#, #""iat":900"#: #""iat":5000"#, #""nonce":"n""#: #""nonce":"m""#,
        #""aud":"client""#: #""aud":["client","other"]"#, #""sub":"s""#: #""sub":"""#, #""iss":"#: #""xss":"#,
    ])
    func verdictAndReportAgree(original: String, changed: String) {
        let token = UnsignedTokens.token(good.replacingOccurrences(of: original, with: changed))
        let report = verifier().report(on: token, against: expectations(), at: now)
        #expect(!report.isAccepted)
        do {
            _ = try verifier().verify(token, against: expectations(), at: now)
            Issue.record("accepted")
        } catch {
            #expect(error.problems == report.problems)
        }
    }

    @Test func theBackChannelHashIsComparedWhenThere() throws {
        var expectations = expectations()
        expectations.accessToken = .fromBackChannel(Secret("token"))
        let value = Array("token".utf8)[...]
        let hash = Base64URL.encode(SoftwareCrypto().hash(value.span, with: .sha256).prefix(16))
        let with = good.dropLast() + #","at_hash":"\#(hash)"}"#
        let wrong = good.dropLast() + #","at_hash":"AAAA"}"#
        #expect(throws: Never.self) {
            try verifier().verify(UnsignedTokens.token(good), against: expectations, at: now)
        }
        #expect(throws: Never.self) {
            try verifier().verify(UnsignedTokens.token(String(with)), against: expectations, at: now)
        }
        do {
            _ = try verifier().verify(UnsignedTokens.token(String(wrong)), against: expectations, at: now)
            Issue.record("accepted")
        } catch {
            #expect(error.codes == [.tokenAccessTokenHashMismatch])
        }
    }

    /// Once over, over for good; and what is refused as too early becomes acceptable.
    @Test func verdictsAreMonotonousInTime() {
        let token = UnsignedTokens.token(good)
        var wasAccepted = false
        var isOver = false
        for second in stride(from: 0.0, to: 4_000, by: 7) {
            let accepted =
                (try? verifier().verify(token, against: expectations(), at: Date(timeIntervalSince1970: second))) != nil
            #expect(!(accepted && isOver))
            if wasAccepted, !accepted { isOver = true }
            wasAccepted = accepted
        }
        #expect(isOver)
    }

    @Test func verdictsDoNotDependOnOrderAndSpace() throws {
        let reordered =
            #" { "nonce":"n", "iat" : 900 , "exp":2e3,"aud":["client"],"sub":"\u0073","iss":"https:\/\/id.example.com" } "#
        #expect(
            try verifier().verify(UnsignedTokens.token(reordered), against: expectations(), at: now).subject == "s")
    }

    @Test func leewayCannotBecomeAHole() {
        var expectations = expectations()
        for (leeway, expected) in [(-5.0, 0.0), (1e9, 3_600), (.infinity, 60), (.nan, 60), (300, 300)] {
            expectations.leeway = leeway
            #expect(expectations.leeway == expected)
        }
    }

    @Test func problemsRepeatNothingSecret() {
        let claims = good.replacingOccurrences(
            of: #""nonce":"n""#, with: #""nonce":"S3CRET1","c_hash":"S3CRET2","at_hash":"S3CRET3""#)
        var expectations = expectations(.sent(Secret("S3CRET4")))
        expectations.code = .fromFrontChannel(Secret("S3CRET5"))
        expectations.accessToken = .fromFrontChannel(Secret("S3CRET6"))
        expectations.sameSubjectAs = "S3CRET7"
        do {
            _ = try verifier().verify(UnsignedTokens.token(claims), against: expectations, at: now)
            Issue.record("accepted")
        } catch {
            #expect(error.codes.count == 4)
            #expect(!"\(error)".contains("S3CRET"), "\(error)")
            var dumped = ""
            dump(error, to: &dumped)
            dump(expectations, to: &dumped)
            #expect(!dumped.replacingOccurrences(of: "S3CRET7", with: "").contains("S3CRET"))
        }
    }

    @Test func anAccessTokenIsJudgedByItsOwnNames() {
        var expectations = expectations()
        expectations.purpose = .access(audiences: ["api://client/", "client"])
        let access = good.replacingOccurrences(of: #""nonce":"n""#, with: #""azp":"caller","scp":"read""#)
        #expect(throws: Never.self) {
            try verifier().verify(UnsignedTokens.token(access), against: expectations, at: now)
        }
        let other = access.replacingOccurrences(of: "client", with: "somebody")
        #expect(throws: Refusal.self) {
            try verifier().verify(UnsignedTokens.token(other), against: expectations, at: now)
        }
    }
}
