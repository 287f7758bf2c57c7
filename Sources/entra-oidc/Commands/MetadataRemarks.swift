import EntraID

/// Explanations of values in a provider's metadata that look wrong but are not.
struct MetadataRemarks {
    private let metadata: ProviderMetadata

    init(_ metadata: ProviderMetadata) {
        self.metadata = metadata
    }

    var sentences: [String] {
        let all = [
            template, tenantRegion, challenge, issuerParameter, hosts, userInfo, wordOrder, unsigned, graph, extra,
        ]
        let found = all.compactMap(\.self)
        return found.isEmpty ? ["Nothing unusual."] : found
    }

    private var template: String? {
        guard case .template = metadata.issuer else { return nil }
        return
            "The issuer is a template for all tenants. Tokens contain the user's tenant ID instead of {tenantid}."
    }

    private var tenantRegion: String? {
        guard metadata["tenant_region_scope"]?.isNull == true else { return nil }
        return "tenant_region_scope is null, because the document is not for a single tenant. Strict decoders may fail."
    }

    private var challenge: String? {
        guard metadata.codeChallengeMethodsSupported == nil else { return nil }
        return
            "code_challenge_methods_supported is missing. PKCE can be supported all the same: Entra supports it "
            + "without listing it."
    }

    private var issuerParameter: String? {
        guard !metadata.supportsIssuerParameter else { return nil }
        return "Responses do not include their issuer (RFC 9207). With several providers, the state identifies the "
            + "provider."
    }

    private var hosts: String? {
        guard let issuerHost = host(of: metadata.issuer.string) else { return nil }
        let endpoints = [metadata.authorizationEndpoint, metadata.tokenEndpoint, metadata.jwksURL]
        let others = Set(endpoints.compactMap(host(of:)).filter { !$0.hasSameBytes(as: issuerHost) })
        guard !others.isEmpty else { return nil }
        return "Some endpoints are on a different host than the issuer: \(others.sorted().joined(separator: ", ")). "
            + "This is normal for some providers, and for some of Microsoft's products and clouds."
    }

    private var userInfo: String? {
        guard let address = metadata.userInfoEndpoint, let host = host(of: address),
            host.hasSameBytes(as: "graph.microsoft.com") || host.hasPrefixBytes("graph.")
        else { return nil }
        return "The UserInfo endpoint is part of Microsoft Graph and requires a Graph token. The ID token has the same "
            + "claims and more."
    }

    private var wordOrder: String? {
        guard metadata.responseTypesSupported.contains(where: { $0.hasPrefixBytes("token ") }) else { return nil }
        return "Some response types list their words in an unusual order. The order has no meaning."
    }

    private var unsigned: String? {
        guard metadata.idTokenAlgorithmsSupported.contains(where: { $0.hasSameBytes(as: "none") }) else { return nil }
        return "The ID token algorithms include “none”. This library rejects unsigned tokens anyway."
    }

    private var graph: String? {
        guard let host = metadata.entra.microsoftGraphHost, !host.hasSameBytes(as: "graph.microsoft.com") else {
            return nil
        }
        return "Microsoft Graph for this tenant is at \(escapedForDisplay(host))."
    }

    private var extra: String? {
        let names = metadata.unknownMemberNames
        guard !names.isEmpty else { return nil }
        return "Members that are not in any specification were not checked: "
            + "\(escapedForDisplay(names.joined(separator: ", ")))."
    }

    private func host(of address: String) -> String? {
        URLParts(address).map { String($0.host) }
    }
}
