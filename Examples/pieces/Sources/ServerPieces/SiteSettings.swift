public import EntraID
import Foundation

/// The settings of a server, from environment variables or from a file. There are no defaults that sign anybody in: a
/// variable lost in production must not open the door.
///
/// | variable | |
/// |---|---|
/// | `ENTRA_CONFIGURATION` | the path of a configuration file, with one provider or several; or instead of it: |
/// | `ENTRA_ISSUER`, `ENTRA_CLIENT_ID`, `ENTRA_SECRET` | the values from the Azure portal |
/// | `PUBLIC_URL` | the URL that users open, such as `https://console.example.com` |
/// | `PORT`, `HOST` | where to listen; 8080 on 127.0.0.1 without them |
/// | `TRUSTED_PROXIES` | addresses and ranges of proxies whose header fields count, such as `10.0.0.0/8` |
/// | `REDIS` | `HOST:PORT` of the Redis that several instances share |
/// | `SNAPSHOT_KEY` | at least 32 random bytes in base64, for the snapshots in Redis |
public struct SiteSettings: Sendable {
    /// The configuration file.
    public var configuration: [UInt8]
    /// The port.
    public var port: Int
    /// The address to listen on.
    public var host: String
    /// The proxies whose header fields count.
    public var trustedProxies: [String]
    /// The host and the port of Redis, or `nil` for a single instance.
    public var redis: (host: String, port: Int)?
    /// The key for shared snapshots.
    public var snapshotKey: SecretString?
    /// Whether the fake Entra is in use.
    public var isFake: Bool

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
        isFake = arguments.contains("--fake-entra")
        host = environment["HOST"] ?? "127.0.0.1"
        port = try SiteSettings.port(environment["PORT"] ?? "8080", of: "PORT")
        trustedProxies = (environment["TRUSTED_PROXIES"] ?? "").split(separator: ",").map(String.init)
        redis = try environment["REDIS"].map { text in
            guard let colon = text.lastIndex(of: ":") else { throw SettingsError("REDIS is not HOST:PORT: \(text)") }
            return (String(text[..<colon]), try SiteSettings.port(String(text[text.index(after: colon)...]), of: "REDIS"))
        }
        snapshotKey = environment["SNAPSHOT_KEY"].map { SecretString($0) }
        configuration =
            isFake
            ? try SiteSettings.fakeConfiguration(port: port)
            : try SiteSettings.configuration(environment)
    }

    private static func configuration(_ environment: [String: String]) throws -> [UInt8] {
        if let path = environment["ENTRA_CONFIGURATION"] {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw SettingsError("ENTRA_CONFIGURATION names a file that cannot be read: \(path)")
            }
            return Array(data)
        }
        func value(_ name: String) -> String { environment[name] ?? "" }
        let names = ["ENTRA_ISSUER", "ENTRA_CLIENT_ID", "ENTRA_SECRET", "PUBLIC_URL"]
        let missing = names.filter { value($0).isEmpty }
        guard missing.isEmpty else {
            throw SettingsError(
                """
                Set \(missing.joined(separator: ", ")), or ENTRA_CONFIGURATION to the path of a configuration file.
                To try the application without a tenant, run it with --fake-entra.
                """)
        }
        return try json([
            "issuer": value("ENTRA_ISSUER"), "clientID": value("ENTRA_CLIENT_ID"),
            "clientSecret": ["environment": "ENTRA_SECRET"], "publicAddress": value("PUBLIC_URL"),
            "scope": "openid profile email offline_access",
        ])
    }

    /// Two providers of the fake Entra: one responds with a code in the query, the other with a form.
    private static func fakeConfiguration(port: Int) throws -> [UInt8] {
        let provider: [String: Any] = [
            "issuer": "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
            "clientID": "6731de76-14a6-49ae-97bc-6eba6914391e", "emulatedAt": "http://localhost:8443",
            "clientSecret": "abc8Q~aSecretThatTheFakeEntraAccepts0001", "publicAddress": "http://localhost:\(port)",
            "scope": "openid profile email offline_access",
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
