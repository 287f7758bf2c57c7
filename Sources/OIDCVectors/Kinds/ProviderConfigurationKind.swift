import EntraID

/// Configurations as they stand in a file.
enum ProviderConfigurationKind: VectorKind {
    static let name = "provider-configuration"
    static let givenMembers = ["configuration"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let document = try given["configuration"].required(.any)
        return VectorOutcome { () throws(Refusal) in
            let accepted = try EntraConfiguration.read(Array(document.serialized().utf8))
            // Of several providers no single one is the outcome.
            var only = accepted.value.first
            if case .object(let members) = document, members["providers"] != nil { only = nil }
            return Accepted(
                [
                    "issuer": JSONValue(only?.authority.text),
                    "clientID": JSONValue(only?.clientID.text),
                    "scope": JSONValue(only?.scope),
                    "responseType": JSONValue(only?.responseType.text),
                    "responseMode": JSONValue(only?.responseMode.text),
                ], warnings: accepted.warnings)
        }
    }
}
