import OIDCPrimitives

/// Reads whatever an administrator pasted into the field “Issuer”.
///
/// The text is peeled from the outside in — surrounding characters, scheme, host, metadata path, slash, endpoint,
/// version — and each layer that does not belong there is one finding. Whatever can be mended goes into the authority
/// that is offered; the text itself is accepted exactly as it is or not at all.
struct AuthorityReader {
    private let text: String
    private let customHosts: [CustomHost]
    private var findings: [AuthorityFinding] = []
    /// Whether the text is the URL of a host that is neither Entra's nor a custom one.
    private var isOnAnotherHost = false

    static func read(_ text: String, customHosts: [CustomHost]) throws(Refusal) -> EntraAuthority {
        var reader = AuthorityReader(text: text, customHosts: customHosts)
        let authority = reader.readText()
        return try reader.conclude(authority)
    }

    static func isOnAnotherHost(_ text: String, customHosts: [CustomHost]) -> Bool {
        var reader = AuthorityReader(text: text, customHosts: customHosts)
        _ = reader.readText()
        return reader.isOnAnotherHost
    }

    private init(text: String, customHosts: [CustomHost]) {
        self.text = text
        self.customHosts = customHosts
    }

    // MARK: - Verdict

    private func conclude(_ authority: EntraAuthority?) throws(Refusal) -> EntraAuthority {
        if let authority, accepts(authority) { return authority }
        // A text that no finding objects to is the text of its authority; should it ever differ, it is not accepted.
        let (first, others) = (findings.first ?? .unexpectedPath, findings.dropFirst())
        let isMendable = first.isMendable && others.allSatisfy(\.isMendable)
        let suggestion = isMendable ? authority.map(\.text).flatMap(acceptable) : nil
        throw Refusal(
            first.problem(text: text, suggestion: suggestion),
            and: others.map { $0.problem(text: text, suggestion: suggestion) })
    }

    private func accepts(_ authority: EntraAuthority) -> Bool {
        findings.isEmpty && authority.text.hasSameBytes(as: text)
    }

    /// A suggestion, if it would be accepted as it stands: what was added may have made it too long.
    private func acceptable(_ suggestion: String) -> String? {
        var reader = AuthorityReader(text: suggestion, customHosts: customHosts)
        return reader.readText().map { reader.accepts($0) } == true ? suggestion : nil
    }

    // MARK: - Layers

    private mutating func readText() -> EntraAuthority? {
        guard text.utf8.count <= EntraAuthority.longestText else { return stop(.tooLong) }
        let address = SurroundingCharacters.removed(from: text)
        guard !address.isEmpty else { return stop(.empty) }
        let stated = AddressText(address)
        // What was copied without its scheme is looked at as if it had one.
        let parts = stated ?? AddressText("https://" + address)
        let host = parts.flatMap { SignInHost(of: $0, customHosts: customHosts) }
        if let parts, PlaceholderText.isContained(in: address, parts, host) { return stop(.placeholder) }
        if !address.hasSameBytes(as: text) { findings.append(.surroundingSpace.about("“\(address: text)”")) }

        guard let parts = stated, !parts.authority.isEmpty else { return readWithoutScheme(address, host) }
        guard let host else {
            isOnAnotherHost = true
            return stop(.unknownHost)
        }
        readScheme(parts)
        let path = AuthorityPath(parts)
        switch host {
        case .portal:
            findings.append(.portalLinkPasted)
            return nil
        case .workforce(let cloud):
            return readWorkforce(path, in: cloud)
        case .alias(let cloud):
            findings.append(.hostAlias(of: cloud).about("\(parts.host)"))
            return readWorkforce(path, in: cloud)
        case .version1(let cloud):
            findings.append(.v1Issuer)
            return readWorkforce(path, in: cloud, isVersion1Host: true)
        case .retired(let host):
            findings.append(.retiredHost.about("\(host)"))
            return readWorkforce(path, in: .custom(checkedHost: host))
        case .b2c(let host):
            return readB2C(path, on: host, in: .global, allowsSlash: true)
        case .externalID(let host):
            return readExternalID(path, on: host)
        case .custom(let host):
            return readCustom(path, on: host)
        }
    }

    /// A verdict that leaves no room for others.
    private mutating func stop(_ finding: AuthorityFinding) -> EntraAuthority? {
        findings = [finding]
        return nil
    }

    private mutating func readScheme(_ parts: AddressText) {
        let scheme = parts.scheme.asciiLowercased
        if scheme.hasSameBytes(as: "http") {
            findings.append(.notHTTPS.about("\(parts.scheme)"))
        } else if !scheme.hasSameBytes(as: "https") {
            findings.append(.unusableScheme.about("\(parts.scheme)"))
        }
        if parts.scheme.utf8.contains(where: \.isASCIIUppercase) || parts.host.utf8.contains(where: \.isASCIIUppercase)
        {
            findings.append(.hostNotLowerCase.about("\(parts.scheme)://\(parts.host)"))
        }
    }

    /// A bare tenant, or a known host whose `https://` was not copied.
    private mutating func readWithoutScheme(_ address: String, _ host: SignInHost?) -> EntraAuthority? {
        if let host {
            if case .portal = host { findings.append(.portalLinkPasted) } else { findings.append(.missingScheme) }
            return nil
        }
        let slashes = address.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
        let segment = Substring(address.utf8.dropLast(slashes))
        guard !CredentialShape.isContained(in: address) else {
            findings.append(.secretPasted)
            return nil
        }
        guard let tenant = EntraTenant(segment) else {
            findings.append(.notAURL)
            return nil
        }
        findings.append(.bareTenant)
        if slashes > 0 { findings.append(.trailingSlash) }
        judgeCase(of: segment, tenant)
        return EntraAuthority(tenant: tenant)
    }

    // MARK: - Products

    /// `/tenant/v2.0`
    private mutating func readWorkforce(
        _ path: AuthorityPath, in cloud: EntraCloud, isVersion1Host: Bool = false
    ) -> EntraAuthority? {
        // The issuer of version 1 is the tenant and a slash.
        reportLayers(of: path, allowedSlashes: isVersion1Host && path.segments.count == 1 ? 1 : 0)
        let tenant = readTenantAndVersion(path, versionGoesWithoutSaying: isVersion1Host) { tenant in
            // By whatever name their tenant is called.
            cloud.isNational && tenant.identifier == .personalAccounts ? .noPersonalAccounts : nil
        }
        guard let tenant else { return nil }
        return EntraAuthority(
            cloud: cloud, host: cloud.signInHost, kind: .workforce, tenant: tenant, applicationID: path.applicationID)
    }

    /// `/tenant/v2.0` on a host that names the tenant too.
    private mutating func readExternalID(_ path: AuthorityPath, on host: String) -> EntraAuthority? {
        reportLayers(of: path, allowedSlashes: 0)
        let name = Substring(host).split(at: ".")[0]
        let tenant: EntraTenant?
        if path.tenant == nil, !path.hasUnexpectedQuery, path.queryPolicy == nil {
            tenant = (try? GUID(parsing: name)).map(EntraTenant.directory) ?? EntraTenant("\(name).onmicrosoft.com")
            findings.append(.missingTenant(isKnown: tenant != nil))
        } else {
            tenant = readTenantAndVersion(path, objection: AuthorityReader.objectionToShared)
        }
        guard let tenant else { return nil }
        if let hostTenant = try? GUID(parsing: name), let pathTenant = tenant.identifier, hostTenant != pathTenant {
            findings.append(.tenantMismatch.about("\(hostTenant.text)"))
        }
        return EntraAuthority(
            cloud: .global, host: host, kind: .externalID, tenant: tenant, applicationID: path.applicationID)
    }

    /// On a host of one's own the shape of the path decides.
    private mutating func readCustom(_ path: AuthorityPath, on host: String) -> EntraAuthority? {
        let isTrustFramework = path.segments.first?.hasSameBytes(as: "tfp") == true
        let namesPolicy = path.segments.count == 3 && path.segments[2].hasSameBytes(as: "v2.0")
        let mayNamePolicy = path.segments.count == 2 && path.segments[1].asciiLowercased.hasPrefixBytes("b2c_1")
        if isTrustFramework || namesPolicy || mayNamePolicy || path.queryPolicy != nil {
            return readB2C(path, on: host, in: .custom(checkedHost: host), allowsSlash: isTrustFramework)
        }
        return readWorkforce(path, in: .custom(checkedHost: host))
    }

    /// `/tenant/policy/v2.0` or `/tfp/tenant/policy/v2.0`, both perhaps with a slash, as B2C's issuers have one.
    private mutating func readB2C(
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
        let tenant = judgeTenant(tenantText, objection: AuthorityReader.objectionToShared)
        let pathPolicy = rest.popFirst()
        let policy = pathPolicy ?? path.queryPolicy
        if policy == nil { findings.append(.missingPolicy) }
        let namesOnePolicy = B2CPolicyName.areOne([pathPolicy, path.queryPolicy].compactMap(\.self))
        let isPathExpected = rest.isEmpty && policy.map(B2CPolicyName.isValid) != false && namesOnePolicy
        reportVersion(
            isThere: hasVersion || path.endpoint != nil, isPathExpected: isPathExpected && !path.hasUnexpectedQuery)

        guard let tenant, let policy else { return nil }
        return EntraAuthority(
            cloud: cloud, host: host, kind: .b2c, tenant: tenant,
            policy: .init(String(policy), style: isTrustFramework ? .trustFramework : .path),
            applicationID: path.applicationID, endsInSlash: allowsSlash && hasVersion && path.finalSlashes == 1)
    }

    // MARK: - Parts

    private mutating func reportLayers(of path: AuthorityPath, allowedSlashes: Int) {
        if path.hasMetadataPath { findings.append(.metadataURL) }
        if path.hasOuterSlashes || path.finalSlashes > allowedSlashes { findings.append(.trailingSlash) }
        if path.endpoint != nil { findings.append(.endpointPasted) }
    }

    private mutating func readTenantAndVersion(
        _ path: AuthorityPath, versionGoesWithoutSaying: Bool = false, objection: (EntraTenant) -> AuthorityFinding?
    ) -> EntraTenant? {
        guard let tenantText = path.tenant else {
            findings.append(.missingTenant())
            return nil
        }
        let tenant = judgeTenant(tenantText, objection: objection)
        let rest = path.segments.dropFirst()
        let hasVersion = rest.count == 1 && rest.first?.hasSameBytes(as: "v2.0") == true
        // A policy is for B2C: without it the suggestion would be another product's.
        let isQueryExpected = !path.hasUnexpectedQuery && path.queryPolicy == nil
        reportVersion(
            isThere: hasVersion || path.endpoint != nil || versionGoesWithoutSaying,
            isPathExpected: (rest.isEmpty || hasVersion) && isQueryExpected)
        return tenant
    }

    private mutating func judgeTenant(
        _ text: Substring, objection: (EntraTenant) -> AuthorityFinding?
    ) -> EntraTenant? {
        let tenant = EntraTenant(text)
        if let finding = tenant.map(objection) ?? .invalidTenant {
            findings.append(finding.about("\(text)"))
            return nil
        }
        if let tenant { judgeCase(of: text, tenant) }
        return tenant
    }

    /// B2C and External ID have one directory behind each host.
    private static func objectionToShared(_ tenant: EntraTenant) -> AuthorityFinding? {
        tenant.isOneDirectory ? nil : .invalidTenant
    }

    private mutating func judgeCase(of text: Substring, _ tenant: EntraTenant) {
        if !text.hasSameBytes(as: tenant.text) { findings.append(.tenantNotLowerCase.about("\(text)")) }
    }

    private mutating func reportVersion(isThere: Bool, isPathExpected: Bool) {
        if !isPathExpected {
            findings.append(.unexpectedPath)
        } else if !isThere {
            findings.append(.missingVersion)
        }
    }
}

extension EntraAuthority {
    /// The longest text that is read as an authority, in bytes.
    public static let longestText = 4096

    /// Reads the field “Issuer” of a form: an authority as Entra's metadata wants it, or everything that is wrong with
    /// it and, where all of that can be mended, the text to write instead.
    ///
    /// - Parameters:
    ///   - text: What was typed or pasted, untrimmed.
    ///   - customHosts: Hosts of one's own in front of Entra, each with its port if it has one. A host of Microsoft's
    ///     stays what it is.
    ///   - warnings: Is given `authority.many-tenants`, `authority.domain-tenant` and `authority.unusual-policy`.
    /// - Throws: `authority.*`, all that apply. A placeholder, an unknown host or an empty text is reported alone.
    public init(parsing text: String, customHosts: [CustomHost] = [], warnings: WarningHandler) throws(Refusal) {
        self = try AuthorityReader.read(text, customHosts: customHosts)
        for warning in self.warnings { warnings?(warning) }
    }

    /// Whether a text is the URL of a host that is neither Entra's nor a custom one: that of any other provider.
    package static func isOnAnotherHost(_ text: String, customHosts: [CustomHost]) -> Bool {
        AuthorityReader.isOnAnotherHost(text, customHosts: customHosts)
    }
}
