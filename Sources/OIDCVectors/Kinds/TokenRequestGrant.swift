import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a case of the kind `token-request` asks for.
struct TokenRequestGrant {
    private let type: String
    private let token: SecretString
    private let scope: String?
    private let claims: ClaimsRequest?
    private let audience: String?
    private let extra: [FormEncoding.Parameter]

    init(_ given: JSONCursor) throws(Refusal) {
        try given.requireOnly(["type", "token", "scope", "claims", "audience", "extra"])
        type = try given["type"].required(.string)
        token = SecretString(try given["token"].optional(.string) ?? "")
        scope = try given["scope"].optional(.string)
        claims = try given["claims"].optional(.any).map { value throws(Refusal) in try ClaimsRequest(value) }
        audience = try given["audience"].optional(.string)
        var extra: [FormEncoding.Parameter] = []
        for pair in try given["extra"].optional(.array(of: .array(of: .string))) ?? [] where pair.count == 2 {
            extra.append(.init(name: pair[0], value: pair[1]))
        }
        self.extra = extra
        let types = [
            "client_credentials", "refresh", "assertion", "on_behalf_of", "exchange", "device", "device_code",
        ]
        guard types.contains(where: { $0.hasSameBytes(as: type) }) else {
            throw Refusal(Problem(.vectorMalformed, at: .member(given.path), remedy: "This grant is unknown."))
        }
    }

    /// Returns the request of the grant.
    func request(
        _ configuration: ProviderConfiguration, _ metadata: ProviderMetadata, _ assertion: SecretString?
    ) throws(Refusal) -> TransportRequest {
        switch type {
        case "device":
            return try DeviceAuthorizationRequest(configuration, metadata: metadata, scope: scope)
                .httpRequest(with: assertion)
        case "refresh":
            let grant = RefreshGrant(
                provider: "vector", clientID: configuration.clientID, issuer: metadata.issuer.string,
                subject: "subject", refreshToken: token, nonce: nil)
            return try TokenRequest(refreshing: grant, configuration, metadata: metadata, scope: scope, claims: claims)
                .httpRequest(with: assertion)
        default:
            return try TokenRequest(try grant(), configuration, metadata: metadata).httpRequest(with: assertion)
        }
    }

    private func grant() throws(Refusal) -> TokenGrant {
        switch type {
        case "client_credentials": return .clientCredentials(scope: scope ?? "", claims: claims)
        case "assertion": return .assertion(token, scope: scope ?? "", claims: claims, extraParameters: extra)
        case "on_behalf_of": return .onBehalfOf(token, scope: scope ?? "", claims: claims)
        case "exchange": return .exchange(token, audience: audience, scope: scope, extraParameters: extra)
        default: return .deviceCode(try device())
        }
    }

    /// A device whose code is the token.
    private func device() throws(Refusal) -> DeviceAuthorization {
        let document: JSONValue = .object([
            "device_code": .string(token.revealed()), "user_code": "ABCDEFGH",
            "verification_uri": "https://login.example.com/device", "expires_in": 900,
        ])
        return try DeviceAuthorization(
            parsing: TransportResponse(status: 200, body: Array(document.serialized(indented: false).utf8)),
            from: "https://login.example.com/devicecode", at: Date(timeIntervalSince1970: 1_800_000_000))
    }
}
