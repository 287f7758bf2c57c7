import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

/// Properties of every token, valid or not.
@Suite struct TokenProperties {
    /// A token is accepted if no check failed and the necessary checks passed. Otherwise it is rejected with exactly
    /// the codes of the failed checks.
    @Test("The report matches the outcome") func reportMatchesOutcome() {
        forAll(cases: 600, { choices in TokenCase(&choices) }, show: \.shown) { tokenCase in
            let token = tokenCase.token()
            let validate = try tokenCase.validate()
            let codes = validate.verdict(of: token, at: tokenCase.now)
            let report = validate.verifier.report(
                on: token, against: validate.expectations, at: Date(timeIntervalSince1970: tokenCase.now))
            let failed = report.results.filter { if case .failed = $0.outcome { true } else { false } }
            let errors = report.problems.filter { $0.severity == .error }.map(\.code)
            guard report.results.map(\.check) == TokenCheck.allCases else { return .fails("a check is missing") }
            guard report.isAccepted == codes.isEmpty, errors == codes else {
                return .fails("outcome \(codes), report \(errors)")
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

    /// The generator must make enough valid and invalid tokens, or the properties above would cover only some cases.
    @Test("The generator makes valid and invalid tokens") func generatorMakesValidAndInvalidTokens() throws {
        var counts: [ProblemCode: Int] = [:]
        var accepted = 0
        for seed in 0..<500 {
            var choices = Choices(seed: UInt64(seed))
            let tokenCase = TokenCase(&choices)
            let codes = try tokenCase.validate().verdict(of: tokenCase.token(), at: tokenCase.now)
            if codes.isEmpty { accepted += 1 }
            for code in codes { counts[code, default: 0] += 1 }
        }
        #expect((50...450).contains(accepted))
        #expect(counts.count >= 25, "\(counts.keys.map(\.rawValue).sorted())")
    }

    @Test("A change of any bit of a token is detected") func everyBitMatters() throws {
        var choices = Choices(replaying: [])
        let good = TokenCase(&choices)
        let bytes = Array(good.token().utf8)
        let validate = try good.validate()
        #expect(validate.verdict(of: good.token(), at: good.now) == [])
        for bit in 0..<(bytes.count * 8) {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let text = String(decoding: changed, as: UTF8.self)
            if validate.verdict(of: text, at: good.now).isEmpty { Issue.record("bit \(bit) does not matter") }
        }
    }

    @Test("A change of a random bit in any accepted token is detected") func anyBitOfAcceptedTokensMatters() {
        forAll(
            cases: 600, minimumApplicable: 0.1,
            { choices in (bit: choices.below(1 << 20), token: TokenCase(&choices, claimsPerFault: 60)) },
            show: { "bit \($0.bit) of \($0.token.shown)" },
            { sample in
                let (text, validate) = (sample.token.token(), try sample.token.validate())
                guard validate.verdict(of: text, at: sample.token.now).isEmpty else { return .notApplicable }
                var bytes = Array(text.utf8)
                let bit = sample.bit % (bytes.count * 8)
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                let codes = validate.verdict(of: String(decoding: bytes, as: UTF8.self), at: sample.token.now)
                return .expect(!codes.isEmpty, "it is still accepted")
            })
    }

    /// Uses real signatures: tokens of `TestIssuer`, verified by `SoftwareCrypto`.
    @Test("A change of a random bit in a signed token is detected") func anyBitOfSignedTokenMatters() throws {
        let issuer = try TestIssuer()
        let order = IDTokenParameters(for: "client", nonce: "nonce", at: Date(timeIntervalSince1970: 1_800_000_000))
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

    /// An expired token stays expired, a token that has become valid is never early again, and no other problem depends
    /// on the time.
    @Test("A token that has expired stays expired") func expiredTokensStayExpired() {
        let extremes = [-Double.infinity, -1e300, -1, 0, 253_402_300_799, 1e18, 1e300, .infinity]
        let ended: Set<ProblemCode> = [.tokenExpired, .tokenAuthenticationTooOld]
        let early: Set<ProblemCode> = [.tokenNotYetValid, .tokenIssuedInFuture]
        forAll(
            cases: 250,
            { choices in
                let tokenCase = TokenCase(&choices, claimsPerFault: 16)
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
                let (token, validate) = (sample.token.token(), try sample.token.validate())
                let verdicts = sample.times.map { Set(validate.verdict(of: token, at: $0)) }
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
                    return verdicts.count > 1 ? .holds : .notApplicable
                }
                return .expect(verdicts[accepted...last].allSatisfy(\.isEmpty), "accepted, rejected, accepted")
            })
    }

    @Test("If the time is not a number, every token is rejected") func timeThatIsNotANumberRejectsAll() {
        forAll(cases: 100, { choices in TokenCase(&choices, claimsPerFault: 60) }, show: \.shown) { tokenCase in
            .expect(try !tokenCase.validate().verdict(of: tokenCase.token(), at: .nan).isEmpty, "it is accepted")
        }
    }
}
