public import OIDCPrimitives
public import OIDCTokens

/// How much is read of what a provider serves, and how long it is waited for.
public struct DiscoveryLimits: Hashable, Sendable {
    /// Bytes of a metadata document. At most 16 MiB.
    public let metadataBytes: Int
    /// What a key set may hold.
    public let keySet: KeySetLimits
    /// How long one request may take, from the first byte sent to the last one received. From one second to five
    /// minutes.
    public let requestTimeout: Duration

    /// 1 MiB, the standard limits of key sets, 10 seconds.
    public static let standard = DiscoveryLimits()

    /// Creates limits; what is left out keeps its standard value.
    ///
    /// - Throws: `config.limit-out-of-range` for each limit that is outside its range.
    public init(
        metadataBytes: Int = 1 << 20, keySet: KeySetLimits = .standard, requestTimeout: Duration = .seconds(10)
    ) throws(Refusal) {
        let problems = [
            Problem.limit("metadataBytes", metadataBytes, from: 0, to: 16 << 20),
            .limit("requestTimeout", requestTimeout, from: .seconds(1), to: .seconds(300)),
        ]
        if let refusal = Refusal(problems.compactMap(\.self)) { throw refusal }
        self.metadataBytes = metadataBytes
        self.keySet = keySet
        self.requestTimeout = requestTimeout
    }

    private init() {
        (metadataBytes, keySet, requestTimeout) = (1 << 20, .standard, .seconds(10))
    }
}
