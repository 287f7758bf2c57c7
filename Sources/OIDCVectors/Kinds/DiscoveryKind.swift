import EntraID

/// Metadata documents, judged against the authority under which they were asked for.
enum DiscoveryKind: VectorKind {
    static let name = "discovery"
    static let givenMembers = ["authority", "document", "text", "status", "contentType", "customHosts"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let authority = try given["authority"].required(.string)
        let customHosts = try given["customHosts"].optional(.array(of: .string)) ?? []
        let contentType = try given["contentType"].optional(.string)
        let response = HTTPResponse(
            status: try given["status"].optional(.integer) ?? 200,
            headers: contentType.map { [HTTPHeader(name: "Content-Type", value: $0)] } ?? [],
            body: try KeySetKind.documentBytes(given))
        return VectorOutcome { warnings throws(Refusal) in
            let rule = try rule(for: authority, customHosts, response)
            return members(of: try read(response, rule, warnings))
        }
    }

    /// An Entra authority brings its equivalences; any other text is an exact issuer.
    private static func rule(
        for text: String, _ customHosts: [String], _ response: HTTPResponse
    ) throws(Refusal) -> any MetadataRule {
        guard let authority = try? EntraAuthority(parsing: text, customHosts: customHosts, warnings: .ignored) else {
            return ExactMetadataRule(try Issuer(text))
        }
        return EntraMetadataRule(ofVersion(of: response, authority), allowedTenants: .anyTenant)
    }

    /// No text that can be configured is an authority of version 1, so in vectors that of version 2 stands for it.
    private static func ofVersion(of response: HTTPResponse, _ authority: EntraAuthority) -> EntraAuthority {
        guard authority.kind == .workforce, EntraCloud.known.contains(authority.cloud),
            let document = try? JSONValue(parsing: response.body),
            case .string(let issuer) = JSONCursor(document)["issuer"].value, issuer.hasPrefix("https://sts.")
        else { return authority }
        return EntraAuthority(tenant: authority.tenant, cloud: authority.cloud, version: .v1)
    }

    private static func read(
        _ response: HTTPResponse, _ rule: some MetadataRule, _ warnings: WarningHandler
    ) throws(Refusal) -> ProviderMetadata {
        try ProviderMetadata(document: response, rule: rule, warnings: warnings)
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
