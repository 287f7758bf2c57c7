import EntraGuide
import EntraID
import Foundation
import Testing

/// Advice on a configuration that is itself valid.
@Suite struct EntraConfigurationAdviceTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)  // 2027-01-15

    private func configuration(_ members: String = "") throws -> EntraConfiguration {
        let text = #"""
            {"issuer":"https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
             "clientID":"6731de76-14a6-49ae-97bc-6eba6914391e","clientSecret":{"file":"/s"}\#(members)}
            """#
        return try #require(try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored).first)
    }

    @Test(
        "Advice includes what Azure rejects or ignores in a callback",
        arguments: [
            ("https://console.example.com", "/signin", []), ("http://localhost", "/signin", []),
            ("http://10.0.0.5:21114", "/signin", [.redirectSchemeNotHTTPS]),
            ("http://localhost:8000", "/signin", [.redirectLocalhostPortIgnored]),
            ("http://127.0.0.1", "/signin", [.redirectManifestOnly]),
            ("http://[::1]", "/signin", [.redirectSchemeNotHTTPS, .redirectIPv6Loopback]),
            ("https://console.example.com", "/SignIn", [.redirectMixedCasePath]),
        ] as [(String, String, [ProblemCode])])
    func callbackAdvice(address: String, path: String, codes: [ProblemCode]) throws {
        let configuration = try configuration(#","publicAddress":"\#(address)","callbackPath":"\#(path)""#)
        #expect(configuration.advice(at: now).map(\.code) == codes)
    }

    @Test("Without a public address there is no advice about the callback") func noCallbackAdvice() throws {
        #expect(try configuration(#","callbackPath":"/SignIn""#).advice(at: now).isEmpty)
    }

    @Test(
        "A secret that expires within 30 days is a warning, and an expired one is an error",
        arguments: [
            (31.0, nil, ""), (30.001, nil, ""), (30.0, .warning, "2027-02-14"), (29.0, .warning, "2027-02-13"),
            (0.001, .warning, "2027-01-15"), (0.0, .error, "2027-01-15"), (-1.0, .error, "2027-01-14"),
        ] as [(Double, Problem.Severity?, String)])
    func secretExpiryAdvice(days: Double, severity: Problem.Severity?, day: String) throws {
        let advice = try configuration().advice(secretExpiry: now.addingTimeInterval(days * 86_400), at: now)
        #expect(advice.map(\.severity) == (severity.map { [$0] } ?? []))
        for problem in advice {
            #expect(problem.code == .configClientSecretExpires)
            #expect(problem.found == day)
            #expect(!problem.remedy.isEmpty)
        }
    }

    @Test(
        "Secret expiry is precise to the second",
        arguments: [
            (30 * 86_400 + 0.5, nil, ""), (0.5, Problem.Severity.warning, "soon"), (-0.5, .error, "has expired"),
        ])
    func secretExpiryToTheSecond(rest: Double, severity: Problem.Severity?, words: String) throws {
        let advice = try configuration().advice(secretExpiry: now.addingTimeInterval(rest), at: now)
        #expect(advice.first?.severity == severity)
        #expect(advice.first?.remedy.contains(words) ?? true)
    }
}
