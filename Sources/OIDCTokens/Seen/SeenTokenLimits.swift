public import OIDCPrimitives

/// The limits of the access tokens that a live provider remembers, so that it need not verify their signatures again.
///
/// The same access token arrives with every request of a client, for about an hour. It is remembered when it passed
/// every check for the second time. When it is then found among the remembered tokens, byte for byte, its parts and the
/// result of its signature check are used again, if its key is still published. Everything else is decided with the
/// expectations and the time of that request.
///
/// When a limit is reached, the tokens that were not used for the longest time are forgotten first. A token that
/// arrives only once replaces no other.
public struct SeenTokenLimits: Hashable, Sendable {
    /// The maximum number of tokens. With 0, none are remembered.
    public let tokens: Int
    /// The approximate maximum number of bytes that all of them take, with their parsed parts. With 0, none are
    /// remembered.
    public let bytes: Int

    /// The default limits: 10,000 tokens and 32 MiB, enough for about 6,000 tokens of the usual size.
    public static let standard = SeenTokenLimits(known: 10_000, 32 << 20)
    /// No tokens are remembered: every token is verified completely.
    public static let none = SeenTokenLimits(known: 0, 0)

    /// The maximum number of bytes of a token that is remembered. Longer ones are verified completely each time.
    package static let longestToken = 16 << 10

    /// Creates limits. Omitted limits have their default values.
    ///
    /// - Throws: `config.limit-out-of-range` for each limit that is outside its range: at most a million tokens and
    ///   1 GiB.
    public init(tokens: Int = 10_000, bytes: Int = 32 << 20) throws(Refusal) {
        let problems = [
            Problem.limit("tokens", tokens, from: 0, to: 1_000_000), .limit("bytes", bytes, from: 0, to: 1 << 30),
        ]
        if let refusal = Refusal(problems.compactMap(\.self)) { throw refusal }
        self.init(known: tokens, bytes)
    }

    private init(known tokens: Int, _ bytes: Int) {
        self.tokens = tokens
        self.bytes = bytes
    }
}

/// How often access tokens were found among the tokens seen before, and how many are remembered.
public struct SeenTokenCounts: Hashable, Sendable {
    /// How often a token was found.
    public internal(set) var hits = 0
    /// How often a token was not found, or was found but its key had been replaced or withdrawn.
    public internal(set) var misses = 0
    /// The number of tokens that are remembered.
    public internal(set) var tokens = 0
    /// The approximate number of bytes that they take.
    public internal(set) var bytes = 0

    package init() {}
}
