import EntraID

/// Who a ``TestIssuer`` says that it is. It never changes.
struct TestIssuerIdentity: Sendable {
    let kind: IssuerKind
    /// `issuer` in the metadata, perhaps a template.
    let metadataIssuer: MetadataIssuer
    let profile: any ProviderProfile
    /// `iss` in tokens.
    let tokenIssuer: String
    /// `iss` of a tenant that is not let in.
    let issuerOfOtherTenant: String?
    /// `tid` in tokens of Entra.
    let tenant: String?
    /// What every endpoint's address begins with.
    let base: String

    init(_ issuer: Issuer) {
        kind = .openID
        metadataIssuer = .concrete(issuer)
        profile = StandardProfile(issuer)
        tokenIssuer = issuer.text
        issuerOfOtherTenant = nil
        tenant = nil
        base = TestIssuerIdentity.base(of: profile)
    }

    /// Refuses with `issuer.invalid` what has no issuer that the text tells, and version 1.
    init(_ authority: EntraAuthority, tenant: String, allowedTenants: AllowedTenants) throws(Refusal) {
        profile = EntraProfile(authority, allowedTenants: allowedTenants)
        base = TestIssuerIdentity.base(of: profile)
        guard authority.version == .v2 else {
            throw Refusal(.issuerInvalid(authority.text, at: .setting("authority")))
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
            tokenIssuer = issuer.text
            issuerOfOtherTenant = nil
            self.tenant = identifier.text
        } else {
            throw Refusal(.issuerInvalid(authority.text, at: .setting("authority")))
        }
    }

    private static func base(of profile: any ProviderProfile) -> String {
        let address = profile.metadataLocation.utf8.prefix { $0 != UInt8(ascii: "?") }
        return String(Substring(address.dropLast(WellKnownLocation.openIDConfigurationPath.utf8.count)))
    }

    // MARK: - Addresses

    var authorizationEndpoint: String { "\(base)/authorize" }
    var tokenEndpoint: String { "\(base)/token" }
    var keySetLocation: String { "\(base)/keys" }
    var userInfoEndpoint: String { "\(base)/userinfo" }
    var endSessionEndpoint: String { "\(base)/logout" }

    // MARK: - Documents

    /// What stands at the profile's location.
    var metadata: JSONObject {
        let texts: [(String, String)] = [
            ("issuer", metadataIssuer.text), ("authorization_endpoint", authorizationEndpoint),
            ("token_endpoint", tokenEndpoint), ("jwks_uri", keySetLocation),
            ("userinfo_endpoint", userInfoEndpoint), ("end_session_endpoint", endSessionEndpoint),
        ]
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

    /// Whether responses name the issuer (RFC 9207). Entra's do not.
    var namesItself: Bool { kind == .openID }

    /// What a published key says of who may speak under it: Entra's keys do.
    var keyIssuer: String? { kind == .openID ? nil : metadataIssuer.text }
}
