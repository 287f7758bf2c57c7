public import OIDCPrimitives

/// A resolver that finds all groups of a user, in the token or through Microsoft Graph.
///
///     let resolver = EntraGroupsResolver(graph, transport: .urlSession)
///     let memberships = try await resolver.groups(of: result.user, accessToken: graphToken)
///     guard memberships.contains(administrators) else { throw NotPermitted() }
///
/// When Graph asks to wait, it waits and tries again, within the ``limits``.
public struct EntraGroupsResolver: Sendable {
    /// The Graph that is asked.
    public let graph: MicrosoftGraph
    /// The limits on the requests.
    public let limits: EntraGroupsLimits
    private let transport: any HTTPTransport
    private let time: any TimeSource

    /// Creates a resolver.
    ///
    /// - Parameters:
    ///   - graph: The Graph of the users' cloud.
    ///   - transport: The application's HTTP client, such as `.urlSession`.
    ///   - limits: The limits on the requests.
    ///   - time: The clocks with which waits are measured.
    public init(
        _ graph: MicrosoftGraph, transport: any HTTPTransport, limits: EntraGroupsLimits = .standard,
        time: any TimeSource = SystemTime()
    ) {
        self.graph = graph
        self.limits = limits
        self.transport = transport
        self.time = time
    }

    /// Returns the groups of a user who signed in. If the token lists them, nothing is sent.
    ///
    /// Graph is asked about the user of the token by object ID, so an access token of another user cannot change whose
    /// groups are returned.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - accessToken: An access token for Microsoft Graph: of the user with the permission `User.Read`, or of the
    ///     application with `GroupMember.Read.All` and `User.Read.All`.
    ///   - query: What to ask for. The default is the IDs of security groups.
    /// - Throws: `graph.*` or `exchange.*`. Treat the groups as unknown then, never as empty.
    public func groups(
        of user: EntraIdentity, accessToken: SecretString,
        query: EntraGroupsRequest.Query = .memberObjects(onlySecurityGroups: true)
    ) async throws(Refusal) -> EntraGroupMemberships {
        if let listed = EntraGroupMemberships(listedBy: user, at: time.now) { return listed }
        if user.isPersonalAccount { throw Refusal(.graphNotAvailable(.personalAccount)) }
        guard let id = user.userKey?.objectID else { throw Refusal(.graphNotAvailable(.unknownUser)) }
        return try await groups(of: .id(id), accessToken: accessToken, query: query)
    }

    /// Returns the groups of a user from Microsoft Graph.
    ///
    /// - Parameters:
    ///   - user: The user. `signedIn` is the user of the access token.
    ///   - accessToken: An access token for Microsoft Graph.
    ///   - query: What to ask for. The default is the IDs of security groups.
    /// - Throws: `graph.*` or `exchange.*`.
    public func groups(
        of user: EntraGroupsRequest.User, accessToken: SecretString,
        query: EntraGroupsRequest.Query = .memberObjects(onlySecurityGroups: true)
    ) async throws(Refusal) -> EntraGroupMemberships {
        var request = EntraGroupsRequest(query, of: user, at: graph)
        var groups: [EntraGroup] = []
        var known = Set<ExactString>()
        var waited = Duration.zero
        for _ in 0..<limits.pages {
            let response = try await response(
                to: request.httpRequest(accessToken: accessToken, limits: limits), waited: &waited)
            let page = try EntraGroupsPage(parsing: response, to: request, limits: limits)
            groups += page.groups.filter { known.insert(ExactString($0.id)).inserted }
            guard groups.count <= limits.groups else { break }
            guard let next = page.next else {
                return EntraGroupMemberships(groups, from: query.source, at: time.now)
            }
            request = next
        }
        throw Refusal(
            .graphTooManyGroups(
                limit: "at most \(limits.groups) groups on at most \(limits.pages) pages", at: request.url))
    }

    // MARK: - Waiting

    /// The wait after the first attempt if Graph does not state one. It doubles with each further attempt.
    private static let usualDelay = Duration.seconds(1)

    /// Returns the response to a request, which is sent again after a wait if Graph asks for one.
    private func response(
        to request: TransportRequest, waited: inout Duration
    ) async throws(Refusal) -> TransportResponse {
        var (attempts, usual) = (1, EntraGroupsResolver.usualDelay)
        while true {
            let response = try await send(request)
            guard [429, 503, 504].contains(response.status) else { return response }
            let stated = response[header: "Retry-After"].flatMap { RetryAfter.delay($0, at: time.now) }
            let delay = max(stated ?? usual, EntraGroupsResolver.usualDelay)
            guard attempts < limits.attempts, waited + delay <= limits.waiting else {
                throw Refusal(.graphThrottled(delay, at: request.url))
            }
            try await wait(delay, before: request)
            attempts += 1
            usual = usual * 2
            waited += delay
        }
    }

    private func wait(_ delay: Duration, before request: TransportRequest) async throws(Refusal) {
        do {
            try await time.sleep(for: delay)
        } catch {
            throw Refusal(.graphUnreachable(.cancelled, at: request.url))
        }
    }

    private func send(_ request: TransportRequest) async throws(Refusal) -> TransportResponse {
        guard !Task.isCancelled else { throw Refusal(.graphUnreachable(.cancelled, at: request.url)) }
        do throws(TransportFailure) {
            return try await transport.send(request)
        } catch {
            throw Refusal(.graphUnreachable(error, at: request.url))
        }
    }
}

extension EntraGroupsRequest.Query {
    fileprivate var source: EntraGroupMemberships.Source {
        switch self {
        case .memberObjects: .memberObjects
        case .transitiveMemberships: .transitiveMemberships
        }
    }
}
