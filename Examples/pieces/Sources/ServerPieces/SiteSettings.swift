public import EntraID
import Foundation

/// The settings of a server, from environment variables or from a file. No default signs a user in: a
/// variable lost in production must not open the door.
///
/// | Variable | Value |
/// |---|---|
/// | `ENTRA_CONFIGURATION` | the path of a configuration file, with one provider or several |
/// | `ENTRA_ISSUER`, `ENTRA_CLIENT_ID`, `ENTRA_SECRET` | without a file, the values from the Azure portal |
/// | `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_SECRET` | instead of Entra, another OpenID provider |
/// | `RESPONSE_MODE` | `query`, which is the default, or `form_post` |
/// | `PUBLIC_URL` | the URL that users open, such as `https://console.example.com` |
/// | `PORT`, `HOST` | where to listen. The default is 8080 on 127.0.0.1 |
/// | `TRUSTED_PROXIES` | addresses and ranges of proxies whose header fields count, such as `10.0.0.0/8` |
/// | `REDIS` | `HOST:PORT` of the Redis that several instances share |
/// | `SNAPSHOT_KEY` | from `openssl rand -base64 32`, to keep metadata and keys in Redis or in the folder |
/// | `SNAPSHOT_FOLDER` | the folder, for a single instance without Redis |
public struct SiteSettings: Sendable {
    /// Where users sign in.
    public enum Provider: Sendable {
        /// Entra, with the contents of a configuration file.
        case entra([UInt8])
        /// Another OpenID provider.
        case other(SignIn.Provider)
    }

    /// Where users sign in.
    public var provider: Provider
    /// The port.
    public var port: Int
    /// The address to listen on.
    public var host: String
    /// The proxies whose header fields count.
    public var trustedProxies: [String]
    /// The host and the port of Redis, or `nil` for a single instance.
    public var redis: (host: String, port: Int)?
    /// The key for snapshots, or `nil` to keep none.
    public var snapshotKey: SecretString?
    /// The folder for snapshots, or `nil` if there is none.
    public var snapshotFolder: String?
    /// Whether the fake Entra is in use.
    public var isFake: Bool

    /// What to ask the provider for. With `offline_access`, it issues a refresh token, which renews the others.
    private static let scope = "openid profile email offline_access"

    /// Reads the settings, or prints what is missing and exits with status 1.
    public static func load(
        arguments: [String] = CommandLine.arguments, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> SiteSettings {
        do {
            return try SiteSettings(arguments: arguments, environment: environment)
        } catch {
            stop(explaining: error)
        }
    }

    /// Prints an error for the administrator and exits with status 1.
    static func stop(explaining error: any Error) -> Never {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        exit(1)
    }

    /// Reads the settings.
    public init(arguments: [String], environment: [String: String]) throws {
        let emulator = SiteSettings.emulator(in: arguments)
        isFake = emulator != nil
        host = environment["HOST"] ?? "127.0.0.1"
        port = try SiteSettings.port(environment["PORT"] ?? "8080", of: "PORT")
        trustedProxies = (environment["TRUSTED_PROXIES"] ?? "").split(separator: ",").map(String.init)
        redis = try environment["REDIS"].map { text in
            guard let colon = text.lastIndex(of: ":") else { throw SettingsError("REDIS is not HOST:PORT: \(text)") }
            return (
                String(text[..<colon]), try SiteSettings.port(String(text[text.index(after: colon)...]), of: "REDIS")
            )
        }
        snapshotKey = environment["SNAPSHOT_KEY"].map { SecretString($0) }
        snapshotFolder = environment["SNAPSHOT_FOLDER"]
        if let emulator {
            provider = .entra(
                try SiteSettings.fakeConfiguration(
                    at: emulator, publicURL: environment["PUBLIC_URL"] ?? "http://localhost:\(port)"))
        } else if let issuer = environment["OIDC_ISSUER"] {
            provider = .other(try SiteSettings.other(issuer, environment))
        } else {
            provider = .entra(try SiteSettings.entra(environment))
        }
    }

    /// The origin of the fake Entra, from `--fake-entra` or `--fake-entra=http://localhost:8443`.
    private static func emulator(in arguments: [String]) -> String? {
        let option = "--fake-entra"
        guard let argument = arguments.first(where: { $0 == option || $0.hasPrefix("\(option)=") }) else { return nil }
        return argument == option ? "http://localhost:8443" : String(argument.dropFirst(option.count + 1))
    }

    private static func other(_ issuer: String, _ environment: [String: String]) throws -> SignIn.Provider {
        let values = try required(["OIDC_CLIENT_ID", "OIDC_SECRET", "PUBLIC_URL"], of: environment)
        let profile = StandardProfile(
            // For a provider on this machine, during development. The list admits no public host.
            try IssuerIdentifier(issuer, insecureHTTP: .allowed(for: ["localhost", "127.0.0.1"])))
        let configuration = try ProviderConfiguration(
            name: "provider", profile: profile, clientID: values[0],
            authentication: .secretInHeader(SecretString(values[1])), scope: SiteSettings.scope,
            responseMode: environment["RESPONSE_MODE"].flatMap(ResponseMode.init))
        let callback = try CallbackPolicy.standard.callback(publicURL: values[2], warnings: .ignored)
        return SignIn.Provider(
            configuration, callback: callback,
            signOutRedirect: try CallbackURL(parsing: "\(callback.origin)/signed-out"))
    }

    private static func required(_ names: [String], of environment: [String: String]) throws -> [String] {
        let values = names.map { environment[$0] ?? "" }
        let missing = zip(names, values).filter { $1.isEmpty }.map(\.0)
        guard missing.isEmpty else {
            throw SettingsError(
                """
                Set \(missing.joined(separator: ", ")), or ENTRA_CONFIGURATION to the path of a configuration file.
                To try the application without a tenant, run it with --fake-entra.
                """)
        }
        return values
    }

    private static func entra(_ environment: [String: String]) throws -> [UInt8] {
        if let path = environment["ENTRA_CONFIGURATION"] {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw SettingsError("ENTRA_CONFIGURATION names a file that cannot be read: \(path)")
            }
            return Array(data)
        }
        let values = try required(["ENTRA_ISSUER", "ENTRA_CLIENT_ID", "ENTRA_SECRET", "PUBLIC_URL"], of: environment)
        return try json([
            "issuer": values[0], "clientID": values[1], "clientSecret": ["environment": "ENTRA_SECRET"],
            "publicAddress": values[3], "scope": scope,
            "responseMode": environment["RESPONSE_MODE"] ?? "query",
        ])
    }

    /// Two providers of the fake Entra: one responds with a code in the query, the other with a form.
    private static func fakeConfiguration(
        at emulator: String, publicURL: String
    ) throws -> [UInt8] {
        let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        let provider: [String: Any] = [
            "issuer": "https://login.microsoftonline.com/\(tenant)/v2.0",
            "clientID": "6731de76-14a6-49ae-97bc-6eba6914391e", "emulatedAt": emulator,
            "clientSecret": "abc8Q~aSecretThatTheFakeEntraAccepts0001",
            "publicAddress": publicURL, "scope": scope,
        ]
        var (first, second) = (provider, provider)
        first["name"] = "entra"
        second["name"] = "form"
        second["responseType"] = "code id_token"
        second["responseMode"] = "form_post"
        return try json(["providers": [first, second]])
    }

    private static func json(_ value: [String: Any]) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: value))
    }

    private static func port(_ text: String, of name: String) throws -> Int {
        guard let port = UInt16(text), port > 0 else { throw SettingsError("\(name) is not a port: \(text)") }
        return Int(port)
    }
}

/// An error with a text for the administrator.
public struct SettingsError: Error, CustomStringConvertible {
    /// The text.
    public let description: String

    /// Creates an error.
    public init(_ description: String) {
        self.description = description
    }
}
