public import OIDCPrimitives

/// How much of a token is read before the rest is refused.
public struct TokenLimits: Hashable, Sendable {
    /// Bytes of the compact form.
    public let bytes: Int
    /// Bounds of header and claims.
    public let json: JSONLimits

    /// 256 KiB, and the standard limits of JSON.
    public static let standard = TokenLimits()

    /// Sets the limits; what is left out keeps its standard value.
    public init(bytes: Int = 256 << 10, json: JSONLimits = .standard) {
        self.bytes = max(bytes, 0)
        self.json = json
    }
}
