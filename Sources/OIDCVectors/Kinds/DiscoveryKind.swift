import EntraID

/// Metadata documents, validated against the authority for which they were requested.
enum DiscoveryKind: VectorKind {
    static let name = "discovery"
    static let givenMembers = [
        "authority", "version", "document", "text", "status", "contentType", "customHosts", "policies", "endpoints",
        "stringBooleans",
    ]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let authority = try given["authority"].required(.string)
        let version = try given["version"].optional(.string).map(version) ?? .v2
        let customHosts = try given["customHosts"].optional(.array(of: .string)) ?? []
        let endpoints = try given["endpoints"].optional(.string).map(policy)
        let stringBooleans = try given["stringBooleans"].optional(.string).map(booleans)
        let policies = try IssuerRuleKind.readPolicies(given["policies"])
        let contentType = try given["contentType"].optional(.string)
        let response = TransportResponse(
            status: try given["status"].optional(.integer) ?? 200,
            headers: contentType.map { [HeaderField(name: "Content-Type", value: $0)] } ?? [],
            body: try KeySetKind.documentBytes(given))
        return VectorOutcome { warnings throws(Refusal) in
            if let stringBooleans {
                let issuer = try IssuerIdentifier(authority)
                let profile = StandardProfile(issuer, endpoints: endpoints, stringBooleans: stringBooleans)
                return members(of: try read(response, profile, warnings))
            }
            let profile = try profile(for: authority, version, customHosts, policies, endpoints)
            return members(of: try read(response, profile, warnings))
        }
    }

    /// Returns the profile for an authority. An Entra authority has its own equivalences; any other string is an exact
    /// issuer.
    private static func profile(
        for text: String, _ version: EntraAuthority.Version, _ customHosts: [String], _ policies: AllowedPolicies,
        _ endpoints: EndpointPolicy?
    ) throws(Refusal) -> any ProviderProfile {
        if let endpoints { return StandardProfile(try IssuerIdentifier(text), endpoints: endpoints) }
        let hosts = CustomHost.known(customHosts)
        guard var authority = try? EntraAuthority(parsing: text, customHosts: hosts, warnings: .ignored) else {
            return StandardProfile(try IssuerIdentifier(text))
        }
        // No configured string is an authority of version 1. B2C and External ID have no version 1.
        if version == .v1, authority.kind == .workforce {
            authority = EntraAuthority(tenant: authority.tenant, cloud: authority.cloud, version: .v1)
        }
        return EntraProfile(authority, allowedTenants: .anyTenant, policies: policies)
    }

    private static func policy(_ text: String) throws(Refusal) -> EndpointPolicy {
        switch text {
        case "publicOnly": .publicOnly
        case "privateAllowed": .privateAllowed
        case "linkLocalAllowed": .linkLocalAllowed
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("given.endpoints"), found: "\(text)",
                    remedy: "Write one of the supported values."))
        }
    }

    private static func booleans(_ text: String) throws(Refusal) -> StringBooleans {
        switch text {
        case "rejected": .rejected
        case "acceptedWithWarning": .acceptedWithWarning
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("given.stringBooleans"), found: "\(text)",
                    remedy: "Write one of the supported values."))
        }
    }

    private static func version(_ text: String) throws(Refusal) -> EntraAuthority.Version {
        guard let version = EntraAuthority.Version(rawValue: text) else {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("given.version"), expected: "1.0 or 2.0", found: "\(text)",
                    remedy: "Write one of the supported values."))
        }
        return version
    }

    private static func read(
        _ response: TransportResponse, _ profile: any ProviderProfile, _ warnings: WarningHandler
    ) throws(Refusal) -> ProviderMetadata {
        try ProviderMetadata(document: response, profile: profile, warnings: warnings)
    }

    private static func members(of metadata: ProviderMetadata) -> JSONObject {
        let issuer: [JSONObject.Member] =
            switch metadata.issuer {
            case .concrete(let issuer):
                [.init(name: "issuer", value: .string(issuer.string)), .init(name: "issuerTemplate", value: .null)]
            case .template(let template):
                [.init(name: "issuer", value: .null), .init(name: "issuerTemplate", value: .string(template.string))]
            }
        // A document can have a member of this name, too. It does not become the template.
        let others = metadata.membersWithDefaults.members.filter { !$0.name.hasSameBytes(as: "issuerTemplate") }
        return JSONObject(issuer + others)
    }
}
