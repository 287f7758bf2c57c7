import EntraID
import Foundation

/// The settings of an instance, from environment variables. All of them are needed, except those of tests.
struct Settings: Sendable {
    /// `PORT`: where the instance listens.
    let port: UInt16
    /// `INSTANCE`: the name of the instance, for a field of each response.
    let instance: String
    /// `REDIS`: an IPv4 address and a port.
    let redis: RedisAddress
    /// `ENTRA_EMULATOR`: the origin of the fake Entra. Without it, users would be those of a real tenant.
    let emulator: String
    /// `PUBLIC_URL`: the URL of the proxy on this machine.
    let publicURL: String
    /// The port in the public URL.
    let publicPort: UInt16
    /// `RESPONSE_MODE`: how the provider responds, `query` or `form_post`.
    let responseMode: ResponseMode
    /// `SNAPSHOT_KEY`: the key with which the instances recognize each other's snapshots, at least 32 bytes.
    let snapshotKey: SecretString
    /// `FAULT`: what the instance does wrong on purpose, so that the check can prove that it notices.
    let fault: Fault?

    static let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
    static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let clientSecret = SecretReference.literal(SecretString("abc8Q~theFakeEntraTakesAnySecret00000001"))

    /// Reads the settings.
    static func load(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Settings {
        func value<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value {
            guard let value = environment[name].flatMap(read) else { throw SettingsMistake(name) }
            return value
        }
        let publicURL = try value("PUBLIC_URL") { $0 }
        return Settings(
            port: try value("PORT") { UInt16($0) }, instance: environment["INSTANCE"] ?? "",
            redis: try value("REDIS") { RedisAddress($0) }, emulator: try value("ENTRA_EMULATOR") { $0 },
            publicURL: publicURL,
            publicPort: try value("PUBLIC_URL") { URLComponents(string: $0)?.port.flatMap(UInt16.init(exactly:)) },
            responseMode: ResponseMode(environment["RESPONSE_MODE"] ?? "query"),
            snapshotKey: try value("SNAPSHOT_KEY") { SecretString($0) },
            fault: try environment["FAULT"].map { _ in try value("FAULT") { Fault(rawValue: $0) } })
    }
}

/// A setting that is missing or wrong.
struct SettingsMistake: Error, CustomStringConvertible {
    let name: String

    init(_ name: String) {
        self.name = name
    }

    var description: String { "The environment variable \(name) is missing or wrong. See Tools/Instances/README.md." }
}
