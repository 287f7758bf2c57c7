import EntraID

/// What makes people wonder when they read a provider's metadata, and why it is all right.
struct MetadataOddities {
    private let metadata: ProviderMetadata

    init(_ metadata: ProviderMetadata) {
        self.metadata = metadata
    }

    var sentences: [String] {
        let all = [
            template, tenantRegion, challenge, issuerParameter, hosts, userInfo, wordOrder, unsigned, graph, extra,
        ]
        let found = all.compactMap(\.self)
        return found.isEmpty ? ["Nothing is out of the ordinary."] : found
    }

    private var template: String? {
        guard case .template = metadata.issuer else { return nil }
        return
            "The issuer has a hole, {tenantid}: it belongs to all tenants, and no token ever carries it as it stands."
    }

    private var tenantRegion: String? {
        guard metadata["tenant_region_scope"]?.isNull == true else { return nil }
        return "tenant_region_scope is null, because the document belongs to no tenant. Strict decoders trip over it."
    }

    private var challenge: String? {
        guard metadata.codeChallengeMethodsSupported == nil else { return nil }
        return
            "code_challenge_methods_supported is absent. That does not mean that challenges (PKCE) are not supported: "
            + "Entra supports them and never says so."
    }

    private var issuerParameter: String? {
        guard !metadata.isIssuerParameterSupported else { return nil }
        return "Responses will not name their issuer (RFC 9207). With several providers, state tells them apart."
    }

    private var hosts: String? {
        guard let issuerHost = host(of: metadata.issuer.text) else { return nil }
        let endpoints = [metadata.authorizationEndpoint, metadata.tokenEndpoint, metadata.keySetLocation]
        let others = Set(endpoints.compactMap(host(of:)).filter { !$0.hasSameBytes(as: issuerHost) })
        guard !others.isEmpty else { return nil }
        return "Endpoints are on another host than the issuer: \(others.sorted().joined(separator: ", ")). Some of "
            + "Microsoft's products and clouds are like that."
    }

    private var userInfo: String? {
        guard let address = metadata.userInfoEndpoint, let host = host(of: address),
            host.hasSameBytes(as: "graph.microsoft.com") || host.hasPrefixBytes("graph.")
        else { return nil }
        return "User info is Microsoft Graph's and needs a token for Graph. The ID token says as much and more."
    }

    private var wordOrder: String? {
        guard metadata.responseTypesSupported.contains(where: { $0.hasPrefixBytes("token ") }) else { return nil }
        return "Response types have their words in unusual order. The order means nothing."
    }

    private var unsigned: String? {
        guard metadata.idTokenAlgorithmsSupported.contains(where: { $0.hasSameBytes(as: "none") }) else { return nil }
        return "“none” is among the algorithms of ID tokens. Unsigned tokens are refused all the same."
    }

    private var graph: String? {
        guard let host = metadata.entra.microsoftGraphHost, !host.hasSameBytes(as: "graph.microsoft.com") else {
            return nil
        }
        return "Microsoft Graph for this tenant is at \(escapedForDisplay(host))."
    }

    private var extra: String? {
        let names = metadata.membersWithoutMeaning
        guard !names.isEmpty else { return nil }
        return
            "Members that no specification knows were kept and not judged: \(escapedForDisplay(names.joined(separator: ", ")))."
    }

    private func host(of address: String) -> String? {
        AddressText(address).map { String($0.host) }
    }
}
