public import OIDCPrimitives
import OIDCProviders

/// A host that an application has of its own in front of Entra, perhaps with a port.
public struct CustomHost: Hashable, Sendable, CustomStringConvertible {
    private let host: HostText
    private let port: ExactText?

    /// The host in lowercase, with its port.
    public var text: String { host.text + (port.map { ":\($0.text)" } ?? "") }

    /// The host's text.
    public var description: String { text }

    /// Reads a host, in any case. Throws a `Refusal` with `config.wrong-type` for a text that is not a host: a scheme, a
    /// path, a wildcard and white space have no place in it.
    public init(_ text: String) throws(Refusal) {
        guard let host = CustomHost(authority: Substring(text)) else {
            throw Refusal(
                .configWrongType("customHosts", expected: CustomHost.expected, found: "\(address: text)"))
        }
        self = host
    }

    /// What a text is expected to be.
    static let expected: ProblemText = "a host, such as login.example.com"

    /// Reads what stands between `//` and the path of an address.
    init?(authority: Substring) {
        let (name, port) = AddressText.cutPort(from: authority)
        guard let host = HostText(name), port.map({ AddressText.portNumber($0) != nil }) != false else { return nil }
        self.host = host
        self.port = port.map { ExactText($0) }
    }
}
