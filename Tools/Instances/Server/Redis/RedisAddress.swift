/// Where Redis listens: an IPv4 address or `localhost`, and a port. Names are not looked up, because that can take any
/// time.
struct RedisAddress: Sendable {
    /// The address as a number, whose first byte is the highest.
    let number: UInt32
    let port: UInt16

    /// Creates an address from `HOST:PORT`.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let port = UInt16(parts[1]) else { return nil }
        let host = parts[0] == "localhost" ? "127.0.0.1" : parts[0]
        let bytes = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard bytes.count == 4, !bytes.contains(nil) else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt32($1 ?? 0) }
        self.port = port
    }
}
