import EntraID
import OIDCLoopback

extension FakeEntra {
    /// Returns the metadata of an authority.
    func metadata(_ request: LoopbackRequest, _ authority: FakeAuthority) -> LoopbackResponse {
        let issuer = state.withLock { $0.misbehavior.metadataIssuer } ?? authority.metadataIssuer
        var members = MemberList()
        members["issuer"] = .string(issuer)
        for (name, value) in authority.endpoints(query: request.query ?? "") { members[name] = .string(value) }
        for (name, values) in authority.capabilities { members[name] = .array(values.map { .string($0) }) }
        if authority.policy == nil {
            members["request_uri_parameter_supported"] = false
            members["http_logout_supported"] = true
            members["frontchannel_logout_supported"] = true
            members["tenant_region_scope"] = authority.isOneOrganization ? "EU" : .null
            members["cloud_instance_name"] = .string(authority.host)
            members["cloud_graph_host_name"] = .string(authority.host)
            members["msgraph_host"] = .string("\(authority.host)/graph")
            members["rbac_url"] = .string(origin)
            if authority.version == .v1 { members["microsoft_multi_refresh_token"] = true }
        }
        return FakeResponse.json(JSONObject(members.members), isStorable: true)
    }

    /// Returns the key set of an authority.
    func keySet(_ request: LoopbackRequest, _ authority: FakeAuthority) -> LoopbackResponse {
        if state.withLock({ $0.misbehavior.hasNoKeys }) {
            return FakeResponse.json(["keys": .array([])], isStorable: true)
        }
        let clientID = FakeAuthority.applicationID(query: request.query ?? "")
        let document = state.withLock { state in
            let own = clientID.flatMap { state.directory.application($0.string)?.signingKey }
            return state.keys.document(for: authority, of: own)
        }
        return FakeResponse.json(document, isStorable: true)
    }

    /// Returns the answer that MSAL asks for before it trusts a host: the aliases of the host, and the URL of the
    /// metadata.
    func instanceDiscovery(_ request: LoopbackRequest) -> LoopbackResponse {
        do throws(FakeError) {
            let form = try FakeForm(request.query ?? "")
            let asked = try form.required("authorization_endpoint")
            // `{origin}/{tenant}/oauth2/v2.0/authorize`, or version 1. MSAL leaves the port out.
            guard let parts = URLParts(asked), let own = URLParts(origin), parts.host.hasSameBytes(as: own.host),
                parts.scheme.hasSameBytes(as: own.scheme),
                parts.port == nil || parts.authority.hasSameBytes(as: own.authority)
            else { throw FakeError(50049) }
            let segments = parts.path.split(at: "/").dropFirst().map { String($0) }
            guard let end = segments.firstIndex(where: { $0.hasSameBytes(as: "oauth2") }), end > 0 else {
                throw FakeError(50049)
            }
            let isVersion2 = segments.dropFirst(end + 1).first?.hasSameBytes(as: "v2.0") == true
            let authority = try FakeAuthority(
                Array(segments[..<end]), version: isVersion2 ? .v2 : .v1, in: state.withLock { $0.directory },
                at: origin)
            let host: JSONValue = .string(authority.host)
            return FakeResponse.json(
                [
                    "tenant_discovery_endpoint": .string(authority.metadataURL), "api-version": "1.1",
                    "metadata": .array([
                        .object(["preferred_network": host, "preferred_cache": host, "aliases": .array([host])])
                    ]),
                ], isStorable: true)
        } catch { return response(to: error) }
    }
}

extension FakeAuthority {
    /// The host and port of the fake Entra.
    var host: String { String(Substring(URLParts(origin)?.authority ?? "localhost")) }

    var metadataURL: String {
        base + (version == .v2 ? "/v2.0" : "") + "/.well-known/openid-configuration"
    }

    var isOneOrganization: Bool { directory != nil && directory != .personalAccounts }

    /// Returns the application that a query names.
    fileprivate static func applicationID(query: String) -> GUID? {
        (try? FakeForm(query))?["appid"].flatMap { try? GUID(parsing: $0) }
    }

    /// The members of the metadata that are URLs.
    fileprivate func endpoints(query: String) -> [(String, String)] {
        // The keys of one application are at a URL that names it.
        let application = FakeAuthority.applicationID(query: query)
        let keys =
            endpoint("keys", under: "discovery") + (policy == nil ? application.map { "?appid=\($0)" } ?? "" : "")
        var members = [
            ("authorization_endpoint", endpoint("authorize")), ("token_endpoint", endpoint("token")),
            ("jwks_uri", keys), ("end_session_endpoint", endpoint("logout")),
        ]
        guard policy == nil else { return members }
        members += [
            ("userinfo_endpoint", version == .v2 ? "\(origin)/oidc/userinfo" : "\(base)/openid/userinfo"),
            ("device_authorization_endpoint", endpoint("devicecode")), ("kerberos_endpoint", "\(base)/kerberos"),
        ]
        if version == .v1 { members.append(("check_session_iframe", "\(base)/oauth2/checksession")) }
        return members
    }

    /// The members of the metadata that are lists.
    fileprivate var capabilities: [(String, [String])] {
        let isVersion2 = version == .v2 && policy == nil
        return [
            (
                "token_endpoint_auth_methods_supported",
                ["client_secret_post", "private_key_jwt", "client_secret_basic"]
            ), ("response_modes_supported", ["query", "fragment", "form_post"]),
            ("subject_types_supported", ["pairwise"]), ("id_token_signing_alg_values_supported", ["RS256"]),
            (
                "response_types_supported",
                isVersion2
                    ? ["code", "id_token", "code id_token", "id_token token"]
                    : ["code", "id_token", "code id_token", "token id_token", "token"]
            ), ("scopes_supported", isVersion2 ? ["openid", "profile", "email", "offline_access"] : ["openid"]),
            (
                "claims_supported",
                ["sub", "iss", "aud", "exp", "iat", "auth_time", "acr", "nonce"]
                    + (policy == nil
                        ? [
                            "cloud_instance_name", "cloud_instance_host_name", "cloud_graph_host_name", "msgraph_host",
                            "preferred_username", "name", "tid", "ver", "at_hash", "c_hash", "email",
                        ] : ["oid", "newUser", "name", "emails", "idp", "tfp"])
            ),
        ]
    }
}
