public import OIDCPrimitives
import OIDCProviders

/// A custom domain for Entra, optionally with a port.
public struct CustomHost: Hashable, Sendable, CustomStringConvertible {
    private let host: URLHost
    private let port: ExactString?

    /// The host in lowercase, with its port if it has one.
    public var string: String { host.string + (port.map { ":\($0.string)" } ?? "") }

    /// The host in lowercase, with its port if it has one.
    public var description: String { string }

    /// Creates a custom host from a string, ignoring case.
    ///
    /// - Parameter text: The host, without a scheme, path, wildcard, or white space.
    /// - Throws: A `Refusal` with `config.wrong-type` if the string is not a host.
    public init(_ text: String) throws(Refusal) {
        guard let host = CustomHost(authority: Substring(text)) else {
            throw Refusal(
                .configWrongType("customHosts", expected: CustomHost.expected, found: "\(url: text)"))
        }
        self = host
    }

    /// The description of a valid host, for error messages.
    static let expected: ProblemText = "a host, such as login.example.com"

    /// Creates a custom host from the part of a URL between `//` and the path, or returns `nil` if it is not a host.
    init?(authority: Substring) {
        let (name, port) = URLParts.cutPort(from: authority)
        guard let host = URLHost(name), port.map({ URLParts.portNumber($0) != nil }) != false else { return nil }
        self.host = host
        self.port = port.map { ExactString($0) }
    }
}
