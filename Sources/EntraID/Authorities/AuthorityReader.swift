import OIDCPrimitives

/// Reads the value of the field “Issuer”.
///
/// The value is parsed from the outside in: surrounding characters, scheme, host, metadata path, slashes, endpoint,
/// version. Every part that does not belong there is a finding. If all findings can be corrected, the corrected URL is
/// the suggestion. The value itself is accepted unchanged or rejected.
struct AuthorityReader {
    private let text: String
    private let hosts: AuthorityHosts
    var findings: [AuthorityFinding] = []
    /// Whether the value is the URL of a host that is neither Entra's nor a custom host.
    private var isOnAnotherHost = false

    static func read(_ text: String, hosts: AuthorityHosts) throws(Refusal) -> EntraAuthority {
        var reader = AuthorityReader(text: text, hosts: hosts)
        let authority = reader.readText()
        return try reader.conclude(authority)
    }

    static func isOnAnotherHost(_ text: String, hosts: AuthorityHosts) -> Bool {
        var reader = AuthorityReader(text: text, hosts: hosts)
        _ = reader.readText()
        return reader.isOnAnotherHost
    }

    private init(text: String, hosts: AuthorityHosts) {
        self.text = text
        self.hosts = hosts
    }

    // MARK: - Result

    private func conclude(_ authority: EntraAuthority?) throws(Refusal) -> EntraAuthority {
        if let authority, accepts(authority) { return authority }
        // A value without findings equals the authority's URL. If it ever differs, it is rejected.
        let (first, others) = (findings.first ?? .unexpectedPath, findings.dropFirst())
        let isFixable = first.isFixable && others.allSatisfy(\.isFixable)
        let suggestion = isFixable ? authority.map(\.string).flatMap(acceptable) : nil
        throw Refusal(
            first.problem(text: text, suggestion: suggestion),
            and: others.map { $0.problem(text: text, suggestion: suggestion) })
    }

    private func accepts(_ authority: EntraAuthority) -> Bool {
        findings.isEmpty && authority.string.hasSameBytes(as: text)
    }

    /// Returns the suggestion, or `nil` if it would not be accepted. An added part can make it too long, for example.
    private func acceptable(_ suggestion: String) -> String? {
        var reader = AuthorityReader(text: suggestion, hosts: hosts)
        return reader.readText().map { reader.accepts($0) } == true ? suggestion : nil
    }

    // MARK: - Layers

    private mutating func readText() -> EntraAuthority? {
        guard text.utf8.count <= EntraAuthority.maximumLength else { return stop(.tooLong) }
        let trimmedText = SurroundingCharacters.removed(from: text) { (try? GUID(parsing: $0)) != nil }
        guard !trimmedText.isEmpty else { return stop(.empty) }
        let stated = URLParts(trimmedText)
        // A URL that was copied without its scheme is parsed as if it had one.
        let parts = stated ?? URLParts("https://" + trimmedText)
        let host = parts.flatMap { SignInHost(of: $0, hosts) }
        if let parts, Placeholders.isContained(in: trimmedText, parts, host) { return stop(.placeholder) }
        if !trimmedText.hasSameBytes(as: text) { findings.append(.surroundingSpace.about("“\(url: text)”")) }

        guard let parts = stated, !parts.authority.isEmpty else { return readWithoutScheme(trimmedText, host) }
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

    /// Replaces all findings by one and stops reading.
    private mutating func stop(_ finding: AuthorityFinding) -> EntraAuthority? {
        findings = [finding]
        return nil
    }

    private mutating func readScheme(_ parts: URLParts) {
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

    /// Reads a tenant without a host, or a known host without `https://`.
    private mutating func readWithoutScheme(_ trimmedText: String, _ host: SignInHost?) -> EntraAuthority? {
        if let host {
            if case .portal = host { findings.append(.portalLinkPasted) } else { findings.append(.missingScheme) }
            return nil
        }
        let slashes = trimmedText.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
        let segment = Substring(trimmedText.utf8.dropLast(slashes))
        guard !CredentialShape.isContained(in: trimmedText) else {
            findings.append(.secretPasted)
            return nil
        }
        guard let tenant = EntraTenant(segment) else {
            findings.append(.notAURL)
            return nil
        }
        findings.append(.bareTenant)
        if slashes > 0 { findings.append(.trailingSlash) }
        validateCase(of: segment, tenant)
        return EntraAuthority(tenant: tenant)
    }

    // MARK: - Parts

    mutating func reportLayers(of path: AuthorityPath, allowedSlashes: Int) {
        if path.hasMetadataPath { findings.append(.metadataURL) }
        if path.hasOuterSlashes || path.finalSlashes > allowedSlashes { findings.append(.trailingSlash) }
        if path.endpoint != nil { findings.append(.endpointPasted) }
    }

    mutating func readTenantAndVersion(
        _ path: AuthorityPath, isVersionImplied: Bool = false, objection: (EntraTenant) -> AuthorityFinding?
    ) -> EntraTenant? {
        guard let tenantText = path.tenant else {
            findings.append(.missingTenant())
            return nil
        }
        let tenant = validateTenant(tenantText, objection: objection)
        let rest = path.segments.dropFirst()
        let hasVersion = rest.count == 1 && rest.first?.hasSameBytes(as: "v2.0") == true
        // Only B2C has policies. Without the policy, the suggestion would be for another product.
        let isQueryExpected = !path.hasUnexpectedQuery && path.queryPolicy == nil
        reportVersion(
            isPresent: hasVersion || path.endpoint != nil || isVersionImplied,
            isPathExpected: (rest.isEmpty || hasVersion) && isQueryExpected)
        return tenant
    }

    mutating func validateTenant(
        _ text: Substring, objection: (EntraTenant) -> AuthorityFinding?
    ) -> EntraTenant? {
        let tenant = EntraTenant(text)
        if let finding = tenant.map(objection) ?? .invalidTenant {
            findings.append(finding.about("\(text)"))
            return nil
        }
        if let tenant { validateCase(of: text, tenant) }
        return tenant
    }

    /// Returns a finding for a shared tenant, because each B2C and External ID host belongs to one directory.
    static func problemWithShared(_ tenant: EntraTenant) -> AuthorityFinding? {
        tenant.isOneDirectory ? nil : .invalidTenant
    }

    private mutating func validateCase(of text: Substring, _ tenant: EntraTenant) {
        if !text.hasSameBytes(as: tenant.string) { findings.append(.tenantNotLowerCase.about("\(text)")) }
    }

    mutating func reportVersion(isPresent: Bool, isPathExpected: Bool) {
        if !isPathExpected {
            findings.append(.unexpectedPath)
        } else if !isPresent {
            findings.append(.missingVersion)
        }
    }
}
