public import OIDCPrimitives
public import OIDCTokens

/// Limits on the size of a provider's documents and on the time of a request.
public struct DiscoveryLimits: Hashable, Sendable {
    /// The maximum size of a metadata document in bytes. At most 16 MiB.
    public let metadataBytes: Int
    /// The limits on key sets.
    public let keySet: KeySetLimits
    /// The maximum duration of one request, from the first byte sent to the last byte received. From one second to five
    /// minutes.
    public let requestTimeout: Duration

    /// The standard limits: 1 MiB of metadata, the standard key set limits, and 10 seconds for a request.
    public static let standard = DiscoveryLimits()

    /// Creates limits. Parameters that are omitted have their standard values.
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
