package import OIDCDiscovery
package import OIDCPrimitives
package import OIDCProviders
import OIDCTokens

extension AuthorizationOptions {
    /// Returns a problem if the provider cannot ask for consent to scopes of several resources.
    func consentProblems(_ configuration: ProviderConfiguration) -> [Problem] {
        if consentScopes.isEmpty || configuration.profile.supportsConsentScopes { return [] }
        return [
            .requestInvalid(
                "scope", expected: "scopes of one resource",
                "This provider issues a code for one resource only. Remove the consent scopes, and start another "
                    + "sign-in for each of the other resources.")
        ]
    }
}

extension AuthorizationRequest {
    /// Returns problems with settings that the provider's metadata does not list.
    package static func offeringProblems(
        _ configuration: ProviderConfiguration, _ metadata: ProviderMetadata
    ) -> [Problem] {
        var problems: [Problem] = []
        if !metadata.supports(responseType: configuration.responseType.rawValue) {
            let offered = metadata.responseTypesSupported.joined(separator: ", ")
            problems.append(.responseTypeUnsupported(configuration.responseType.rawValue, expected: "\(offered)"))
        }
        if let problem = responseModeProblem(configuration, metadata) { problems.append(problem) }
        if configuration.namesItself, !metadata.supportsIssuerParameter {
            problems.append(.namesItselfDenied())
        }
        problems += pushingProblems(configuration, metadata)
        let isAuthenticated = configuration.responseType.includesCode || configuration.pushesRequests(under: metadata)
        if let method = configuration.authentication.methodName, isAuthenticated {
            let offered = metadata.tokenEndpointAuthenticationMethodsSupported
            if !contains(offered, method) {
                problems.append(
                    .clientAuthenticationNotOffered(method, expected: "\(offered.joined(separator: ", "))"))
            }
        }
        if let problem = algorithmsProblem(configuration, metadata) { problems.append(problem) }
        return problems
    }

    private static func pushingProblems(
        _ configuration: ProviderConfiguration, _ metadata: ProviderMetadata
    ) -> [Problem] {
        var problems: [Problem] = []
        if configuration.pushesRequests(under: metadata), metadata.pushedAuthorizationRequestEndpoint == nil {
            problems.append(
                .pushedAuthorizationUnsupported(isRequired: metadata.requiresPushedAuthorizationRequests))
        }
        // A pushed request would have to be signed too (RFC 9126 §3).
        if metadata.requiresSignedRequestObjects { problems.append(.signedRequestRequired()) }
        return problems
    }

    /// Many providers do not list their response modes and still support `form_post`, so its absence is an error only
    /// if others are listed.
    private static func responseModeProblem(
        _ configuration: ProviderConfiguration, _ metadata: ProviderMetadata
    ) -> Problem? {
        let modes = metadata.responseModesSupported
        guard !contains(modes, configuration.responseMode.rawValue) else { return nil }
        let offered: ProblemText = "\(modes.joined(separator: ", "))"
        if metadata["response_modes_supported"] != nil {
            return .responseModeUnsupported(configuration, expected: offered)
        }
        // Without a list, `query` and `fragment` are offered, so this is `form_post`.
        return configuration.profile.supportsFormPost
            ? nil : .responseModeNotOffered(configuration, expected: offered)
    }

    /// A list with none of the accepted algorithms is always reported. One with others beside them only says that the
    /// provider may use another, so it is reported until the application sets the algorithms.
    private static func algorithmsProblem(
        _ configuration: ProviderConfiguration, _ metadata: ProviderMetadata
    ) -> Problem? {
        // Tokens that are not signed with a public key are never accepted.
        let offered = metadata.idTokenAlgorithmsSupported.filter {
            !$0.hasSameBytes(as: "none") && !$0.utf8.starts(with: "HS".utf8)
        }
        let others = offered.filter { name in
            !configuration.algorithms.contains { $0.name.hasSameBytes(as: name) }
        }
        let areAccepted = others.count < offered.count
        guard !areAccepted || (configuration.explicitAlgorithms == nil && !others.isEmpty) else { return nil }
        return .algorithmsDiffer(
            configuration, offered: offered.isEmpty ? metadata.idTokenAlgorithmsSupported : offered,
            areAccepted: areAccepted)
    }

    private static func contains(_ list: [String], _ text: String) -> Bool {
        list.contains { $0.hasSameBytes(as: text) }
    }
}
