public import OIDCPrimitives

/// How much of a token is read before the rest is refused.
public struct TokenLimits: Hashable, Sendable {
    /// Bytes of the compact form.
    public let bytes: Int
    /// Bounds of header and claims.
    public let json: JSONLimits

    /// 256 KiB, and the standard limits of JSON.
    public static let standard = TokenLimits()

    /// Creates limits; what is left out keeps its standard value.
    ///
    /// - Throws: `config.limit-out-of-range` if the number of bytes is below zero or above 1 GiB.
    public init(bytes: Int, json: JSONLimits = .standard) throws(Refusal) {
        if let problem = Problem.limit("bytes", bytes, from: 0, to: 1 << 30) { throw Refusal(problem) }
        self.bytes = bytes
        self.json = json
    }

    private init() {
        bytes = 256 << 10
        json = .standard
    }
}
