import EntraID
import Foundation
import OIDCSoftwareCrypto

/// The checks after the signature, which is always valid here: a header, and claims.
///
/// An accepted token passed every check. The report and the verdict always agree. No token is accepted at one time if
/// it had expired at an earlier time.
enum ClaimsTarget: Target {
    static let name = "claims"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        (vectors.texts("id-token", "token") + vectors.texts("access-token", "token")).compactMap { token in
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
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        for expectations in ClaimsTarget.expectations { validate(token, expectations, at: now) }
        for expectations in ClaimsTarget.accessExpectations { validate(token, expectations, at: now) }
        let accepted = [1_600_000_000, 1_699_999_950, 1_700_003_650, 1_800_000_000].map { instant in
            let now = Date(timeIntervalSince1970: instant)
            return (try? verifier.verify(token, against: ClaimsTarget.expectations[0], at: now)) != nil
        }
        require(!isInterrupted(accepted), "valid, invalid, and valid again")
        _ = validated { () throws(Refusal) in
            try verifier.verifyLogout(token, against: expectations[0], at: Date(timeIntervalSince1970: 1_700_000_000))
        }
    }

    private static func validate(_ token: String, _ expectations: IDTokenExpectations, at now: Date) {
        compare(verifier.report(on: token, against: expectations, at: now)) { () throws(Refusal) in
            let identity = EntraIdentity(try verifier.verify(token, against: expectations, at: now))
            _ = (identity.groups, identity.roles, identity.email, identity.isGuest)
        }
    }

    private static func validate(_ token: String, _ expectations: AccessTokenExpectations, at now: Date) {
        compare(verifier.report(on: token, against: expectations, at: now)) { () throws(Refusal) in
            let access = EntraAccess(try verifier.verify(token, against: expectations, at: now))
            _ = (access.caller, access.scopes, access.roles)
        }
    }

    private static func compare(_ report: TokenReport, _ verify: () throws(Refusal) -> Void) {
        do {
            try verify()
            require(report.isAccepted, "accepted, but the report rejects it")
            for result in report.results {
                if case .failed = result.outcome { finding("accepted although \(result.check) failed") }
            }
        } catch {
            examine(error)
            require(!report.isAccepted, "rejected, but the report accepts it: \(error)")
            require(
                Set(error.codes) == Set(report.problems.filter { $0.severity == .error }.map(\.code)),
                "other codes than in the report: \(error)")
        }
    }

    private static func isInterrupted(_ accepted: [Bool]) -> Bool {
        guard let first = accepted.firstIndex(of: true), let last = accepted.lastIndex(of: true) else { return false }
        return accepted[first...last].contains(false)
    }

    // Also stored here, because the leak checker does not see into the payload of an enumeration.
    private static let nonce = SecretString("n-0S6_WzA2Mj")
    private static let code = SecretString("code")
    private static let accessToken = SecretString("token")

    private static let verifier: TokenVerifier = {
        let anything = ClosureVerifier { _ in { _, _, _ in true } }
        guard let keys = try? PreparedKeySet(keySet, verifier: anything, warnings: .ignored) else {
            finding("the keys were not accepted")
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

    private static let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private static let authority = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"

    private static let exactRule: ExactIssuerRule = {
        guard let issuer = try? IssuerIdentifier(authority) else { finding("the issuer cannot be read") }
        return ExactIssuerRule(issuer)
    }()

    private static let entraRule: EntraIssuerRule = {
        let template = "https://login.microsoftonline.com/{tenantid}/v2.0"
        let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        guard
            let organizations = try? EntraAuthority(
                parsing: "https://login.microsoftonline.com/organizations/v2.0", warnings: .ignored),
            let rule = try? EntraIssuerRule(
                authority: organizations, metadataIssuer: template,
                allowedTenants: .only([tenant]))
        else { finding("the issuer cannot be read") }
        return rule
    }()

    /// The expectations of a server that signs users in, and expectations with every check turned on.
    private static let expectations: [IDTokenExpectations] = {
        let plain = IDTokenExpectations(clientID: client, nonce: .sent(nonce), issuer: exactRule)
        guard let clientID = try? GUID(parsing: client) else { finding("the client ID cannot be read") }
        var strict = IDTokenExpectations.entraSignIn(clientID: clientID, issuer: entraRule, nonce: .sent(nonce))
        strict.maximumAge = .seconds(3_600)
        strict.authenticatedSince = Date(timeIntervalSince1970: 1_699_999_000)
        strict.trustedAudiences = ["api://\(client)"]
        strict.requiredAuthenticationContexts = ["c1", "c2"]
        strict.code = .fromFrontChannel(ClaimsTarget.code)
        strict.accessToken = .fromBackChannel(ClaimsTarget.accessToken)
        return [plain, strict]
    }()

    /// The expectations of an API for tokens of Entra, and for tokens of another provider.
    private static let accessExpectations: [AccessTokenExpectations] = {
        guard let clientID = try? GUID(parsing: client) else { finding("the client ID cannot be read") }
        return [
            .entraAccess(
                clientID: clientID, applicationIDURIs: ["api://\(client)"], issuer: entraRule,
                allowedClients: [clientID]),
            AccessTokenExpectations(audiences: [client], distinguishedBy: .claim("scope"), issuer: exactRule),
        ]
    }()
}
