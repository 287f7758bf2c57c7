import EntraID

/// Configurations, as in a file.
enum ProviderConfigurationKind: VectorKind {
    static let name = "provider-configuration"
    static let givenMembers = ["configuration"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let document = try given["configuration"].required(.any)
        let isList = JSONCursor(document)["providers"].value != nil
        return VectorOutcome { warnings throws(Refusal) in
            let configurations = try EntraConfiguration.all(
                in: Array(document.serialized(indented: false).utf8), warnings: warnings)
            // For several providers, the outcome lists all of them instead of a single one.
            let providers: JSONValue = isList ? .array(configurations.map { .object(members(of: $0)) }) : .null
            let outcome = members(of: isList ? nil : configurations.first).members
            return JSONObject(outcome + [.init(name: "providers", value: providers)])
        }
    }

    private static func members(of configuration: EntraConfiguration?) -> JSONObject {
        [
            "issuer": JSONValue(configuration?.authority.string),
            "clientID": JSONValue(configuration?.clientID.string),
            "scope": JSONValue(configuration?.scope),
            "responseType": JSONValue(configuration?.responseType.rawValue),
            "responseMode": JSONValue(configuration?.responseMode.rawValue),
            "callbackPath": JSONValue(configuration?.callbackPath.string),
        ]
    }
}
