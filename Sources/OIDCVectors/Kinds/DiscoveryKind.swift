import EntraID

/// Metadata documents, judged against the authority under which they were asked for.
enum DiscoveryKind: VectorKind {
    static let name = "discovery"
    static let givenMembers = [
        "authority", "version", "document", "text", "status", "contentType", "customHosts", "policies", "endpoints",
    ]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let authority = try given["authority"].required(.string)
        let version = try given["version"].optional(.string).map(version) ?? .v2
        let customHosts = try given["customHosts"].optional(.array(of: .string)) ?? []
        let endpoints = try given["endpoints"].optional(.string).map(policy)
        let policies = try IssuerRuleKind.readPolicies(given["policies"])
        let contentType = try given["contentType"].optional(.string)
        let response = HTTPResponse(
            status: try given["status"].optional(.integer) ?? 200,
            headers: contentType.map { [HTTPHeader(name: "Content-Type", value: $0)] } ?? [],
            body: try KeySetKind.documentBytes(given))
        return VectorOutcome { warnings throws(Refusal) in
            let profile = try profile(for: authority, version, customHosts, policies, endpoints)
            return members(of: try read(response, profile, warnings))
        }
    }

    /// An Entra authority brings its equivalences; any other text is an exact issuer.
    private static func profile(
        for text: String, _ version: EntraAuthority.Version, _ customHosts: [String], _ policies: AllowedPolicies,
        _ endpoints: EndpointPolicy?
    ) throws(Refusal) -> any ProviderProfile {
        if let endpoints { return StandardProfile(try Issuer(text), endpoints: endpoints) }
        let hosts = CustomHost.known(customHosts)
        guard var authority = try? EntraAuthority(parsing: text, customHosts: hosts, warnings: .ignored) else {
            return StandardProfile(try Issuer(text))
        }
        // No text that can be configured is an authority of version 1. B2C and External ID have none.
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
                    remedy: "Write one of the values that exist."))
        }
    }

    private static func version(_ text: String) throws(Refusal) -> EntraAuthority.Version {
        guard let version = EntraAuthority.Version(rawValue: text) else {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("given.version"), expected: "1.0 or 2.0", found: "\(text)",
                    remedy: "Write one of the values that exist."))
        }
        return version
    }

    private static func read(
        _ response: HTTPResponse, _ profile: any ProviderProfile, _ warnings: WarningHandler
    ) throws(Refusal) -> ProviderMetadata {
        try ProviderMetadata(document: response, profile: profile, warnings: warnings)
    }

    private static func members(of metadata: ProviderMetadata) -> JSONObject {
        let issuer: [JSONObject.Member] =
            switch metadata.issuer {
            case .concrete(let issuer):
                [.init(name: "issuer", value: .string(issuer.text)), .init(name: "issuerTemplate", value: .null)]
            case .template(let template):
                [.init(name: "issuer", value: .null), .init(name: "issuerTemplate", value: .string(template.text))]
            }
        return JSONObject(issuer + metadata.membersWithDefaults.members)
    }
}
