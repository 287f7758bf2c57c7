public import OIDCIssuers
public import OIDCPrimitives

/// May this `iss`, with these claims, under this key, speak for this authority?
///
/// Five questions are asked, and everything that fails is reported:
/// 1. `iss` and `tid` against the metadata's issuer, which is one text or a template that `tid` fills;
/// 2. the tenant against the list of allowed ones, once 1. has passed;
/// 3. for Azure AD B2C, the policy against the accepted ones, once 1. has passed: all policies of a tenant share one
///    issuer;
/// 4. `ver` against the version of the metadata;
/// 5. `iss` against the issuer that the signing key itself names. Among the keys that Entra publishes for all tenants
///    are those of personal accounts; without this question they could vouch for any organisation.
public struct EntraIssuerRule: IssuerRule {
    private let authority: EntraAuthority
    /// The product whose tokens the rule admits.
    var product: EntraAuthority.Kind { authority.kind }
    private let metadataIssuer: MetadataIssuer
    /// The metadata issuer's text.
    private let metadataText: String
    /// The tenant in the path of a metadata issuer that is one text.
    private let metadataTenant: String?
    private let metadataVersion: EntraAuthority.Version?
    private let allowedTenants: AllowedTenants
    private let policies: PolicyRule?

    /// Creates the rule of an authority whose metadata names this issuer.
    ///
    /// - Parameters:
    ///   - authority: The authority.
    ///   - text: The issuer in its metadata.
    ///   - allowedTenants: The tenants whose accounts are accepted.
    ///   - policies: The policies whose tokens are accepted, for Azure AD B2C.
    /// - Throws: `issuer.invalid` when the text is neither an issuer nor a template with one `{tenantid}` in its path,
    ///   or when it is a template and the authority is not `common` or `organizations`.
    public init(
        authority: EntraAuthority, metadataIssuer text: String, allowedTenants: AllowedTenants,
        policies: AllowedPolicies = .configuredOnly
    ) throws(Refusal) {
        try self.init(
            authority: authority, metadataIssuer: try MetadataIssuer(entra: text), allowedTenants: allowedTenants,
            policies: policies)
    }

    /// Creates the rule of an authority whose metadata names this issuer.
    init(
        authority: EntraAuthority, metadataIssuer: MetadataIssuer, allowedTenants: AllowedTenants,
        policies: AllowedPolicies
    ) throws(Refusal) {
        let text = metadataIssuer.text
        switch metadataIssuer {
        case .concrete: metadataTenant = EntraIssuerRule.tenantInPath(of: text)
        case .template:
            guard authority.tenant.isShared else { throw Refusal(.templateOutOfPlace(text, authority)) }
            metadataTenant = nil
        }
        self.authority = authority
        self.metadataIssuer = metadataIssuer
        self.allowedTenants = allowedTenants
        self.policies = PolicyRule(authority, policies)
        metadataText = text
        metadataVersion = EntraIssuerRule.version(ofMetadataIssuer: text, authority.kind)
    }

    /// Everything that stands against this statement.
    public func problems(of statement: IssuerStatement) -> [Problem] {
        var problems: [Problem] = []
        let isAdmitted: Bool
        if let problem = judgeIssuer(statement.claims) {
            isAdmitted = false
            problems.append(problem)
        } else {
            if let problem = judgeAllowed(statement.claims) { problems.append(problem) }
            isAdmitted = problems.isEmpty
            if let problem = policies?.problem(of: statement.claims) { problems.append(problem) }
        }
        if let problem = judgeVersion(statement.claims) { problems.append(problem) }
        if let problem = judgeKey(statement, isAdmitted: isAdmitted), !problems.contains(problem) {
            problems.append(problem)
        }
        return problems
    }

    /// The tenant of an admitted statement: its `tid`, or the GUID in the metadata issuer's path; `nil` when neither
    /// tells. Refuses with `issuer.*`, all that apply.
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
            case .string(let text) where GUID.isLowerCase(text): self = .identifier(text)
            case .some(let value): self = .unusable(value)
            }
        }
    }

    private func judgeIssuer(_ claims: any ClaimSource) -> Problem? {
        switch metadataIssuer {
        case .concrete(let expected): judge(claims, expected)
        case .template(let template): judge(claims, template)
        }
    }

    /// `iss` first, byte for byte; then `tid`, where there is one, against the GUID in the issuer's path.
    private func judge(_ claims: any ClaimSource, _ expected: Issuer) -> Problem? {
        guard claims.claim("iss", is: expected.text) else {
            return .issuerMismatch(expected: expected.text, found: claims["iss"])
        }
        if let metadataTenant, claims.claim("tid", is: metadataTenant) { return nil }
        switch TenantClaim(claims["tid"]) {
        case .missing: return nil
        case .unusable(let claim): return .tenantNotGUID(claim)
        case .identifier(let identifier):
            return metadataTenant.map { .tenantMismatch(issuerTenant: $0, tenant: identifier) }
        }
    }

    /// The template filled with `tid` is `iss`, byte for byte.
    private func judge(_ claims: any ClaimSource, _ template: IssuerTemplate) -> Problem? {
        switch TenantClaim(claims["tid"]) {
        case .missing: return .tenantMissing()
        case .unusable(let claim): return .tenantNotGUID(claim)
        case .identifier(let identifier):
            let expected = template.filled(with: identifier)
            if claims.claim("iss", is: expected) { return nil }
            let issuer = claims["iss"]
            if let text = issuer?.string, let otherTenant = template.value(in: text),
                GUID.isLowerCase(otherTenant)
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

    /// The first GUID among the segments of an issuer's path, which begins behind the third slash.
    private static func tenantInPath(of issuer: String) -> String? {
        Substring(issuer).split(at: "/").dropFirst(3).lazy.compactMap { try? GUID(parsing: $0) }.first?.text
    }

    // MARK: - 2. Allowed tenants

    private func judgeAllowed(_ claims: any ClaimSource) -> Problem? {
        let isForOrganizations = if case .organizations = authority.tenant { true } else { false }
        if !isForOrganizations, case .anyTenant = allowedTenants { return nil }

        let tenant = tenant(TenantClaim(claims["tid"])).flatMap { try? GUID(parsing: $0) }
        if isForOrganizations, tenant == .personalAccounts {
            return .tenantNotAllowed(tenant?.text, expected: "a work or school account")
        }
        guard case .only(let list) = allowedTenants else { return nil }
        if let tenant, list.contains(tenant) { return nil }
        let expected: ProblemText =
            list.isEmpty ? "no tenant: the list is empty" : list.map { "\($0.text)" }.joined(separator: ", ")
        return .tenantNotAllowed(tenant?.text, expected: expected)
    }

    // MARK: - 4. Version

    /// Version 1 issuers live on `sts.` hosts, version 2 issuers end in `/v2.0`. B2C says 1.0 in tokens whose issuer
    /// ends in `/v2.0/`, so its metadata has no version to compare with.
    private static func version(
        ofMetadataIssuer text: String, _ kind: EntraAuthority.Kind
    ) -> EntraAuthority.Version? {
        if text.hasPrefixBytes("https://sts.") { return .v1 }
        return kind != .b2c && text.hasSuffixBytes("/v2.0") ? .v2 : nil
    }

    private func judgeVersion(_ claims: any ClaimSource) -> Problem? {
        guard let metadataVersion, !claims.claim("ver", is: metadataVersion.rawValue), let claim = claims["ver"] else {
            return nil
        }
        return .versionMismatch(claim, expected: metadataVersion)
    }

    // MARK: - 5. The key's own issuer

    /// - Parameter isAdmitted: Whether questions 1 and 2 found nothing. Then a key whose issuer is the metadata's, or the
    ///   token's, may speak: that issuer has just been compared.
    private func judgeKey(_ statement: IssuerStatement, isAdmitted: Bool) -> Problem? {
        guard let keyIssuer = statement.keyIssuer else { return nil }
        if isAdmitted, keyIssuer.hasSameBytes(as: metadataText) || statement.claims.claim("iss", is: keyIssuer) {
            return nil
        }
        let issuer = statement.claims["iss"]
        let admitted: String
        if let template = try? IssuerTemplate(entra: keyIssuer) {
            switch TenantClaim(statement.claims["tid"]) {
            case .missing: return .tenantMissing()
            case .unusable(let claim): return .tenantNotGUID(claim)
            case .identifier(let identifier): admitted = template.filled(with: identifier)
            }
        } else {
            guard let concrete = try? Issuer(keyIssuer) else { return .keyIssuerMismatch(keyIssuer, found: issuer) }
            admitted = concrete.text
        }

        guard let text = issuer?.string else { return .keyIssuerMismatch(admitted, found: issuer) }
        if text.hasSameBytes(as: admitted) { return nil }
        if EntraIssuerRule.isVersion1Token(statement.claims["ver"], issuer: text),
            EntraIssuerRule.version1Forms(of: admitted).contains(where: { $0.hasSameBytes(as: text) })
        {
            return nil
        }
        return .keyIssuerMismatch(admitted, found: issuer)
    }

    /// `ver` 1.0, or no `ver` and the issuer of version 1.
    static func isVersion1Token(_ version: JSONValue?, issuer: String) -> Bool {
        switch version {
        case .string(let text): text.hasSameBytes(as: EntraAuthority.Version.v1.rawValue)
        case nil: issuer.hasPrefixBytes("https://sts.")
        default: false
        }
    }

    /// The version 1 issuer of the tenant that a version 2 issuer names.
    private static func version1Forms(of issuer: String) -> [String] {
        templatesOfBothVersions.compactMap { version1, version2 in
            guard let tenant = version2.value(in: issuer), GUID.isLowerCase(tenant) else { return nil }
            return version1.filled(with: tenant)
        }
    }

    private static let templatesOfBothVersions: [(version1: IssuerTemplate, version2: IssuerTemplate)] =
        EntraCloud.known.compactMap { cloud in
            let version1 = EntraAuthority(tenant: .common, cloud: cloud, version: .v1).issuerTemplate
            let version2 = EntraAuthority(tenant: .common, cloud: cloud).issuerTemplate
            guard let version1, let version2 else { return nil }
            return (version1, version2)
        }
}
