/// A host that can stand in an address, as a browser writes it: an ASCII name, an IPv4 address or a bracketed IPv6
/// address.
///
/// The name rules are those a browser's address bar applies to ASCII hosts: labels of letters, digits, `_` and inner
/// hyphens, 63 bytes at most, 253 in all, perhaps a final dot. A name that ends in a number is an IPv4 address or nothing.
package struct HostText: Hashable, Sendable {
    /// The host in lower case, an IPv6 address in brackets and in the one spelling of ``IPAddress/text``.
    package var text: String { exact.text }
    private let exact: ExactText
    /// The address, when the host is one.
    package let address: IPAddress?

    /// Judges a host; `nil` when it is none.
    package init?(_ host: some StringProtocol) {
        let host = String(host)
        if host.utf8.first == UInt8(ascii: "[") {
            guard host.utf8.last == UInt8(ascii: "]"), let address = IPAddress(host.utf8.dropFirst().dropLast()),
                address.isVersion6
            else { return nil }
            self.address = address
            exact = ExactText("[\(address.text)]")
        } else {
            guard let name = host.withUTF8Bytes(HostName.init) else { return nil }
            exact = ExactText(name.hasCapitals ? host.asciiLowercased : host)
            address = name.endsInNumber ? IPAddress(host.utf8) : nil
            if name.endsInNumber, address == nil { return nil }
        }
    }

    /// Whether it is `localhost`.
    package var isLocalhost: Bool { exact == "localhost" }

    /// `localhost`, `127.0.0.1` or `[::1]`.
    package var isLoopback: Bool { isLocalhost || address == .loopback4 || address == .loopback6 }
}
