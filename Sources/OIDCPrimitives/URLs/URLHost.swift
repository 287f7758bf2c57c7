/// A valid URL host, as a browser writes it: an ASCII name, an IPv4 address or a bracketed IPv6 address.
///
/// Names follow the rules that browsers apply to ASCII hosts: labels of letters, digits, `_` and inner hyphens, at most
/// 63 bytes each and 253 in total, with an optional final dot. A name that ends in a number must be an IPv4 address.
package struct URLHost: Hashable, Sendable {
    /// The host in lowercase. An IPv6 address is in brackets and in the canonical form of ``IPAddress/text``.
    package var string: String { exact.string }
    private let exact: ExactString
    /// The IP address, if the host is one.
    package let address: IPAddress?

    /// Creates a host by validating a string. Returns `nil` if it is not a valid host.
    package init?(_ host: some StringProtocol) {
        let host = String(host)
        if host.utf8.first == UInt8(ascii: "[") {
            guard host.utf8.last == UInt8(ascii: "]"), let address = IPAddress(host.utf8.dropFirst().dropLast()),
                address.isVersion6
            else { return nil }
            self.address = address
            exact = ExactString("[\(address.string)]")
        } else {
            guard let name = host.withUTF8Bytes(HostName.init) else { return nil }
            exact = ExactString(name.hasUppercase ? host.asciiLowercased : host)
            address = name.endsInNumber ? IPAddress(host.utf8) : nil
            if name.endsInNumber, address == nil { return nil }
        }
    }

    /// Whether the host is `localhost`.
    package var isLocalhost: Bool { exact == "localhost" }

    /// Whether the host is `localhost`, an address in 127.0.0.0/8, or `[::1]`.
    package var isLoopback: Bool { isLocalhost || address?.isLoopback == true }
}
