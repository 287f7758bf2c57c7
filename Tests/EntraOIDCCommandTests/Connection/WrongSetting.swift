/// A mistake of the set-up, which the table in the article CommandLineTool.md lists with its verdict.
struct WrongSetting: Sendable {
    /// Replaced by the paths of files that a test creates.
    static let secretIDFile = "SECRET-ID-FILE"

    let name: String
    var issuer = ConfigurationFile.issuer
    var clientID = ConnectionSubject.client
    var credential = #""clientSecret":"\#(ConnectionSubject.secret)""#
    var more = ""
    /// The redirect URI that is registered.
    var redirectURI = "https://console.example.com/api/oidc/callback"
    var misbehavior = "{}"

    private static let host = "https://login.microsoftonline.com"
    private static let tenant = ConnectionSubject.tenant

    static let all: [WrongSetting] = issuers + clients + surroundings

    private static let issuers: [WrongSetting] = [
        WrongSetting(name: "None: every value is right"),
        WrongSetting(
            name: "Issuer with the placeholder left in", issuer: "\(host)/<Directory (tenant) ID>/v2.0"),
        WrongSetting(name: "Issuer of version 1", issuer: "https://sts.windows.net/\(tenant)/"),
        WrongSetting(name: "Issuer with http", issuer: "http://login.microsoftonline.com/\(tenant)/v2.0"),
        WrongSetting(name: "Issuer with a trailing slash", issuer: "\(host)/\(tenant)/v2.0/"),
        WrongSetting(name: "Issuer without the version", issuer: "\(host)/\(tenant)"),
        WrongSetting(
            name: "URL of the metadata as issuer", issuer: "\(host)/\(tenant)/v2.0/.well-known/openid-configuration"),
        WrongSetting(name: "Tenant ID with a digit missing", issuer: "\(host)/\(tenant.dropLast())/v2.0"),
        WrongSetting(
            name: "Tenant ID that does not exist", issuer: "\(host)/fa15d692-e9c7-4460-a743-29f29522229b/v2.0"),
        WrongSetting(name: "Tenant of another directory", issuer: "\(host)/\(ConnectionSubject.otherTenant)/v2.0"),
        WrongSetting(name: "`common` without allowed tenants", issuer: "\(host)/common/v2.0"),
        WrongSetting(
            name: "`common` with allowed tenants", issuer: "\(host)/common/v2.0",
            more: #""allowedTenants":["\#(tenant)"]"#),
        WrongSetting(name: "`consumers`", issuer: "\(host)/consumers/v2.0"),
        WrongSetting(
            name: "Azure AD B2C", issuer: "https://fabrikam.b2clogin.com/\(tenant)/B2C_1_signin/v2.0"),
    ]

    private static let clients: [WrongSetting] = [
        WrongSetting(name: "Name instead of the client ID", clientID: "My Console"),
        WrongSetting(name: "Client ID of another application", clientID: ConnectionSubject.otherClient),
        WrongSetting(
            name: "Secret ID instead of the Value", credential: #""clientSecret":"\#(ConnectionSubject.otherTenant)""#),
        WrongSetting(
            name: "Secret ID instead of the Value, in a file of its own",
            credential: #""clientSecret":{"file":"\#(secretIDFile)"}"#),
        WrongSetting(name: "Wrong secret", credential: #""clientSecret":"\#(ConnectionSubject.wrongSecret)""#),
        WrongSetting(name: "Expired secret", credential: #""clientSecret":"\#(ConnectionSubject.expiredSecret)""#),
        WrongSetting(
            name: "File of the secret missing", credential: #""clientSecret":{"file":"/nowhere/client-secret"}"#),
        WrongSetting(name: "No credential", credential: ""),
        WrongSetting(name: "No credential, with `id_token`", credential: "", more: #""responseType":"id_token""#),
        WrongSetting(
            name: "Certificate",
            credential: """
                "clientCertificate":{"certificate":"\(secretIDFile)","privateKey":"\(secretIDFile)"}
                """),
        WrongSetting(
            name: "Callback URL with http on another machine", more: #""publicAddress":"http://10.0.0.5:21114""#),
        WrongSetting(
            name: "Redirect URI not registered (cannot be seen)",
            more: #""publicAddress":"https://console.example.com""#, redirectURI: "https://other.example.com/callback"),
    ]

    private static let surroundings: [WrongSetting] = [
        WrongSetting(name: "Application blocked by a policy", misbehavior: #"{"tokenError":53003}"#),
        WrongSetting(name: "Provider down", misbehavior: #"{"outage":true}"#),
        silence,
        WrongSetting(
            name: "Metadata of another issuer",
            misbehavior: #"{"metadataIssuer":"https://login.example.com/\#(tenant)/v2.0"}"#),
        WrongSetting(name: "No keys", misbehavior: #"{"noKeys":true}"#),
        WrongSetting(name: "Clock two minutes behind", misbehavior: #"{"clockDifference":120}"#),
        WrongSetting(name: "Clock ten minutes ahead", misbehavior: #"{"clockDifference":-600}"#),
    ]

    /// Over sockets, this takes as long as the timeout.
    static let silence = WrongSetting(name: "No answer in time", misbehavior: #"{"silence":true}"#)
}
