import EntraID
import Foundation
import OIDCSoftwareCrypto

/// The checks behind the signature, which here is always good: a header, and claims.
///
/// What is accepted passed every check; the report and the verdict never differ; whoever was accepted at one time and
/// had expired at an earlier one does not exist.
enum ClaimsTarget: Target {
    static let name = "claims"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("id-token", "token").compactMap { token in
            let segments = token.split(separator: ".", omittingEmptySubsequences: false)
            guard segments.count == 3, let header = try? Base64URL.decode(String(segments[0])),
                let payload = try? Base64URL.decode(String(segments[1]))
            else { return nil }
            return header + [0x1F] + payload
        }
    }

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 2)
        let token = parts.map { Base64URL.encode($0) }.joined(separator: ".") + ".AAAA"
        for expectations in ClaimsTarget.expectations {
            _ = judge(token, expectations, at: Date(timeIntervalSince1970: 1_700_000_000))
        }
        let accepted = [1_600_000_000, 1_699_999_950, 1_700_003_650, 1_800_000_000].map { instant in
            let now = Date(timeIntervalSince1970: instant)
            return (try? verifier.verify(token, against: ClaimsTarget.expectations[0], at: now)) != nil
        }
        require(!isInterrupted(accepted), "valid, not valid, and valid again")
        _ = judged { () throws(Refusal) in
            try verifier.verifyLogout(token, against: expectations[0], at: Date(timeIntervalSince1970: 1_700_000_000))
        }
    }

    private static func judge(_ token: String, _ expectations: TokenExpectations, at now: Date) -> Bool {
        let report = verifier.report(on: token, against: expectations, at: now)
        do {
            let verified = try verifier.verify(token, against: expectations, at: now)
            require(report.isAccepted, "accepted, and the report says no")
            for result in report.results {
                if case .failed = result.outcome { finding("accepted although \(result.check) failed") }
            }
            let identity = EntraIdentity(verified)
            _ = (identity.groups, identity.roles, identity.email, identity.isGuest, EntraAccess(verified))
            return true
        } catch {
            examine(error)
            require(!report.isAccepted, "refused, and the report says yes: \(error)")
            require(
                Set(error.codes) == Set(report.problems.filter { $0.severity == .error }.map(\.code)),
                "other codes than in the report: \(error)")
            return false
        }
    }

    private static func isInterrupted(_ accepted: [Bool]) -> Bool {
        guard let first = accepted.firstIndex(of: true), let last = accepted.lastIndex(of: true) else { return false }
        return accepted[first...last].contains(false)
    }

    // Held here as well, because the leak checker does not see into an enumeration's payload.
    private static let nonce = Secret("n-0S6_WzA2Mj")
    private static let code = Secret("code")
    private static let accessToken = Secret("token")

    private static let verifier: TokenVerifier = {
        let anything = ClosureVerifier { _ in { _, _, _ in true } }
        guard let keys = try? PreparedKeySet(keySet, verifier: anything, warnings: .ignored) else {
            finding("the keys are not taken")
        }
        return TokenVerifier(keys: keys, digest: SoftwareCrypto())
    }()

    private static var keySet: KeySet {
        let modulus = String(repeating: "_", count: 341) + "w"
        let text = ["a", "b"].map { #"{"kty":"RSA","kid":"\#($0)","n":"\#(modulus)","e":"AQAB"}"# }
        guard
            let set = try? KeySet(jwks: Array(#"{"keys":[\#(text.joined(separator: ","))]}"#.utf8), warnings: .ignored)
        else {
            finding("the key set cannot be read")
        }
        return set
    }

    /// What a server expects that signs people in, one with everything switched on, and one that serves an interface.
    private static let expectations: [TokenExpectations] = {
        let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
        let authority = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
        let template = "https://login.microsoftonline.com/{tenantid}/v2.0"
        guard let issuer = try? Issuer(authority), let tenant = GUID("8eaef023-2b34-4da1-9baa-8bc8c9d6a490"),
            let organizations = try? EntraAuthority(
                parsing: "https://login.microsoftonline.com/organizations/v2.0", warnings: .ignored),
            let rule = try? EntraIssuerRule(
                authority: organizations, metadataIssuer: template,
                allowedTenants: .only([tenant]))
        else { finding("the issuer cannot be read") }
        let plain = TokenExpectations(
            .signIn(clientID: client, nonce: .sent(nonce)), issuer: ExactIssuerRule(issuer))
        var strict = TokenExpectations(
            .signIn(clientID: client, nonce: .sent(nonce)), issuer: rule)
        strict.headerRules = [GraphTokenRule()]
        strict.maximumAge = 3_600
        strict.requiredContexts = ["c1", "c2"]
        strict.code = .fromFrontChannel(ClaimsTarget.code)
        strict.accessToken = .fromBackChannel(ClaimsTarget.accessToken)
        let access = TokenExpectations(
            .access(audiences: [client, "api://\(client)"], callerClaims: ["azp", "appid"]), issuer: rule)
        return [plain, strict, access]
    }()
}
