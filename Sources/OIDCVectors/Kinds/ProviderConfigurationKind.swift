import EntraID

/// Configurations as they stand in a file.
enum ProviderConfigurationKind: VectorKind {
    static let name = "provider-configuration"
    static let givenMembers = ["configuration"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let document = try given["configuration"].required(.any)
        let isList = JSONCursor(document)["providers"].value != nil
        return VectorOutcome { warnings throws(Refusal) in
            let configurations = try EntraConfiguration.read(Array(document.serialized().utf8), warnings: warnings)
            // Of several providers no single one is the outcome.
            let providers: JSONValue = isList ? .array(configurations.map { .object(members(of: $0)) }) : .null
            let outcome = members(of: isList ? nil : configurations.first).members
            return JSONObject(outcome + [.init(name: "providers", value: providers)])
        }
    }

    private static func members(of configuration: EntraConfiguration?) -> JSONObject {
        [
            "issuer": JSONValue(configuration?.authority.text),
            "clientID": JSONValue(configuration?.clientID.text),
            "scope": JSONValue(configuration?.scope),
            "responseType": JSONValue(configuration?.responseType.text),
            "responseMode": JSONValue(configuration?.responseMode.text),
            "callbackPath": JSONValue(configuration?.callbackPath.text),
        ]
    }
}
