import EntraID
import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `verify`: the result of every check of an ID token, in order.
enum VerifyCommand: Command {
    static let name = "verify"
    static let operands = "[TOKEN | -]"
    static let summary = "Verify an ID token and show the result of every check"
    static let options = [
        Option(
            name: "--authority", value: "AUTHORITY",
            explanation: "the configured issuer (required, unless --issuer is given)"),
        ProviderOptions.issuer,
        Option(
            name: "--client-id", value: "ID",
            explanation: "the client ID; for Entra, the Application (client) ID (required)"),
        Option(name: "--metadata", value: "FILE", explanation: "the provider's metadata document (required)"),
        Option(name: "--keys", value: "FILE", explanation: "the provider's key set (required)"),
        ProviderOptions.algorithm,
        Option(name: "--nonce", value: "NONCE", explanation: "the nonce that was sent with the sign-in request"),
        Option(name: "--now", value: "SECONDS", explanation: "the time to verify at, in seconds since 1970"),
        Option(
            name: "--tenant", value: "GUID", explanation: "a tenant that may sign in; can be repeated (default: any)",
            isRepeatable: true),
        Option(
            name: "--custom-host", value: "HOST",
            explanation: "a custom domain for Entra; can be repeated",
            isRepeatable: true),
    ]
    static let flags = [
        Flag(name: "--no-nonce", explanation: "no nonce was sent, as in the device code flow"),
        ProviderOptions.loopback,
    ]
    static let examples = [
        "entra-oidc verify --authority https://login.microsoftonline.com/common/v2.0 "
            + "--client-id 6731de76-14a6-49ae-97bc-6eba6914391e --metadata openid-configuration.json --keys keys.json "
            + "--nonce n-0S6_WzA2Mj - < token.txt",
        "entra-oidc verify --issuer https://id.example.com/realms/staff --client-id console --algorithm RS512 "
            + "--metadata openid-configuration.json --keys keys.json --no-nonce - < token.txt",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let subject = try VerifySubject(arguments)
        let metadata = try Input.file(try ProviderOptions.required("--metadata", arguments))
        let keys = try Input.file(try ProviderOptions.required("--keys", arguments))
        let nonce = try nonce(arguments)
        let now = try now(arguments)
        let text = try Input.argumentOrStandardInput(arguments, "TOKEN")
        do throws(Refusal) {
            var warnings: [Problem] = []
            let expectations = try subject.expectations(metadata: metadata, nonce: nonce) { warnings.append($0) }
            let crypto = SoftwareCrypto()
            let set = try KeySet(jwks: keys) { warnings.append($0) }
            let prepared = try PreparedKeySet(set, verifier: crypto) { warnings.append($0) }
            let verifier = TokenVerifier(keys: prepared, digest: crypto)
            var report = self.report(verifier.report(on: text, against: expectations, at: now), text, warnings)
            report.closing = subject.hint(about: report.problems)
            return report
        } catch {
            var report = Report(error)
            report.closing = subject.hint(about: report.problems)
            return report
        }
    }

    private static func report(_ result: TokenReport, _ text: String, _ warnings: [Problem]) -> Report {
        var report = Report(isAccepted: result.isAccepted)
        report.headline = result.isAccepted ? "accepted" : "refused"
        report.sections = [.init(title: "Checks", lines: result.results.map(line))]
        report.problems = result.problems + warnings
        report.members = JSONObject(
            [.init(name: "checks", value: .array(result.results.map { .object(members(of: $0)) }))]
                + outcome(of: text, if: result.isAccepted))
        return report
    }

    private static func line(_ result: (check: TokenCheck, outcome: TokenCheck.Outcome)) -> Report.Line {
        let name = result.check.rawValue
        switch result.outcome {
        case .passed: return .passed(name)
        case .failed(let problems): return .failed("\(name): \(problems.map(\.code.rawValue).joined(separator: ", "))")
        case .notPerformed(let reason): return .skipped("\(name): skipped, \(reason)")
        }
    }

    static func members(of result: (check: TokenCheck, outcome: TokenCheck.Outcome)) -> JSONObject {
        let check = JSONValue.string(result.check.rawValue)
        switch result.outcome {
        case .passed: return ["check": check, "outcome": "passed"]
        case .failed(let problems):
            return ["check": check, "outcome": "failed", "codes": .array(problems.map { .string($0.code.rawValue) })]
        case .notPerformed(let reason):
            return ["check": check, "outcome": "not-performed", "reason": .string(reason)]
        }
    }

    private static func outcome(of text: String, if isAccepted: Bool) -> [JSONObject.Member] {
        guard isAccepted, let token = try? CompactToken(text) else { return [] }
        return [
            .init(name: "subject", value: token.unverifiedClaims["sub"] ?? .null),
            .init(name: "claims", value: token.unverifiedClaims.value),
        ]
    }

    // MARK: - Arguments

    private static func nonce(_ arguments: Arguments) throws(CommandFailure) -> IDTokenExpectations.Nonce {
        switch (arguments["--nonce"], arguments.has("--no-nonce")) {
        case (let nonce?, false): return .sent(SecretString(nonce))
        case (nil, true): return .noNonceWasSent
        default: throw .usage("Use either --nonce with the nonce that was sent, or --no-nonce.")
        }
    }

    private static func now(_ arguments: Arguments) throws(CommandFailure) -> Date {
        guard let text = arguments["--now"] else { return Date() }
        guard let date = Double(text).flatMap(NumericDate.init(seconds:))?.date else {
            throw .usage("“\(escapedForDisplay(text))” is not a time. Use seconds since 1970, such as 1700000000.")
        }
        return date
    }
}
