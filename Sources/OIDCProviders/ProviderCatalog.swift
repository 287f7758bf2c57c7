public import OIDCPrimitives

/// A collection of providers, in the order in which they are offered to users.
///
/// Each provider has its own callback path, because the path identifies the provider of a response (RFC 9700 §2.1 and
/// §4.4). The first provider keeps `/api/oidc/callback`, so adding a second one changes no registered URL. The path of
/// each other provider contains its name. A configuration can state a different path. Providers may share one only if
/// every response identifies its provider: the response type includes an ID token, or
/// ``ProviderConfiguration/namesItself`` is set.
public struct ProviderCatalog: Sendable {
    /// The providers, each with its callback path.
    public let providers: [ProviderConfiguration]

    /// Creates a catalog.
    ///
    /// - Throws: `config.duplicate-name` if two providers have the same name, `config.shared-callback` if providers
    ///   share a callback path and not all of them identify themselves, and `callback.invalid-path` if a name cannot be
    ///   part of a path.
    public init(_ providers: [ProviderConfiguration]) throws(Refusal) {
        var problems = ProviderCatalog.problems(ofNames: providers.map(\.name))
        let paths = CallbackPlan(providers.map(CallbackPlan.Provider.init))
        problems += paths.problems
        if let refusal = Refusal(problems) { throw refusal }
        self.providers = zip(providers, paths.paths).map { provider, path in
            var provider = provider
            provider.explicitCallbackPath = path
            return provider
        }
    }

    /// The provider with the given name, compared byte for byte.
    public subscript(name: String) -> ProviderConfiguration? {
        providers.first { $0.name.hasSameBytes(as: name) }
    }

    /// Returns one problem for each name that occurs more than once.
    package static func problems(ofNames names: [String]) -> [Problem] {
        var counts: [ExactString: Int] = [:]
        return names.compactMap { name in
            counts[ExactString(name), default: 0] += 1
            return counts[ExactString(name)] == 2 ? .duplicateName(name) : nil
        }
    }
}
