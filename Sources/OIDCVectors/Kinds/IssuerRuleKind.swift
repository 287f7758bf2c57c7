import EntraID

/// May this `iss` speak for this authority?
enum IssuerRuleKind: VectorKind {
    static let name = "issuer-rule"
    static let givenMembers = [
        "authority", "metadataIssuer", "claims", "keyIssuer", "allowedTenants", "customHosts", "policies",
    ]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let authorityText = try given["authority"].required(.string)
        let customHosts = try given["customHosts"].optional(.array(of: .string)) ?? []
        let metadataIssuer = try given["metadataIssuer"].required(.string)
        let statement = IssuerStatement(
            claims: try given["claims"].required(.object), keyIssuer: try given["keyIssuer"].optional(.string))
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

    /// Further policies, or `any`; the authority's own policy when nothing is given.
    static func readPolicies(_ given: JSONCursor) throws(Refusal) -> AllowedPolicies {
        guard let word = given.value?.string else {
            return try given.optional(.array(of: .string)).map { .also($0) } ?? .configuredOnly
        }
        guard word.hasSameBytes(as: "any") else {
            throw Refusal(Problem(.vectorMalformed, at: .member(given.path), remedy: "Give an array or “any”."))
        }
        return .anyPolicy
    }
}

extension AllowedTenants {
    /// Any tenant without a list. An entry that is not a GUID admits no tenant.
    init(listed texts: [String]?) {
        self = texts.map { .only($0.compactMap { try? GUID(parsing: $0) }) } ?? .anyTenant
    }
}
