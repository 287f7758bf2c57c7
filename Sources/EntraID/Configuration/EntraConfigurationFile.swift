package import OIDCPrimitives
import OIDCProviders

/// A configuration file with one provider, or with several in a list.
package struct EntraConfigurationFile {
    private let object: JSONObject

    /// The maximum number of providers in a file, which is more than users can choose from.
    private static let mostProviders = 1_000

    /// Creates a configuration file from its contents, without validating the members.
    ///
    /// - Throws: A `Refusal` with `config.not-json` or `config.wrong-type` if the contents are not a JSON object.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        let document = try Refusal.wrapping(Problem.configNotJSON) { () throws(Refusal) in
            try JSONValue(parsing: bytes)
        }
        guard let object = document.object else {
            throw Refusal(
                .configWrongType(
                    JSONCursor.Problems.wholeDocument, expected: "an object", found: "\(document.typeName)"))
        }
        self.object = object
    }

    /// The forms of all providers, including those with problems. Empty if the list of providers itself is invalid.
    package var forms: [EntraConfigurationForm] {
        guard let list = object["providers"] else { return [EntraConfigurationForm(object, path: "")] }
        guard let elements = list.array, elements.count <= EntraConfigurationFile.mostProviders else { return [] }
        return EntraConfigurationFile.list(elements).providers.compactMap(\.form)
    }

    /// Returns the configurations of all providers.
    ///
    /// - Throws: A `Refusal` with the problems of all providers.
    func configurations(warnings: WarningHandler) throws(Refusal) -> [EntraConfiguration] {
        let (configurations, problems) = try read()
        if let refusal = Refusal(problems) { throw refusal }
        for warning in problems { warnings?(warning) }
        return configurations
    }

    private func read() throws(Refusal) -> ([EntraConfiguration], [Problem]) {
        guard let list = object["providers"] else {
            let form = EntraConfigurationForm(object, path: "")
            return (form.configuration.map { [$0] } ?? [], form.problems)
        }
        guard let elements = list.array else {
            throw Refusal(.configWrongType("providers", expected: "a list of providers", found: "\(list.typeName)"))
        }
        guard elements.count <= EntraConfigurationFile.mostProviders else {
            throw Refusal(
                .configWrongType(
                    "providers", expected: "at most \(EntraConfigurationFile.mostProviders) providers",
                    found: "\(elements.count)"))
        }
        var reader = ConfigurationReader(object)
        if elements.isEmpty { reader.report(.configMissing("providers", expected: "at least one provider")) }
        reader.reportUnknownMembers(besides: ["providers"])
        let (providers, plan) = EntraConfigurationFile.list(elements)
        let configurations = providers.compactMap { provider in
            var configuration = provider.form?.configuration
            if let path = provider.form?.callbackPath { configuration?.callbackPath = path }
            return configuration
        }
        let names = ProviderCatalog.problems(ofNames: providers.compactMap { $0.form?.name })
        return (configurations, reader.problems + providers.flatMap(\.problems) + names + plan.problems)
    }

    /// An element of the list of providers.
    private struct Provider {
        /// The form, or `nil` if the element is not an object.
        var form: EntraConfigurationForm?
        let problems: [Problem]

        init(_ element: JSONValue, path: String) {
            form = element.object.map { EntraConfigurationForm($0, path: path) }
            problems = form?.problems ?? [.configWrongType(path, expected: "a provider", found: "\(element.typeName)")]
        }
    }

    /// Returns the providers of a list with their callback paths, which depend on the other providers.
    private static func list(_ elements: [JSONValue]) -> (providers: [Provider], plan: CallbackPlan) {
        var providers = elements.enumerated().map { Provider($1, path: "providers[\($0)]") }
        let plan = CallbackPlan(providers.map { $0.form?.plan ?? .unknown })
        for (index, path) in plan.paths.enumerated() {
            if let path { providers[index].form?.defaultPath = path }
        }
        return (providers, plan)
    }
}
