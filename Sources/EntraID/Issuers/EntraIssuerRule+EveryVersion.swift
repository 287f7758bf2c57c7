import OIDCIssuers
import OIDCPrimitives

extension EntraIssuerRule {
    /// Returns the problems of a token whose issuer may also be that of an older version of the same tenant.
    func problemsInEveryVersion(of statement: IssuerStatement) -> [Problem] {
        // The usual case: the issuer is the metadata's, and is compared without creating a string for it.
        if case .concrete(let expected) = metadataIssuer, statement.claims.claim("iss", equals: expected.string) {
            return problems(of: statement)
        }
        guard let issuer = statement.claims["iss"]?.string, !issuer.hasSuffixBytes("/v2.0"),
            let older = olderRule(for: issuer)
        else { return problems(of: statement) }
        return older.problems(of: older.inVersion11(statement, issuer: issuer))
    }

    /// Returns the rule for the version of an issuer, or `nil` if the issuer has the form of none of the older versions.
    private func olderRule(for issuer: String) -> EntraIssuerRule? {
        let isTemplate = if case .template = metadataIssuer { true } else { false }
        guard let tenant = isTemplate ? IssuerTemplate.tenantPlaceholder : metadataTenant else { return nil }
        for text in authority.olderIssuers(of: tenant) {
            guard let form = try? MetadataIssuer(entra: text, insecureHTTP: authority.insecureHTTP) else { continue }
            let isOfThisForm =
                switch form {
                case .concrete: text.hasSameBytes(as: issuer)
                case .template(let template): template.value(in: issuer).map { GUID.isLowercase($0) } ?? false
                }
            guard isOfThisForm else { continue }
            return try? EntraIssuerRule(
                authority: authority, metadataIssuer: form, allowedTenants: allowedTenants, policies: .configuredOnly)
        }
        return nil
    }

    /// Returns a statement of version 1.1 whose key has the issuer of that version. Keys name the issuer of version 2,
    /// which differs only in its end. Other statements are returned as they are.
    private func inVersion11(_ statement: IssuerStatement, issuer: String) -> IssuerStatement {
        let (end, end11) = ("/v2.0", EntraAuthority.Version.suffixOf11)
        guard issuer.hasSuffixBytes(end11), let keyIssuer = statement.keyIssuer, keyIssuer.hasSuffixBytes(end) else {
            return statement
        }
        return IssuerStatement(
            claims: statement.claims, keyIssuer: String(Substring(keyIssuer.utf8.dropLast(end.utf8.count))) + end11)
    }
}
