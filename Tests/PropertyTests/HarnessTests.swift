import OIDCFixtures
import Testing

/// Properties that are false on purpose. Each failure must be found, shrunk to the known smallest case, and reproduced
/// from its report.
@Suite struct HarnessTests {
    @Test("The smallest failing number is found") func smallestNumber() throws {
        let property = Property(generate: { $0.below(1_000_000) }, show: { "\($0)" }) { number in
            .expect(number < 1_000, "it is \(number)")
        }
        try expectSmallest("1000", property)
    }

    @Test("The shortest failing list is found") func shortestList() throws {
        let property = Property(
            generate: { $0.list(upTo: 20) { $0.below(1_000) } }, show: { "\($0)" }
        ) { numbers in .expect(numbers.reduce(0, +) < 500, "the sum is too large") }
        try expectSmallest("[500]", property)
    }

    @Test("Two elements that must be equal are found") func equalElements() throws {
        let property = Property(
            generate: { $0.list(upTo: 20) { $0.below(100) + 7 } }, show: { "\($0)" }
        ) { numbers in .expect(Set(numbers).count == numbers.count, "two are the same") }
        try expectSmallest("[7, 7]", property)
    }

    @Test("A single failing letter is found") func singleLetter() throws {
        let property = Property(
            generate: { $0.text(of: ["a", "b", "c", "x"], upTo: 30) }, show: { $0 }
        ) { text in .expect(!text.contains("x"), "an x") }
        try expectSmallest("x", property)
    }

    @Test("A property that throws fails") func thrownErrors() throws {
        struct Thrown: Error {}
        let property = Property(generate: { $0.pick(["fine", "bad"]) }, show: { $0 }) { text in
            if text == "bad" { throw Thrown() }
            return .holds
        }
        #expect(try expectSmallest("bad", property).reason.hasPrefix("it threw"))
    }

    @Test("Shuffling produces every order") func shuffling() throws {
        let property = Property(generate: { $0.shuffled([1, 2, 3]) }, show: { "\($0)" }) { numbers in
            .expect(numbers != [3, 2, 1], "it is the other way round")
        }
        try expectSmallest("[3, 2, 1]", property)
    }

    @Test("A true property holds, and only applicable cases are counted") func tellingCases() {
        let property = Property(generate: { $0.below(10) }, show: { "\($0)" }) { number in
            number < 5 ? .notApplicable : .expect(number < 10, "")
        }
        let result = property.search(seed: 1, cases: 1_000)
        #expect(result.counterexample == nil)
        #expect(result.cases == 1_000)
        #expect((300..<700).contains(result.applicable))
    }

    @Test("Too few applicable cases are an issue") func tooFewTellingCases() {
        withKnownIssue {
            forAll(cases: 50, { $0.below(10) }) { _ in .notApplicable }
        } matching: { issue in
            issue.comments.contains { $0.rawValue.contains("only 0 of") }
        }
    }

    @Test("The report shows the case and how to replay it") func reportShowsReplay() {
        withKnownIssue {
            forAll(cases: 1_000, { $0.below(100) }) { .expect($0 < 42, "it is too large") }
        } matching: { issue in
            let report = issue.comments.map(\.rawValue).joined()
            return report.contains("smallest case: 42\nbecause: it is too large")
                && report.contains("replay: PROPERTY_SEED=")
                && report.contains("--filter 'PropertyTests.HarnessTests/reportShowsReplay'")
        }
    }

    @Test("The environment sets the number of cases and the seed") func environmentOptions() {
        #expect(PropertyOptions([:]).count(usual: 7) == 7)
        #expect(PropertyOptions(["PROPERTY_CASES": "100x"]).count(usual: 7) == 700)
        #expect(PropertyOptions(["PROPERTY_CASES": "3"]).count(usual: 7) == 3)
        #expect(PropertyOptions(["PROPERTY_SEED": "12"]).seed == 12)
    }

    /// Checks that several seeds find the counterexample, and that the reported seed finds it again with one case.
    @discardableResult
    private func expectSmallest<Case>(_ shown: String, _ property: Property<Case>) throws -> Counterexample {
        var last: Counterexample?
        for seed: UInt64 in [1, 2_026, 77_000_000] {
            let found = try #require(property.search(seed: seed, cases: 2_000).counterexample)
            #expect(found.shown == shown)
            let again = try #require(property.search(seed: found.seed, cases: 1).counterexample)
            #expect(again.shown == found.shown)
            #expect(again.choices == found.choices)
            last = found
        }
        return try #require(last)
    }
}
