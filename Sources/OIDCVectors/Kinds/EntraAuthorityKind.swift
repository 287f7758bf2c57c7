import EntraID

/// What an administrator typed as “Issuer”.
enum EntraAuthorityKind: VectorKind {
    static let name = "entra-authority"
    static let givenMembers = ["text", "customHosts"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let text = try given["text"].required(.string)
        let customHosts = try given["customHosts"].optional(.array(of: .string)) ?? []
        return VectorOutcome { warnings throws(Refusal) in
            let authority = try EntraAuthority(
                parsing: text, customHosts: CustomHost.known(customHosts), warnings: warnings)
            return [
                "authority": .string(authority.text),
                "issuer": JSONValue(authority.issuer?.text),
                "cloud": .string(authority.cloud.name),
                "tenant": .string(authority.tenant.text),
                "kind": .string(authority.kind.rawValue),
                "policy": JSONValue(authority.policy?.name),
                "metadata": .string(authority.metadataLocation),
            ]
        }
    }
}

extension CustomHost {
    /// The hosts of a list. What is not one matches nothing.
    static func known(_ texts: [String]) -> [CustomHost] { texts.compactMap { try? CustomHost($0) } }
}
