import OIDCIssuers
import OIDCPrimitives

/// Compares the policies that tokens and endpoints name with the accepted ones. Only B2C has policies.
struct PolicyRule {
    private let accepted: [String]

    /// - Returns: `nil` when there is nothing to compare: no policy, or a caller that accepts every policy.
    init?(_ authority: EntraAuthority, _ policies: AllowedPolicies) {
        guard let own = authority.policy?.name else { return nil }
        switch policies {
        case .configuredOnly: accepted = [own]
        case .also(let others): accepted = [own] + others
        case .anyPolicy: return nil
        }
    }

    /// The rule for the endpoints of an authority's own metadata. They start its own policy and no other, whichever
    /// policies' tokens are accepted.
    init?(endpointsOf authority: EntraAuthority, _ policies: AllowedPolicies) {
        if case .anyPolicy = policies { return nil }
        self.init(authority, .configuredOnly)
    }

    // MARK: - Tokens

    /// Compares `tfp`, or without it an `acr` that has the shape of a policy's name: the older of the two claims. Other
    /// contexts are numbers and URNs.
    func problem(of claims: any ClaimSource) -> Problem? {
        switch (claims["tfp"], claims["acr"]) {
        case (.string(let name), _): problem(of: name, in: "tfp")
        case (let value?, _): .policyMismatch(at: .claim("tfp"), expected: expected, found: "\(value.typeName)")
        case (nil, .string(let name)) where B2CPolicyName.isUsual(name): problem(of: name, in: "acr")
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

    /// Compares every policy that the URL of an endpoint names. A URL that names none is not another policy's.
    func problem(ofEndpoint member: String, _ url: String) -> Problem? {
        guard let other = PolicyRule.policies(in: url).first(where: { !isAccepted($0) }) else { return nil }
        return .policyMismatch(at: .member(member), expected: expected, found: "\(other)")
    }

    /// The policies in a URL: path segments that look like one, the segment in front of `oauth2` and the like where
    /// one follows the tenant, and the values of `p`.
    private static func policies(in url: String) -> [String] {
        guard let parts = AddressText(url) else { return [] }
        let segments = parts.path.split(at: "/").dropFirst().map(decoded)
        var names = segments.filter { B2CPolicyName.isUsual($0) }
        // `/TENANT/oauth2` names no policy, and neither does `/tfp/TENANT/oauth2`.
        let tenant = segments.prefix { prefixWords.contains(ExactText($0.asciiLowercased)) }.count
        for (index, segment) in segments.enumerated()
        where index > tenant + 1 && endpointWords.contains(ExactText(segment.asciiLowercased)) {
            names.append(segments[index - 1])
        }
        for parameter in parts.query?.split(at: "&") ?? [] {
            let pair = parameter.split(at: "=")
            guard pair.count > 1, decoded(pair[0]).asciiLowercased.hasSameBytes(as: "p") else { continue }
            names.append(decoded(Substring(parameter.utf8.dropFirst(pair[0].utf8.count + 1))))
        }
        return names
    }

    private static let endpointWords: Set<ExactText> = ["oauth2", "discovery", "openid"]
    private static let prefixWords: Set<ExactText> = ["tfp", "te"]

    private static func decoded(_ text: Substring) -> String {
        (try? PercentEncoding.decode(text)) ?? String(text)
    }
}
