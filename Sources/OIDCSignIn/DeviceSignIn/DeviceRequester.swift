public import OIDCPrimitives

/// What the server knows about a client that wants to sign in, to be shown to the user before they decide.
///
/// The user compares it with what they are doing. The address is what the server observed; the name and the user agent
/// are what the client says, and can be forged.
public struct DeviceRequester: Hashable, Sendable, Codable {
    /// The IP address from which the request came.
    public let address: String?
    /// The name of the application or the machine, as the client states it.
    public let name: String?
    /// The client's `User-Agent` header.
    public let userAgent: String?

    private static let longestName = 100
    private static let longestUserAgent = 512

    /// Creates the description of a client.
    ///
    /// The strings are escaped for display: invisible characters appear as `\u{…}`, and a user agent is cut. They are
    /// not escaped for HTML.
    ///
    /// - Parameters:
    ///   - address: The IP address of the connection, or the one that a trusted proxy forwards. Without it, requests are
    ///     not limited for each address.
    ///   - name: The name of the application or the machine, as the client states it. At most 100 bytes.
    ///   - userAgent: The client's `User-Agent` header.
    /// - Throws: `device.request-invalid` if the address is not an IP address, or the name is too long.
    public init(address: String?, name: String? = nil, userAgent: String? = nil) throws(Refusal) {
        var problems: [Problem] = []
        self.address = DeviceRequester.canonical(address)
        if address != nil, self.address == nil {
            problems.append(.deviceRequestInvalid("address", expected: "an IP address, without a port"))
        }
        if let name, name.utf8.count > DeviceRequester.longestName {
            problems.append(.deviceRequestInvalid("name", expected: "at most 100 bytes"))
        }
        self.name = name.map { escapedForDisplay($0) }
        self.userAgent = userAgent.map {
            escapedForDisplay(String(decoding: $0.utf8.prefix(DeviceRequester.longestUserAgent), as: UTF8.self))
        }
        if let refusal = Refusal(problems) { throw refusal }
    }

    /// Returns an IP address in the form in which it is counted and shown, or `nil` if it is not one. An IPv4 address
    /// that is mapped into IPv6 is the same as the IPv4 address.
    package static func canonical(_ address: String?) -> String? {
        guard let address, address.utf8.count <= 64 else { return nil }
        return IPAddress(Array(address.utf8))?.unmapped.string
    }

    /// Returns what the requests from an address are counted under. A household has 2^64 addresses of IPv6, so those
    /// with the same first half count as one.
    package static func countedAs(_ address: String) -> String {
        guard let parsed = IPAddress(Array(address.utf8)), parsed.isVersion6 else { return address }
        return "\(parsed.bits >> 64)/64"
    }

    /// Returns what the requests from the network of an IPv6 address are counted under, or `nil` for IPv4. A site can
    /// have up to 2^16 of the halves that ``countedAs(_:)`` distinguishes: all that begin with the same 48 bits
    /// (RFC 6177).
    package static func networkCountedAs(_ address: String) -> String? {
        guard let parsed = IPAddress(Array(address.utf8)), parsed.isVersion6 else { return nil }
        return "\(parsed.bits >> 80)/48"
    }
}
