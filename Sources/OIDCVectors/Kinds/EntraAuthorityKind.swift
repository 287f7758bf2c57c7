import EntraID

/// What an administrator typed as “Issuer”.
enum EntraAuthorityKind: VectorKind {
    static let name = "entra-authority"
    static let givenMembers = ["text", "customHosts"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let text = try given["text"].required(.string)
        let customHosts = try given["customHosts"].optional(.array(of: .string)) ?? []
        return VectorOutcome { () throws(Refusal) in
            let accepted = try EntraAuthority.read(text, customHosts: customHosts)
            let authority = accepted.value
            return Accepted(
                [
                    "authority": .string(authority.text),
                    "issuer": JSONValue(authority.issuer?.text),
                    "cloud": .string(authority.cloud.name),
                    "tenant": .string(authority.tenant.text),
                    "kind": .string(authority.kind.rawValue),
                    "policy": JSONValue(authority.policy?.name),
                    "metadata": .string(authority.metadataLocation),
                ],
                warnings: accepted.warnings)
        }
    }
}
