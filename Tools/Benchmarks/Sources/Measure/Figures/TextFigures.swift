import EntraID
import LibCrypto
import OIDCCallbacks
import OIDCIssuers
import OIDCPrimitives
import OIDCTokens
import Samples

/// The cost of deriving callbacks and validating issuers, which should be negligible.
struct TextFigures {
    private let rule: any IssuerRule
    private let statement: IssuerStatement

    init(_ library: LibCrypto) throws {
        let samples = try SignedTokens(library)
        let verifier = try samples.verifier(crypto: UncheckedCrypto(), digest: UncheckedCrypto())
        let token = try verifier.verify(samples.token(0).text, against: samples.expectations, at: samples.now)
        statement = IssuerStatement(claims: token.claims, keyIssuer: token.key.issuer)
        rule = samples.expectations.issuer
    }

    func measure(_ run: inout Run, rounds: Int) throws {
        func derive() throws -> Int {
            try CallbackPolicy.standard.callback(
                pageURL: "https://id.example.com:8443/console/oidc?tab=azure", warnings: .ignored
            ).origin.host.utf8.count
        }
        func validate() -> Int { rule.problems(of: statement).count }

        var race = InterleavedBenchmark()
        race.add("callback derivation", operations: 1_000) {
            try (0..<1_000).reduce(0) { sum, _ in try sum + derive() }
        }
        race.add("issuer validation", operations: 1_000) { (0..<1_000).reduce(0) { sum, _ in sum + validate() } }
        let laps = try race.run(rounds: rounds * 2)
        run.set(.callbackDerivation, laps[0].minimum)
        run.set(.issuerValidation, laps[1].minimum)
        run.set(.callbackAllocations, try allocations(derive))
        run.set(.issuerAllocations, allocations(validate))
        run.laps += laps
    }
}
