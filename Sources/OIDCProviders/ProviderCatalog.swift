public import OIDCPrimitives

/// Several providers, each found by its name, in the order in which they are offered.
public struct ProviderCatalog: Sendable {
    /// The providers.
    public let providers: [ProviderConfiguration]

    /// Collects providers. Refuses with `config.duplicate-name`.
    public init(_ providers: [ProviderConfiguration]) throws(Refusal) {
        if let refusal = Refusal(ProviderCatalog.problems(ofNames: providers.map(\.name))) { throw refusal }
        self.providers = providers
    }

    /// The provider of that name, compared by bytes.
    public subscript(name: String) -> ProviderConfiguration? {
        providers.first { $0.name.hasSameBytes(as: name) }
    }

    /// Each name that occurs more than once, once.
    package static func problems(ofNames names: [String]) -> [Problem] {
        var counts: [ExactText: Int] = [:]
        return names.compactMap { name in
            counts[ExactText(name), default: 0] += 1
            return counts[ExactText(name)] == 2 ? .duplicateName(name) : nil
        }
    }
}
