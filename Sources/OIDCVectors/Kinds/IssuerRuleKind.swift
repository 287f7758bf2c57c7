import EntraID

/// Whether an authority accepts an `iss`.
enum IssuerRuleKind: VectorKind {
    static let name = "issuer-rule"
    static let givenMembers = [
        "authority", "metadataIssuer", "claims", "keyIssuer", "keyCloud", "allowedTenants", "customHosts", "policies",
    ]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let authorityText = try given["authority"].required(.string)
        let customHosts = try given["customHosts"].optional(.array(of: .string)) ?? []
        let metadataIssuer = try given["metadataIssuer"].required(.string)
        let statement = IssuerStatement(
            claims: try given["claims"].required(.object), keyIssuer: try given["keyIssuer"].optional(.string),
            keyCloud: try given["keyCloud"].optional(.string))
        let allowedTenants = try given["allowedTenants"].optional(.array(of: .string))
        let policies = try readPolicies(given["policies"])
        return VectorOutcome { _ throws(Refusal) in
            let rule = try EntraIssuerRule(
                authority: try EntraAuthority(
                    parsing: authorityText, customHosts: CustomHost.known(customHosts), warnings: .ignored),
                metadataIssuer: metadataIssuer,
                allowedTenants: AllowedTenants(listed: allowedTenants), policies: policies)
            return ["tenant": JSONValue(try rule.tenant(of: statement))]
        }
    }

    /// Returns the additional policies, or `any`. The default is the authority's own policy.
    static func readPolicies(_ given: JSONCursor) throws(Refusal) -> AllowedPolicies {
        guard let word = given.value?.string else {
            return try given.optional(.array(of: .string)).map { .configuredAnd($0) } ?? .configuredOnly
        }
        guard word.hasSameBytes(as: "any") else {
            throw Refusal(Problem(.vectorMalformed, at: .member(given.path), remedy: "Specify an array or “any”."))
        }
        return .anyPolicy
    }
}

extension AllowedTenants {
    /// Creates allowed tenants from a list. Without a list, any tenant is allowed. An entry that is not a GUID allows
    /// no tenant.
    init(listed texts: [String]?) {
        self = texts.map { .only($0.compactMap { try? GUID(parsing: $0) }) } ?? .anyTenant
    }
}
