public import OIDCPrimitives

/// A fake Entra on this machine that takes the place of Microsoft's hosts, for development.
///
/// The emulator serves every cloud and product at one origin, with the paths of Microsoft's hosts: the metadata of
/// `https://login.microsoftonline.com/common/v2.0` is at `http://localhost:8443/common/v2.0/…`, and the tokens of a
/// tenant have the issuer `http://localhost:8443/<tenant>/v2.0`. Only the origin differs. The rules for issuers,
/// tenants, policies, tokens, and callback URLs are the same as in production.
///
///     let authority = try EntraAuthority(parsing: issuerField, warnings: { show($0) })
///         .emulated(at: EntraEmulator("http://localhost:8443"))
///
/// An emulator can sign in any user, with the tenant and object IDs of real ones. It can therefore only be on this
/// machine, and its use causes the warning `config.emulated`. Never use it with production data.
public struct EntraEmulator: Hashable, Sendable, CustomStringConvertible {
    /// The origin: `http://`, the host, and the port if there is one.
    public var origin: String { exact.string }
    private let exact: ExactString

    /// Creates an emulator from its origin.
    ///
    /// - Parameter origin: `http://` with `localhost`, an address in 127.0.0.0/8, or `[::1]`, and an optional port,
    ///   without a path.
    /// - Throws: A `Refusal` with `config.emulator-not-loopback` for any other string.
    public init(_ origin: String) throws(Refusal) {
        guard let expected = EntraEmulator.origin(of: origin), expected.hasSameBytes(as: origin) else {
            throw Refusal(.emulatorNotLoopback(origin, suggestion: EntraEmulator.origin(of: origin)))
        }
        exact = ExactString(origin)
    }

    /// The origin.
    public var description: String { origin }

    /// Returns the origin of an http URL on this machine, or `nil` for any other string. A path, query, or fragment is
    /// left out, and the host is in lowercase.
    private static func origin(of text: String) -> String? {
        guard let parts = URLParts(text), parts.scheme.asciiLowercased.hasSameBytes(as: "http"),
            parts.userInformation == nil, let host = URLHost(parts.host), host.isLoopback
        else { return nil }
        guard let port = parts.port else { return "http://\(host.string)" }
        return URLParts.portNumber(port).map { "http://\(host.string):\($0)" }
    }
}

/// The treatment of an emulator that a configuration file names.
public enum EntraEmulation: Sendable {
    /// A file may name an emulator on this machine, which causes the warning `config.emulated`.
    case allowedWithWarning
    /// A file that names an emulator is rejected. Use it in code that only runs in production.
    case rejected
}

extension ProblemCode {
    /// The URL of the emulator is not an http origin on this machine.
    public static let configEmulatorNotLoopback = ProblemCode("config.emulator-not-loopback")
    /// An emulator takes the place of Microsoft's hosts.
    public static let configEmulated = ProblemCode("config.emulated")
}

extension Problem {
    fileprivate static func emulatorNotLoopback(_ text: String, suggestion: String?) -> Problem {
        Problem(
            .configEmulatorNotLoopback, at: .member("emulatedAt"), expected: "an origin such as http://localhost:8443",
            found: "\(url: text)",
            remedy: "An emulator must be on this machine: http with localhost, an address that begins with 127, or "
                + "[::1], and an optional port. A path or a slash at the end is not allowed.",
            suggestion: suggestion)
    }

    /// Returns the problem that an emulator is used: a warning, or an error where emulators are rejected.
    static func emulated(at emulator: EntraEmulator, severity: Severity = .warning) -> Problem {
        Problem(
            .configEmulated, severity: severity, at: .member("emulatedAt"),
            expected: "Microsoft's hosts", found: "\(url: emulator.origin)",
            remedy: "A fake Entra on this machine takes the place of Microsoft's hosts. It can sign in every user of "
                + "every tenant, so use it for development only. In production, remove emulatedAt.")
    }
}
