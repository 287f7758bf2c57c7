import OIDCPrimitives

/// A host that an application has of its own in front of Entra, perhaps with a port.
struct CustomHost: Hashable {
    private let host: HostText
    private let port: ExactText?

    /// The host in lower case, with its port.
    var text: String { host.text + (port.map { ":\($0.text)" } ?? "") }

    /// Reads an entry of the list, in any case; `nil` when it is not a host: a scheme, a path, a wildcard and white space
    /// have no place in it.
    init?(_ text: String) {
        self.init(authority: Substring(text))
    }

    /// Reads what stands between `//` and the path of an address.
    init?(authority: Substring) {
        let (name, port) = AddressText.cutPort(from: authority)
        guard let host = HostText(name), port.map({ AddressText.portNumber($0) != nil }) != false else { return nil }
        self.host = host
        self.port = port.map { ExactText($0) }
    }
}
