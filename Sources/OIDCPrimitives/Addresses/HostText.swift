/// A host that can stand in an address: an ASCII name, an IPv4 address or a bracketed IPv6 address, in lower case.
///
/// The name rules are those a browser's address bar applies to ASCII hosts: labels of letters, digits, `_` and inner
/// hyphens, 63 bytes at most, 253 in all, perhaps a final dot. A name that ends in a number is an IPv4 address or nothing.
package struct HostText: Hashable, Sendable {
    /// The host in lower case, an IPv6 address in its brackets.
    package var text: String { exact.text }
    private let exact: ExactText
    /// The address, when the host is one.
    package let address: IPAddress?

    /// Judges a host; `nil` when it is none.
    package init?(_ host: some StringProtocol) {
        let lowered = host.asciiLowercased
        if lowered.utf8.first == UInt8(ascii: "[") {
            guard lowered.utf8.last == UInt8(ascii: "]"), lowered.utf8.count > 2,
                let address = IPAddress(lowered.utf8.dropFirst().dropLast()), address.isVersion6
            else { return nil }
            self.address = address
        } else {
            guard HostText.isName(lowered) else { return nil }
            address = IPAddress(lowered.utf8)
            if address == nil, HostText.endsInNumber(lowered) { return nil }
        }
        exact = ExactText(lowered)
    }

    /// `localhost`, `127.0.0.1` or `[::1]`.
    package var isLoopback: Bool {
        exact == "localhost" || address == .loopback4 || address == .loopback6
    }

    private static func isName(_ name: String) -> Bool {
        guard (1...253).contains(name.utf8.count) else { return false }
        return labels(of: name).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.utf8.allSatisfy(isLabelByte)
                && label.utf8.first != UInt8(ascii: "-") && label.utf8.last != UInt8(ascii: "-")
        }
    }

    /// Whether a browser would take the last label for the last number of an IPv4 address.
    private static func endsInNumber(_ name: String) -> Bool {
        guard let last = labels(of: name).last else { return false }
        if last.utf8.allSatisfy(isASCIIDigit) { return true }
        return last.hasPrefixBytes("0x") && last.utf8.dropFirst(2).allSatisfy { hexadecimalValue($0) != nil }
    }

    /// The parts between the dots; a final dot ends the last of them.
    private static func labels(of name: String) -> [Substring] {
        let labels = Substring(name).split(at: ".")
        return labels.count > 1 && labels.last?.isEmpty == true ? labels.dropLast() : labels
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        isASCIILetter(byte) || isASCIIDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
