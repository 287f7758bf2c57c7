import EntraID

/// Configurations as they stand in a file.
enum ProviderConfigurationKind: VectorKind {
    static let name = "provider-configuration"
    static let givenMembers = ["configuration"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let document = try given["configuration"].required(.any)
        return VectorOutcome { warnings throws(Refusal) in
            let configurations = try EntraConfiguration.read(
                Array(document.serialized().utf8), warnings: warnings)
            // Of several providers no single one is the outcome.
            var only = configurations.first
            if case .object(let members) = document, members["providers"] != nil { only = nil }
            return [
                "issuer": JSONValue(only?.authority.text),
                "clientID": JSONValue(only?.clientID.text),
                "scope": JSONValue(only?.scope),
                "responseType": JSONValue(only?.responseType.text),
                "responseMode": JSONValue(only?.responseMode.text),
            ]
        }
    }
}
