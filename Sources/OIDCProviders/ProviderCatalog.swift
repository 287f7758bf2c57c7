public import OIDCPrimitives

/// Several providers, each found by its name, in the order in which they are offered.
///
/// Each provider has a callback path of its own, because the path is what tells whose response arrived (RFC 9700 §2.1
/// and §4.4). The first provider keeps `/api/oidc/callback`, so that adding a second one moves no registered URL; each
/// further one has its name in the path. Any of them may state another path. Providers may share one only if every
/// response names its provider: its response type has an ID token in it, or ``ProviderConfiguration/namesItself`` is set.
public struct ProviderCatalog: Sendable {
    /// The providers, each with its callback path.
    public let providers: [ProviderConfiguration]

    /// Collects providers.
    ///
    /// Throws a `Refusal` with `config.duplicate-name` if two have one name, `config.shared-callback` if two have one
    /// callback path and not each of them names itself, and `callback.invalid-path` if no path can be made of a name.
    public init(_ providers: [ProviderConfiguration]) throws(Refusal) {
        var problems = ProviderCatalog.problems(ofNames: providers.map(\.name))
        let paths = CallbackPlan(providers.map(CallbackPlan.Provider.init))
        problems += paths.problems
        if let refusal = Refusal(problems) { throw refusal }
        self.providers = zip(providers, paths.paths).map { provider, path in
            var provider = provider
            provider.statedCallbackPath = path
            return provider
        }
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
