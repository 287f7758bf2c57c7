import OIDCPrimitives
import OIDCSignIn

/// The clients and the sessions of the program.
actor Clients {
    private let origin: String
    /// Shared by all clients, so that the callback can look up whose response it received.
    let store = InMemoryPendingSignIns()
    private var byKey: [[String]: Client] = [:]
    /// The clients in the order of their last use, latest first.
    private var recent: [Client] = []
    private var sessions: [String: Session] = [:]
    private var count = 0

    private static let capacity = 1_000

    init(origin: String) {
        self.origin = origin
    }

    /// Returns the client that `/start` describes, and creates it if necessary.
    func client(for parameters: StartParameters) throws -> Client {
        if let client = byKey[parameters.clientKey], !parameters.isFresh {
            use(client)
            return client
        }
        count += 1
        let client = try Client(named: "client-\(count)", parameters, origin: origin, store: store)
        byKey[parameters.clientKey] = client
        use(client)
        if recent.count > Clients.capacity, let oldest = recent.popLast() {
            byKey = byKey.filter { $0.value !== oldest }
        }
        return client
    }

    private func use(_ client: Client) {
        recent.removeAll { $0 === client }
        recent.insert(client, at: 0)
    }

    /// Returns the client of a pending sign-in.
    func client(named name: String) -> Client? {
        recent.first { $0.name == name }
    }

    /// Returns the clients that a request of a provider can be meant for, best first: those that it names, and without
    /// one, the client that was used last. Its front door validates the request.
    func candidates(issuer: String?, audiences: [String]) -> [Client] {
        let named = recent.filter { $0.issuer == issuer && audiences.contains($0.clientID) }
        let related = recent.filter { $0.issuer == issuer || audiences.contains($0.clientID) }
        for clients in [named, related] where !clients.isEmpty { return Array(clients.prefix(4)) }
        return Array(recent.prefix(1))
    }

    // MARK: - Sessions

    /// Saves a session and returns the value of its cookie.
    func save(_ session: Session) -> String {
        let identifier = Base64URL.encode(SystemRandom().bytes(32))
        if sessions.count > 10 * Clients.capacity { sessions = [:] }
        sessions[identifier] = session
        return identifier
    }

    func session(_ identifier: String?) -> Session? { identifier.flatMap { sessions[$0] } }

    func update(_ identifier: String, _ session: Session) {
        if sessions[identifier] != nil { sessions[identifier] = session }
    }

    /// Ends one session.
    func end(_ identifier: String?) {
        if let identifier { sessions[identifier] = nil }
    }

    /// Ends the sessions that fit, and returns how many there were.
    func endSessions(where isEnded: @Sendable (Session) -> Bool) -> Int {
        let before = sessions.count
        sessions = sessions.filter { !isEnded($0.value) }
        return before - sessions.count
    }
}
