import EntraID

/// The immutable identity of a ``TestIssuer``.
struct TestIssuerIdentity: Sendable {
    let kind: IssuerKind
    /// The `issuer` in the metadata, which can be a template.
    let metadataIssuer: MetadataIssuer
    let profile: any ProviderProfile
    /// The `iss` in tokens.
    let tokenIssuer: String
    /// The `iss` of a tenant that is not allowed.
    let issuerOfOtherTenant: String?
    /// The `tid` in Entra tokens.
    let tenant: String?
    /// The common prefix of all endpoints.
    let base: String

    init(_ issuer: IssuerIdentifier) {
        kind = .openID
        metadataIssuer = .concrete(issuer)
        profile = StandardProfile(issuer)
        tokenIssuer = issuer.string
        issuerOfOtherTenant = nil
        tenant = nil
        base = TestIssuerIdentity.base(of: profile)
    }

    /// Throws `issuer.invalid` for version 1 and for an authority from which the issuer cannot be derived.
    init(_ authority: EntraAuthority, tenant: String, allowedTenants: AllowedTenants) throws(Refusal) {
        profile = EntraProfile(authority, allowedTenants: allowedTenants)
        base = TestIssuerIdentity.base(of: profile)
        guard authority.version == .v2 else {
            throw Refusal(.issuerInvalid(authority.string, at: .setting("authority")))
        }
        if let template = authority.issuerTemplate {
            kind = .sharedEntra
            metadataIssuer = .template(template)
            tokenIssuer = template.filled(with: tenant)
            issuerOfOtherTenant = template.filled(with: TestIssuer.otherTenant)
            self.tenant = tenant
        } else if let issuer = authority.issuer, let identifier = authority.tenant.identifier {
            kind = .entraTenant
            metadataIssuer = .concrete(issuer)
            tokenIssuer = issuer.string
            issuerOfOtherTenant = nil
            self.tenant = identifier.string
        } else {
            throw Refusal(.issuerInvalid(authority.string, at: .setting("authority")))
        }
    }

    private static func base(of profile: any ProviderProfile) -> String {
        let address = profile.metadataURL.utf8.prefix { $0 != UInt8(ascii: "?") }
        return String(Substring(address.dropLast(WellKnownURL.openIDConfigurationPath.utf8.count)))
    }

    // MARK: - URLs

    var authorizationEndpoint: String { "\(base)/authorize" }
    var tokenEndpoint: String { "\(base)/token" }
    var jwksURL: String { "\(base)/keys" }
    var userInfoEndpoint: String { "\(base)/userinfo" }
    var endSessionEndpoint: String { "\(base)/logout" }
    var pushEndpoint: String { "\(base)/par" }

    // MARK: - Documents

    /// The metadata document.
    var metadata: JSONObject {
        var texts: [(String, String)] = [
            ("issuer", metadataIssuer.string), ("authorization_endpoint", authorizationEndpoint),
            ("token_endpoint", tokenEndpoint), ("jwks_uri", jwksURL),
            ("userinfo_endpoint", userInfoEndpoint), ("end_session_endpoint", endSessionEndpoint),
        ]
        if acceptsPushes { texts.append(("pushed_authorization_request_endpoint", pushEndpoint)) }
        let lists: [(String, [JSONValue])] = [
            ("response_types_supported", ["code", "id_token", "code id_token"]),
            ("response_modes_supported", ["query", "fragment", "form_post"]),
            ("subject_types_supported", ["pairwise"]), ("id_token_signing_alg_values_supported", ["RS256"]),
            ("code_challenge_methods_supported", ["S256"]),
            (
                "token_endpoint_auth_methods_supported",
                ["client_secret_post", "client_secret_basic", "private_key_jwt"]
            ),
        ]
        return JSONObject(
            texts.map { .init(name: $0, value: .string($1)) } + lists.map { .init(name: $0, value: .array($1)) }
                + [.init(name: "authorization_response_iss_parameter_supported", value: .bool(namesItself))])
    }

    /// Whether authorization requests can be pushed (RFC 9126). Entra does not offer it.
    var acceptsPushes: Bool { kind == .openID }

    /// Whether responses contain the issuer (RFC 9207). Those of Entra do not.
    var namesItself: Bool { kind == .openID }

    /// The `issuer` member of published keys. Only Entra's keys have one.
    var keyIssuer: String? { kind == .openID ? nil : metadataIssuer.string }
}
