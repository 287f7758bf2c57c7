public import OIDCPrimitives

/// The limits beyond which a token is rejected.
public struct TokenLimits: Hashable, Sendable {
    /// The maximum number of bytes in the compact form.
    public let bytes: Int
    /// The limits for the header and the claims.
    public let json: JSONLimits

    /// The default limits: 256 KiB, and the default limits for JSON.
    public static let standard = TokenLimits()

    /// Creates limits. If omitted, the limits for JSON have their default values.
    ///
    /// - Throws: `config.limit-out-of-range` if the number of bytes is negative or above 1 GiB.
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
