import OIDCIssuers
import OIDCPrimitives

/// The rule for the policies of tokens and endpoints. Only B2C has policies.
struct PolicyRule {
    private let accepted: [String]

    /// Creates a rule, or returns `nil` if there is nothing to check: the authority has no policy, or every policy is
    /// accepted.
    init?(_ authority: EntraAuthority, _ policies: AllowedPolicies) {
        guard let own = authority.policy?.name else { return nil }
        switch policies {
        case .configuredOnly: accepted = [own]
        case .configuredAnd(let others): accepted = [own] + others
        case .anyPolicy: return nil
        }
    }

    /// Creates the rule for the endpoints in an authority's metadata. They must belong to the authority's own policy,
    /// even if tokens of other policies are accepted.
    init?(endpointsOf authority: EntraAuthority, _ policies: AllowedPolicies) {
        if case .anyPolicy = policies { return nil }
        self.init(authority, .configuredOnly)
    }

    // MARK: - Tokens

    /// Checks `tfp`, or if it is missing the older claim `acr`, if that looks like a policy's name. Other values of
    /// `acr` are numbers and URNs.
    func problem(of claims: any ClaimSource) -> Problem? {
        switch (claims["tfp"], claims["acr"]) {
        case (.string(let name), _): problem(of: name, in: "tfp")
        case (let value?, _): .policyMismatch(at: .claim("tfp"), expected: expected, found: "\(value.typeName)")
        case (nil, .string(let name)) where B2CPolicyName.hasStandardPrefix(name): problem(of: name, in: "acr")
        case (nil, nil), (nil, .string): .policyMissing(at: .claim("tfp"), expected: expected)
        case (nil, _?): .policyMissing(at: .claim("acr"), expected: expected)
        }
    }

    private func problem(of name: String, in claim: String) -> Problem? {
        isAccepted(name) ? nil : .policyMismatch(at: .claim(claim), expected: expected, found: "\(name)")
    }

    private func isAccepted(_ name: String) -> Bool {
        let name = name.asciiLowercased
        return accepted.contains { $0.asciiLowercased.hasSameBytes(as: name) }
    }

    private var expected: ProblemText { accepted.map { "\($0)" }.joined(separator: ", ") }

    // MARK: - Endpoints

    /// Checks every policy in the URL of an endpoint. A URL without a policy is valid.
    func problem(ofEndpoint member: String, _ url: String) -> Problem? {
        guard let other = PolicyRule.policies(in: url).first(where: { !isAccepted($0) }) else { return nil }
        return .policyMismatch(at: .member(member), expected: expected, found: "\(other)")
    }

    /// Returns the policies in a URL: path segments that look like a policy, a segment between the tenant and `oauth2`,
    /// `discovery`, or `openid`, and the values of `p`.
    private static func policies(in url: String) -> [String] {
        guard let parts = URLParts(url) else { return [] }
        let segments = parts.path.split(at: "/").dropFirst().map(decoded)
        var names = segments.filter { B2CPolicyName.hasStandardPrefix($0) }
        // `/TENANT/oauth2` and `/tfp/TENANT/oauth2` have no policy.
        let tenant = segments.prefix { prefixWords.contains(ExactString($0.asciiLowercased)) }.count
        for (index, segment) in segments.enumerated()
        where index > tenant + 1 && endpointWords.contains(ExactString(segment.asciiLowercased)) {
            names.append(segments[index - 1])
        }
        for parameter in parts.query?.split(at: "&") ?? [] {
            let pair = parameter.split(at: "=")
            guard pair.count > 1, decoded(pair[0]).asciiLowercased.hasSameBytes(as: "p") else { continue }
            names.append(decoded(Substring(parameter.utf8.dropFirst(pair[0].utf8.count + 1))))
        }
        return names
    }

    private static let endpointWords: Set<ExactString> = ["oauth2", "discovery", "openid"]
    private static let prefixWords: Set<ExactString> = ["tfp", "te"]

    private static func decoded(_ text: Substring) -> String {
        (try? PercentEncoding.decode(text)) ?? String(text)
    }
}
