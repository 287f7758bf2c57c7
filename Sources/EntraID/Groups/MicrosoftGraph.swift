public import OIDCPrimitives

/// The Microsoft Graph of a cloud, where groups are found that a token omits.
public struct MicrosoftGraph: Hashable, Sendable, CustomStringConvertible {
    /// The origin, such as `https://graph.microsoft.com`.
    public var origin: String { exact.string }
    private let exact: ExactString

    /// The Graph of the worldwide cloud.
    public static let global = MicrosoftGraph(origin: "https://graph.microsoft.com")

    /// Creates the Graph of a cloud, or returns `nil` if its host is not known.
    public init?(_ cloud: EntraCloud) {
        guard let host = cloud.graphHost else { return nil }
        self.init(origin: "https://\(host)")
    }

    /// Creates the Graph that an emulator serves.
    public init(emulatedBy emulator: EntraEmulator) {
        self.init(origin: emulator.origin)
    }

    /// Creates the Graph in which the users of an authority are.
    ///
    /// - Parameters:
    ///   - authority: The authority.
    ///   - metadata: The authority's metadata. Its `msgraph_host` decides if it is a host of Microsoft Graph, because
    ///     the US Government cloud has two.
    /// - Throws: `graph.not-available` for Azure AD B2C, and if the host is not known.
    public init(of authority: EntraAuthority, metadata: EntraMetadata? = nil) throws(Refusal) {
        if authority.kind == .b2c { throw Refusal(.graphNotAvailable(.b2c)) }
        let stated = metadata?.microsoftGraphHost.flatMap(MicrosoftGraph.init(knownHost:))
        let ofCloud = authority.kind == .externalID ? MicrosoftGraph.global : MicrosoftGraph(authority.cloud)
        let found = authority.emulator.map { MicrosoftGraph(emulatedBy: $0) } ?? stated ?? ofCloud
        guard let found else { throw Refusal(.graphNotAvailable(.unknownHost)) }
        self = found
    }

    /// Creates the Graph at a host, if it is a host of Microsoft Graph.
    private init?(knownHost host: String) {
        guard MicrosoftGraph.hosts.contains(where: { $0.hasSameBytes(as: host) }) else { return nil }
        self.init(origin: "https://\(host)")
    }

    init(origin: String) {
        exact = ExactString(origin)
    }

    /// The origin.
    public var description: String { origin }

    /// The second is that of the Department of Defense.
    private static let hosts = EntraCloud.known.compactMap(\.graphHost) + ["dod-graph.microsoft.us"]
}
