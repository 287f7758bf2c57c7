public import OIDCIssuers
public import OIDCPrimitives

/// The rule that determines whether a token's issuer, tenant, and signing key are valid for an authority.
///
/// The rule makes six checks and reports every failure:
/// 1. `iss` and `tid` match the metadata's issuer, which is a URL or a template for `tid`.
/// 2. The tenant is allowed. Checked only if check 1 passes.
/// 3. For Azure AD B2C, the policy is accepted. Checked only if check 1 passes. The issuer does not identify the
///    policy, because all policies of a tenant share one issuer.
/// 4. `ver` matches the version of the metadata.
/// 5. `iss` matches the issuer of the signing key. The keys that Entra publishes for all tenants include those for
///    personal accounts, which could otherwise sign tokens for any organization.
/// 6. The cloud of the signing key is that of the authority. The keys that Entra publishes for all tenants include those
///    of other clouds. Checked only if check 5 passes, and only for Entra ID in the clouds whose name is known.
public struct EntraIssuerRule: IssuerRule {
    let authority: EntraAuthority
    /// The product that issues the tokens.
    var product: EntraAuthority.Kind { authority.kind }
    let metadataIssuer: MetadataIssuer
    /// The metadata issuer as a string.
    private let metadataText: String
    /// The tenant in the path of a metadata issuer that is not a template.
    let metadataTenant: String?
    private let metadataVersion: EntraAuthority.Version?
    let allowedTenants: AllowedTenants
    private let policies: PolicyRule?

    /// Creates a rule from an authority and the issuer in its metadata.
    ///
    /// - Parameters:
    ///   - authority: The authority.
    ///   - text: The issuer in the authority's metadata.
    ///   - allowedTenants: The tenants from which users may sign in.
    ///   - policies: The Azure AD B2C policies from which tokens are accepted.
    /// - Throws: A `Refusal` with `issuer.invalid` if the issuer is neither a valid issuer nor a template with one
    ///   `{tenantid}` in its path, or if it is a template and the authority is not `common` or `organizations`.
    public init(
        authority: EntraAuthority, metadataIssuer text: String, allowedTenants: AllowedTenants,
        policies: AllowedPolicies = .configuredOnly
    ) throws(Refusal) {
        try self.init(
            authority: authority, metadataIssuer: try MetadataIssuer(entra: text, insecureHTTP: authority.insecureHTTP),
            allowedTenants: allowedTenants, policies: policies)
    }

    /// Creates a rule from an authority and the parsed issuer in its metadata.
    init(
        authority: EntraAuthority, metadataIssuer: MetadataIssuer, allowedTenants: AllowedTenants,
        policies: AllowedPolicies
    ) throws(Refusal) {
        let text = metadataIssuer.string
        switch metadataIssuer {
        case .concrete: metadataTenant = EntraIssuerRule.tenantInPath(of: text)
        case .template:
            guard authority.tenant.isShared else { throw Refusal(.unexpectedTemplate(text, authority)) }
            metadataTenant = nil
        }
        self.authority = authority
        self.metadataIssuer = metadataIssuer
        self.allowedTenants = allowedTenants
        self.policies = PolicyRule(authority, policies)
        metadataText = text
        metadataVersion = EntraIssuerRule.version(ofMetadataIssuer: text, authority)
    }

    /// Returns the problems of a token's issuer claims and key.
    public func problems(of statement: IssuerStatement) -> [Problem] {
        var problems: [Problem] = []
        let isAdmitted: Bool
        if let problem = validateIssuer(statement.claims) {
            isAdmitted = false
            problems.append(problem)
        } else {
            if let problem = validateAllowed(statement.claims) { problems.append(problem) }
            isAdmitted = problems.isEmpty
            if let problem = policies?.problem(of: statement.claims) { problems.append(problem) }
        }
        if let problem = validateVersion(statement.claims) { problems.append(problem) }
        if let problem = validateKey(statement, isAdmitted: isAdmitted) {
            if !problems.contains(problem) { problems.append(problem) }
        } else if let problem = validateKeyCloud(statement) {
            problems.append(problem)
        }
        return problems
    }

    /// Returns the tenant of a valid statement: its `tid`, or the GUID in the metadata issuer's path, or `nil` if there
    /// is neither.
    ///
    /// - Throws: A `Refusal` with every `issuer.*` problem.
    public func tenant(of statement: IssuerStatement) throws(Refusal) -> String? {
        if let refusal = Refusal(problems(of: statement)) { throw refusal }
        return tenant(TenantClaim(statement.claims["tid"]))
    }

    // MARK: - 1. iss and tid

    private enum TenantClaim {
        case missing
        case unusable(JSONValue)
        case identifier(String)

        init(_ claim: JSONValue?) {
            switch claim {
            case nil: self = .missing
            case .string(let text) where GUID.isLowercase(text): self = .identifier(text)
            case .some(let value): self = .unusable(value)
            }
        }
    }

    private func validateIssuer(_ claims: any ClaimSource) -> Problem? {
        switch metadataIssuer {
        case .concrete(let expected): validate(claims, expected)
        case .template(let template): validate(claims, template)
        }
    }

    /// Compares `iss` byte for byte, then `tid`, if there is one, with the GUID in the issuer's path.
    private func validate(_ claims: any ClaimSource, _ expected: IssuerIdentifier) -> Problem? {
        guard claims.claim("iss", equals: expected.string) else {
            return .issuerMismatch(expected: expected.string, found: claims["iss"])
        }
        if let metadataTenant, claims.claim("tid", equals: metadataTenant) { return nil }
        switch TenantClaim(claims["tid"]) {
        case .missing: return nil
        case .unusable(let claim): return .tenantNotGUID(claim)
        case .identifier(let identifier):
            return metadataTenant.map { .tenantMismatch(issuerTenant: $0, tenant: identifier) }
        }
    }

    /// Compares `iss` byte for byte with the template filled with `tid`.
    private func validate(_ claims: any ClaimSource, _ template: IssuerTemplate) -> Problem? {
        switch TenantClaim(claims["tid"]) {
        case .missing: return .tenantMissing()
        case .unusable(let claim): return .tenantNotGUID(claim)
        case .identifier(let identifier):
            let expected = template.filled(with: identifier)
            if claims.claim("iss", equals: expected) { return nil }
            let issuer = claims["iss"]
            if let text = issuer?.string, let otherTenant = template.value(in: text),
                GUID.isLowercase(otherTenant)
            {
                return .tenantMismatch(issuerTenant: otherTenant, tenant: identifier)
            }
            return .issuerMismatch(expected: expected, found: issuer)
        }
    }

    private func tenant(_ claim: TenantClaim) -> String? {
        if case .identifier(let identifier) = claim { return identifier }
        return metadataTenant
    }

    /// Returns the first GUID in an issuer's path, which begins after the third slash.
    private static func tenantInPath(of issuer: String) -> String? {
        Substring(issuer).split(at: "/").dropFirst(3).lazy.compactMap { try? GUID(parsing: $0) }.first?.string
    }

    // MARK: - 2. Allowed tenants

    private func validateAllowed(_ claims: any ClaimSource) -> Problem? {
        let isForOrganizations = if case .organizations = authority.tenant { true } else { false }
        if !isForOrganizations, case .anyTenant = allowedTenants { return nil }

        let tenant = tenant(TenantClaim(claims["tid"])).flatMap { try? GUID(parsing: $0) }
        if isForOrganizations, tenant == .personalAccounts {
            return .tenantNotAllowed(tenant?.string, expected: "a work or school account")
        }
        guard case .only(let list) = allowedTenants else { return nil }
        if let tenant, list.contains(tenant) { return nil }
        let expected: ProblemText =
            list.isEmpty ? "no tenant: the list is empty" : list.map { "\($0.string)" }.joined(separator: ", ")
        return .tenantNotAllowed(tenant?.string, expected: expected)
    }

    // MARK: - 4. Version

    /// Returns the version of a metadata issuer. Version 1 issuers are on `sts.` hosts, and version 2 issuers end in
    /// `/v2.0`. B2C tokens have `ver` 1.0 although their issuer ends in `/v2.0/`, and a custom host of B2C may be named
    /// `sts`, so the version is `nil` for B2C. It is also `nil` for version 1.1, because its `ver` is not documented.
    private static func version(
        ofMetadataIssuer text: String, _ authority: EntraAuthority
    ) -> EntraAuthority.Version? {
        if authority.kind == .b2c { return nil }
        if text.hasPrefixBytes("https://sts.") { return .v1 }
        if text.hasSuffixBytes("/v2.0") { return .v2 }
        if text.hasSuffixBytes(EntraAuthority.Version.suffixOf11) { return nil }
        // An emulator has one origin for both versions.
        return authority.kind == .workforce && authority.emulator != nil ? .v1 : nil
    }

    private func validateVersion(_ claims: any ClaimSource) -> Problem? {
        guard let metadataVersion, !claims.claim("ver", equals: metadataVersion.rawValue), let claim = claims["ver"]
        else {
            return nil
        }
        return .versionMismatch(claim, expected: metadataVersion)
    }

    // MARK: - 5. The key's own issuer

    /// Returns the problem of the signing key's issuer, or `nil` if there is none.
    ///
    /// - Parameter isAdmitted: Whether checks 1 and 2 passed. If so, a key is valid if its issuer equals that of the
    ///   metadata or of the token, because these have just been compared.
    private func validateKey(_ statement: IssuerStatement, isAdmitted: Bool) -> Problem? {
        guard let keyIssuer = statement.keyIssuer else { return nil }
        if isAdmitted, keyIssuer.hasSameBytes(as: metadataText) || statement.claims.claim("iss", equals: keyIssuer) {
            return nil
        }
        let issuer = statement.claims["iss"]
        let admitted: String
        if let template = try? IssuerTemplate(entra: keyIssuer, insecureHTTP: authority.insecureHTTP) {
            switch TenantClaim(statement.claims["tid"]) {
            case .missing: return .tenantMissing()
            case .unusable(let claim): return .tenantNotGUID(claim)
            case .identifier(let identifier): admitted = template.filled(with: identifier)
            }
        } else {
            guard let concrete = try? IssuerIdentifier(keyIssuer, insecureHTTP: authority.insecureHTTP) else {
                return .keyIssuerMismatch(keyIssuer, found: issuer)
            }
            admitted = concrete.string
        }

        guard let text = issuer?.string else { return .keyIssuerMismatch(admitted, found: issuer) }
        if text.hasSameBytes(as: admitted) { return nil }
        if EntraIssuerRule.isVersion1Token(statement.claims["ver"], issuer: text),
            EntraIssuerRule.version1Forms(of: admitted, under: authority).contains(where: {
                $0.hasSameBytes(as: text)
            })
        {
            return nil
        }
        return .keyIssuerMismatch(admitted, found: issuer)
    }
}
