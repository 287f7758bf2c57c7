import OIDCPrimitives

// The forms of the URL for each product.

extension AuthorityReader {
    /// Reads `/tenant/v2.0`.
    mutating func readWorkforce(
        _ path: AuthorityPath, in cloud: EntraCloud, isVersion1Host: Bool = false
    ) -> EntraAuthority? {
        // The path of a version 1 issuer is the tenant and a slash.
        reportLayers(of: path, allowedSlashes: isVersion1Host && path.segments.count == 1 ? 1 : 0)
        let tenant = readTenantAndVersion(path, isVersionImplied: isVersion1Host) { tenant in
            // This applies to “consumers” and to its tenant ID.
            cloud.isNational && tenant.identifier == .personalAccounts ? .noPersonalAccounts : nil
        }
        guard let tenant else { return nil }
        return EntraAuthority(
            cloud: cloud, host: cloud.signInHost, kind: .workforce, tenant: tenant, applicationID: path.applicationID)
    }

    /// Reads `/tenant/v2.0` on a host of External ID. Without a custom domain, the host also identifies the tenant.
    mutating func readExternalID(_ path: AuthorityPath, on host: String) -> EntraAuthority? {
        reportLayers(of: path, allowedSlashes: 0)
        let isCustom = !SignInHost.isExternalID(host)
        let name = isCustom ? "" : Substring(host).split(at: ".")[0]
        let tenant: EntraTenant?
        if !isCustom, path.tenant == nil, !path.hasUnexpectedQuery, path.queryPolicy == nil {
            tenant = (try? GUID(parsing: name)).map(EntraTenant.directory) ?? EntraTenant("\(name).onmicrosoft.com")
            findings.append(.missingTenant(isKnown: tenant != nil))
        } else {
            tenant = readTenantAndVersion(path, objection: AuthorityReader.problemWithShared)
        }
        guard let tenant else { return nil }
        if let hostTenant = try? GUID(parsing: name), let pathTenant = tenant.identifier, hostTenant != pathTenant {
            findings.append(.tenantMismatch.about("\(hostTenant.string)"))
        }
        return EntraAuthority(
            cloud: isCustom ? .custom(checkedHost: host) : .global, host: host, kind: .externalID, tenant: tenant,
            applicationID: path.applicationID)
    }

    /// Reads a path on a custom host. The form of the path determines the product.
    mutating func readCustom(_ path: AuthorityPath, on host: String) -> EntraAuthority? {
        let isTrustFramework = path.segments.first?.hasSameBytes(as: "tfp") == true
        let namesPolicy = path.segments.count == 3 && path.segments[2].hasSameBytes(as: "v2.0")
        let mayNamePolicy = path.segments.count == 2 && path.segments[1].asciiLowercased.hasPrefixBytes("b2c_1")
        if isTrustFramework || namesPolicy || mayNamePolicy || path.queryPolicy != nil {
            return readB2C(path, on: host, in: .custom(checkedHost: host), allowsSlash: isTrustFramework)
        }
        return readWorkforce(path, in: .custom(checkedHost: host))
    }

    /// Reads `/tenant/policy/v2.0` or `/tfp/tenant/policy/v2.0`. If `allowsSlash` is true, a trailing slash is allowed,
    /// as in B2C's issuers.
    mutating func readB2C(
        _ path: AuthorityPath, on host: String, in cloud: EntraCloud, allowsSlash: Bool
    ) -> EntraAuthority? {
        reportLayers(of: path, allowedSlashes: allowsSlash ? 1 : 0)
        var rest = path.segments[...]
        let isTrustFramework = rest.first?.hasSameBytes(as: "tfp") == true
        if isTrustFramework { rest.removeFirst() }
        let hasVersion = rest.last?.hasSameBytes(as: "v2.0") == true
        if hasVersion { rest.removeLast() }

        guard let tenantText = rest.popFirst(), !tenantText.isEmpty else {
            findings.append(.missingTenant())
            return nil
        }
        let tenant = validateTenant(tenantText, objection: AuthorityReader.problemWithShared)
        let pathPolicy = rest.popFirst()
        let policy = pathPolicy ?? path.queryPolicy
        if policy == nil { findings.append(.missingPolicy) }
        let namesOnePolicy = B2CPolicyName.areOne([pathPolicy, path.queryPolicy].compactMap(\.self))
        let isPathExpected = rest.isEmpty && policy.map(B2CPolicyName.isValid) != false && namesOnePolicy
        reportVersion(
            isPresent: hasVersion || path.endpoint != nil, isPathExpected: isPathExpected && !path.hasUnexpectedQuery)

        guard let tenant, let policy else { return nil }
        return EntraAuthority(
            cloud: cloud, host: host, kind: .b2c, tenant: tenant,
            policy: .init(String(policy), style: isTrustFramework ? .trustFramework : .path),
            applicationID: path.applicationID, endsInSlash: allowsSlash && hasVersion && path.finalSlashes == 1)
    }
}
