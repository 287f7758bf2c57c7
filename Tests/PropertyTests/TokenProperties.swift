import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

/// What holds for every token, good or bad.
@Suite struct TokenProperties {
    /// A token is accepted when no check of the report failed and the necessary ones passed, and refused with just the
    /// codes of the checks that failed.
    @Test func theReportSaysWhatTheVerdictSays() {
        forAll(cases: 600, { choices in TokenCase(&choices) }, show: \.shown) { tokenCase in
            let token = tokenCase.token()
            let judge = try tokenCase.judge()
            let codes = judge.verdict(of: token, at: tokenCase.now)
            let report = judge.verifier.report(
                on: token, against: judge.expectations, at: Date(timeIntervalSince1970: tokenCase.now))
            let failed = report.results.filter { if case .failed = $0.outcome { true } else { false } }
            let errors = report.problems.filter { $0.severity == .error }.map(\.code)
            guard report.results.map(\.check) == TokenCheck.allCases else { return .fails("not every check is there") }
            guard report.isAccepted == codes.isEmpty, errors == codes else {
                return .fails("verdict \(codes), report \(errors)")
            }
            guard codes.isEmpty else { return .expect(!failed.isEmpty, "no check failed, but \(codes)") }
            let necessary: [TokenCheck] = [
                .structure, .algorithm, .key, .signature, .issuer, .subject, .audience, .authorizedParty, .expiry,
                .issuedAt,
            ]
            let missing = report.results.filter { result in
                if case .passed = result.outcome { return false }
                return necessary.contains(result.check)
            }
            return .expect(failed.isEmpty && missing.isEmpty, "accepted without \(missing.map(\.check))")
        }
    }

    /// As many cases are accepted as refused, more or less: or the laws above would be about half the world only.
    @Test func theGeneratorMakesGoodTokensAndBadOnes() throws {
        var counts: [ProblemCode: Int] = [:]
        var accepted = 0
        for seed in 0..<500 {
            var choices = Choices(seed: UInt64(seed))
            let tokenCase = TokenCase(&choices)
            let codes = try tokenCase.judge().verdict(of: tokenCase.token(), at: tokenCase.now)
            if codes.isEmpty { accepted += 1 }
            for code in codes { counts[code, default: 0] += 1 }
        }
        #expect((50...450).contains(accepted))
        #expect(counts.count >= 25, "\(counts.keys.map(\.text).sorted())")
    }

    /// Every bit of a token, of a short one, and of some of many others.
    @Test("A change of any bit of the first token is noticed") func everyBitMatters() throws {
        var choices = Choices(replaying: [])
        let good = TokenCase(&choices)
        let bytes = Array(good.token().utf8)
        let judge = try good.judge()
        #expect(judge.verdict(of: good.token(), at: good.now) == [])
        for bit in 0..<(bytes.count * 8) {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let text = String(decoding: changed, as: UTF8.self)
            if judge.verdict(of: text, at: good.now).isEmpty { Issue.record("bit \(bit) does not matter") }
        }
    }

    @Test func anyBitOfAnyAcceptedTokenMatters() {
        forAll(
            cases: 600, leastTelling: 0.1,
            { choices in (bit: choices.below(1 << 20), token: TokenCase(&choices, goodness: 60)) },
            show: { "bit \($0.bit) of \($0.token.shown)" },
            { sample in
                let (text, judge) = (sample.token.token(), try sample.token.judge())
                guard judge.verdict(of: text, at: sample.token.now).isEmpty else { return .tellsNothing }
                var bytes = Array(text.utf8)
                let bit = sample.bit % (bytes.count * 8)
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                let codes = judge.verdict(of: String(decoding: bytes, as: UTF8.self), at: sample.token.now)
                return .expect(!codes.isEmpty, "it is still accepted")
            })
    }

    /// The same with real signatures: tokens of `TestIssuer`, checked by the library's own RSA.
    @Test func anyBitOfASignedTokenMatters() throws {
        let issuer = try TestIssuer()
        let order = TokenOrder(for: "client", nonce: "nonce", at: Date(timeIntervalSince1970: 1_800_000_000))
        let (verifier, expectations) = (try issuer.verifier(), try issuer.expectations(of: order))
        let bytes = Array(issuer.token(order).utf8)
        _ = try verifier.verify(String(decoding: bytes, as: UTF8.self), against: expectations, at: order.issuedAt)
        forAll(cases: 30, { choices in choices.below(bytes.count * 8) }) { bit in
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let text = String(decoding: changed, as: UTF8.self)
            let token = try? verifier.verify(text, against: expectations, at: order.issuedAt)
            return .expect(token == nil, "it is still accepted")
        }
    }

    /// Time goes one way: what is expired stays so, what has begun stays begun, and nothing else changes with the hour.
    @Test("A token that has expired stays expired") func timeGoesOneWay() {
        let extremes = [-Double.infinity, -1e300, -1, 0, 253_402_300_799, 1e18, 1e300, .infinity]
        let ended: Set<ProblemCode> = [.tokenExpired, .tokenAuthenticationTooOld]
        let early: Set<ProblemCode> = [.tokenNotYetValid, .tokenIssuedInFuture]
        forAll(
            cases: 250,
            { choices in
                let tokenCase = TokenCase(&choices, goodness: 16)
                let offsets = [-3_661, -3_600, -61, -60, -59, 0, 59, 60, 61, 99, 100, 101, 159, 160, 161, 3_539, 3_540]
                let times = choices.list(upTo: 10) { choices -> Double in
                    switch choices.below(3) {
                    case 0: Double(TokenCase.time + choices.pick(offsets) + choices.pick([0, 3_600, -200, 100]))
                    case 1: choices.pick(extremes)
                    default: Double(TokenCase.time) + Double(choices.below(20_000)) - 10_000 + 0.5
                    }
                }
                return (token: tokenCase, times: times.sorted())
            },
            show: { "times \($0.times) of \($0.token.shown)" },
            { sample in
                let (token, judge) = (sample.token.token(), try sample.token.judge())
                let verdicts = sample.times.map { Set(judge.verdict(of: token, at: $0)) }
                for (before, after) in zip(verdicts, verdicts.dropFirst()) {
                    guard before.intersection(ended).isSubset(of: after) else {
                        return .fails("\(before), then \(after)")
                    }
                    guard after.intersection(early).isSubset(of: before) else {
                        return .fails("\(before), then \(after)")
                    }
                    guard before.subtracting(ended).subtracting(early) == after.subtracting(ended).subtracting(early)
                    else { return .fails("\(before), then \(after)") }
                }
                guard let accepted = verdicts.firstIndex(of: []), let last = verdicts.lastIndex(of: []) else {
                    return verdicts.count > 1 ? .holds : .tellsNothing
                }
                return .expect(verdicts[accepted...last].allSatisfy(\.isEmpty), "accepted, refused, accepted")
            })
    }

    /// A time that is no number accepts nothing.
    @Test("A time that is not a number accepts nothing") func noTimeAcceptsNothing() {
        forAll(cases: 100, { choices in TokenCase(&choices, goodness: 60) }, show: \.shown) { tokenCase in
            .expect(try !tokenCase.judge().verdict(of: tokenCase.token(), at: .nan).isEmpty, "it is accepted")
        }
    }
}
