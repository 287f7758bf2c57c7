import EntraID

/// The value that an administrator entered as “Issuer”.
enum EntraAuthorityKind: VectorKind {
    static let name = "entra-authority"
    static let givenMembers = ["text", "customHosts"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let text = try given["text"].required(.string)
        let customHosts = try given["customHosts"].optional(.array(of: .string)) ?? []
        return VectorOutcome { warnings throws(Refusal) in
            let authority = try EntraAuthority(
                parsing: text, customHosts: CustomHost.known(customHosts), warnings: warnings)
            return [
                "authority": .string(authority.string),
                "issuer": JSONValue(authority.issuer?.string),
                "cloud": .string(authority.cloud.name),
                "tenant": .string(authority.tenant.string),
                "kind": .string(authority.kind.rawValue),
                "policy": JSONValue(authority.policy?.name),
                "metadata": .string(authority.metadataURL),
            ]
        }
    }
}

extension CustomHost {
    /// Returns the hosts of a list. An invalid host matches nothing.
    static func known(_ texts: [String]) -> [CustomHost] { texts.compactMap { try? CustomHost($0) } }
}
