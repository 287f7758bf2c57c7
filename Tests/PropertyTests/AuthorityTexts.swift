import EntraID

/// Texts that administrators paste: URLs of the portal, documents, endpoints, and issuers, assembled from parts and
/// sometimes damaged.
enum AuthorityTexts {
    static let customHosts = ownHosts.compactMap { try? CustomHost($0) }
    private static let ownHosts = ["login.contoso.com", "id.contoso.com:8443"]
    static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    private static let tenants = [
        tenant, "contoso.com", "common", "organizations", "consumers", "contoso.onmicrosoft.com",
        "9188040d-6c67-4c5b-b112-36a304b66dad",
    ]
    private static let oddTenants = [
        tenant.uppercased(), "Contoso.onmicrosoft.com", "Common", "", "x", "tenant", "{tenantid}",
        "00000000-0000-0000-0000-000000000000", "<Directory (tenant) ID>", "YOUR_TENANT_ID", "contoso..com", "a/b",
        "%7Btenant%7D", "８eaef023-2b34-4da1-9baa-8bc8c9d6a490", "1.2", "v2.0", "tfp", "b2clogin.com",
        "login.microsoftonline.com", "your-tenant-name", "yourtenant.onmicrosoft.com", "{\(tenant)}", "..",
    ]
    private static let hosts = [
        "login.microsoftonline.com", "contoso.b2clogin.com", "contoso.ciamlogin.com", "login.microsoftonline.us",
        "login.partner.microsoftonline.cn", "\(tenant).ciamlogin.com", "login.contoso.com", "id.contoso.com:8443",
    ]
    private static let invalidHosts = [
        "login.windows.net", "sts.windows.net", "login.microsoft.com", "sts.chinacloudapi.cn",
        "LOGIN.microsoftonline.com",
        "login.usgovcloudapi.net", "login.chinacloudapi.cn", "login-us.microsoftonline.com", "portal.azure.com",
        "login.microsoftonline.de", "entra.microsoft.com", "login.microsoftonline.com:443", "login.microsoftonline.co",
        "user@login.microsoftonline.com", "id.example.com", "", "b2clogin.com", "a.b.b2clogin.com", "{host}",
        "login.sovcloud-identity.fr", "login.live.com", "graph.microsoft.com",
        "fa15d692-e9c7-4460-a743-29f29522229a.ciamlogin.com", "login.microsoftonline.com.", "Contoso.b2clogin.com",
    ]
    private static let endings = ["/v2.0", "", "/B2C_1_in/v2.0", "/B2C_1A_signup/v2.0/", "/b2c_1_in"]
    private static let oddEndings = [
        "/oauth2/v2.0/token", "/oauth2/authorize", "/discovery/v2.0/keys", "/discovery/keys", "/V2.0", "/x/y", "/v1.0",
        "/oauth2/v2.0/devicecode", "/oauth2/logout", "/v2.0/oauth2/v2.0/token", "/v2.0/v2.0", "/saml2",
        "/policy~x/v2.0",
        "/B2C_1_in/oauth2/v2.0/authorize", "//v2.0", "/#view/Microsoft_AAD_RegisteredApps", "/v2.0.", "/.", "/..",
        "/eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ/v2.0", "/../v2.0", "/oauth2", "/discovery/v2.0", "/signin/v2.0",
        "/tfp/v2.0",
        "/v2", "//oauth2/v2.0/token", "/your-policy/v2.0",
    ]
    private static let tails = [
        "/", "//", "/.well-known/openid-configuration", "/.well-known/openid-configuration/", "?p=b2c_1_in",
        "?appid=\(tenant)", "#", "?", "/.well-known/openid-configuration?p=B2C_1_in", "?p=", "?appid=x&p=y",
        "?client_id=1",
        "/.well-known/openid-configuration?appid=\(tenant)", "?p=B2C_1_other#x", "/.well-known/openid-configuration//",
        "/.well-known/oauth-authorization-server", "?appid=", "?p=v2.0", "?p=..", "?p=B2C_1_a&p=B2C_1_b",
        "?appid=YOUR_CLIENT_ID", "?appid=\(tenant.uppercased())",
    ]
    private static let marks = [
        " ", "\"", "<", ">", "\u{200B}", "\n", "\u{FEFF}", "“", "'", "`", "\u{2028}", "(", "“”", "\u{FE0F}",
        "\u{E0001}", "{", "}",
    ]

    /// Returns a text that is nearly correct.
    static func likely(_ choices: inout Choices) -> String {
        choices.occasionally(["https://"], else: ["http://", "HTTPS://", "", "ftp://", "https:/"])
            + choices.occasionally(hosts, else: invalidHosts) + choices.occasionally(["/"], else: ["/tfp/", "//", ""])
            + choices.occasionally(tenants, else: oddTenants) + choices.occasionally(endings, else: oddEndings)
            + choices.occasionally([""], else: tails)
    }

    /// Returns any text: a likely one, possibly surrounded or damaged, or random pieces.
    static func any(_ choices: inout Choices) -> String {
        switch choices.below(8) {
        case 0...3: return likely(&choices)
        case 4, 5: return choices.text(of: marks, upTo: 2) + likely(&choices) + choices.text(of: marks, upTo: 2)
        case 6: return damaged(likely(&choices), &choices)
        default:
            return choices.text(of: tenants + oddTenants + hosts + marks + ["/", ".", ":"], upTo: 4)
        }
    }

    private static func damaged(_ text: String, _ choices: inout Choices) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0...choices.below(3) where !scalars.isEmpty {
            let place = choices.below(scalars.count)
            switch choices.below(4) {
            case 0: scalars.remove(at: place)
            case 1: scalars.insert(choices.pick(Array("/.-:?#%@ A1ä{\u{301}".unicodeScalars)), at: place)
            case 2: scalars.swapAt(place, choices.below(scalars.count))
            default: scalars[place] = choices.pick(Array("/.-:?#%@ A1äоｅ".unicodeScalars))
            }
        }
        var damaged = ""
        damaged.unicodeScalars.append(contentsOf: scalars)
        return damaged
    }
}
