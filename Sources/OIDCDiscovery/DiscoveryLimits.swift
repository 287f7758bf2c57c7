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

    /// Sets the limits; what is left out keeps its standard value.
    public init(
        metadataBytes: Int = 1 << 20, keySet: KeySetLimits = .standard, requestTimeout: Duration = .seconds(10)
    ) {
        self.metadataBytes = min(max(metadataBytes, 0), 16 << 20)
        self.keySet = keySet
        self.requestTimeout = min(max(requestTimeout, .seconds(1)), .seconds(300))
    }
}
