import OIDCPrimitives
import OIDCProviders

/// A whole file: one provider, or several in a list.
enum EntraConfigurationFile {
    /// The most providers of a file: more than users can choose from.
    private static let mostProviders = 1_000

    static func read(_ document: JSONValue, warnings: WarningHandler) throws(Refusal) -> [EntraConfiguration] {
        let (configurations, problems) = try read(document)
        if let refusal = Refusal(problems) { throw refusal }
        for warning in problems { warnings?(warning) }
        return configurations
    }

    private static func read(_ document: JSONValue) throws(Refusal) -> ([EntraConfiguration], [Problem]) {
        guard case .object(let object) = document else {
            throw Refusal(
                .configWrongType("(the whole document)", expected: "an object", found: "\(document.typeName)"))
        }
        guard let list = object["providers"] else {
            let provider = EntraConfigurationReader.read(object, path: "")
            return (provider.configuration.map { [$0] } ?? [], provider.problems)
        }
        return try readList(list, in: object)
    }

    private static func readList(
        _ list: JSONValue, in object: JSONObject
    ) throws(Refusal) -> ([EntraConfiguration], [Problem]) {
        guard case .array(let elements) = list else {
            throw Refusal(.configWrongType("providers", expected: "a list of providers", found: "\(list.typeName)"))
        }
        guard elements.count <= mostProviders else {
            throw Refusal(
                .configWrongType(
                    "providers", expected: "at most \(mostProviders) providers", found: "\(elements.count)"))
        }
        var reader = ConfigurationReader(object)
        if elements.isEmpty { reader.report(.configMissing("providers", expected: "at least one provider")) }
        reader.reportUnknownMembers(besides: ["providers"])

        let providers = elements.enumerated().map { read($1, path: "providers[\($0)]") }
        let plan = CallbackPlan(providers.map(\.plan))
        let configurations = zip(providers, plan.paths).compactMap { provider, path in
            var configuration = provider.configuration
            if let path { configuration?.callbackPath = path }
            return configuration
        }
        return (
            configurations,
            reader.problems + providers.flatMap(\.problems)
                + ProviderCatalog.problems(ofNames: providers.compactMap(\.plan.name)) + plan.problems
        )
    }

    private static func read(_ element: JSONValue, path: String) -> EntraConfigurationReader.Provider {
        if case .object(let object) = element { return EntraConfigurationReader.read(object, path: path) }
        return EntraConfigurationReader.Provider(
            configuration: nil, plan: .unknown,
            problems: [.configWrongType(path, expected: "a provider", found: "\(element.typeName)")])
    }
}
