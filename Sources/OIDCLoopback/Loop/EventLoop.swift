/// The single thread that receives and sends for all connections. Handlers are tasks, and put their responses into the
/// mailbox.
final class EventLoop {
    private let listeners: [Socket]
    private let mailbox: Mailbox
    private let hosts: AcceptedHosts
    private let limits: LoopbackLimits
    private let answer: @Sendable (LoopbackRequest) async -> LoopbackResponse

    private var poller: Poller
    /// The connections, in the order of the poller, where the mailbox and the listeners come first.
    private var connections: [Connection] = []
    private var connectionsByNumber: [Int: Connection] = [:]
    private var firstPlace: Int { listeners.count + 1 }
    private var lastNumber = 0
    private var handlers: [Int: Task<Void, Never>] = [:]
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    /// When deadlines are checked next: not after the earliest one.
    private var nextCheck: ContinuousClock.Instant
    private var areListenersPaused = false
    /// When a stopping server no longer waits for its handlers.
    private var stoppingEnd: ContinuousClock.Instant?

    init(
        listeners: [Socket], mailbox: Mailbox, hosts: AcceptedHosts, limits: LoopbackLimits,
        answer: @escaping @Sendable (LoopbackRequest) async -> LoopbackResponse
    ) {
        self.listeners = listeners
        self.mailbox = mailbox
        self.hosts = hosts
        self.limits = limits
        self.answer = answer
        nextCheck = .now
        poller = Poller(alwaysActive: [mailbox.pipe.readEnd] + listeners)
    }

    /// Serves until the server is stopped.
    func run() {
        while stoppingEnd == nil { turn() }
        while let stoppingEnd, !connections.isEmpty, .now < stoppingEnd {
            nextCheck = min(nextCheck, stoppingEnd)
            turn()
        }
        for task in handlers.values { task.cancel() }
        for connection in connections { connection.socket.end() }
        mailbox.finish()
    }

    /// Waits until something happens, and does what there is to do.
    private func turn() {
        let wait = ContinuousClock.now.duration(to: nextCheck).components
        // One more, because the fraction is cut off.
        let milliseconds = wait.seconds * 1000 + wait.attoseconds / 1_000_000_000_000_000 + 1
        let places = poller.wait(milliseconds: Int32(min(max(milliseconds, 0), 60_000)))
        let now = ContinuousClock.now
        // Looked up now, because places change when connections end.
        let ready = places.drop { $0 < firstPlace }.map { connections[$0 - firstPlace] }
        if places.first == 0 { mailbox.pipe.clear() }
        let (answers, isStopping) = mailbox.take()
        if isStopping && stoppingEnd == nil { beginStopping(now) }
        for answer in answers {
            handlers[answer.connection] = nil
            guard let connection = connectionsByNumber[answer.connection] else { continue }
            connection.answered(answer.response, now)
            settle(connection)
        }
        for connection in ready where !connection.isOver {
            connection.becameReady(now, &buffer)
            settle(connection)
        }
        if !isStopping {
            for place in places where listeners.indices.contains(place - 1) { accept(listeners[place - 1], now) }
        }
        if now >= nextCheck { checkDeadlines(now) }
    }

    private func beginStopping(_ now: ContinuousClock.Instant) {
        stoppingEnd = now + limits.stoppingTime
        setListeners(paused: true)
        for listener in listeners { listener.end() }
        for connection in connections {
            connection.finish()
            settle(connection)
        }
    }

    private func checkDeadlines(_ now: ContinuousClock.Instant) {
        for connection in connections where connection.deadline <= now {
            connection.expired(now)
            settle(connection)
        }
        nextCheck = connections.map(\.deadline).min() ?? now + .seconds(60)
        if areListenersPaused && stoppingEnd == nil { setListeners(paused: false) }
    }

    // MARK: - Connections

    private func accept(_ listener: Socket, _ now: ContinuousClock.Instant) {
        // Others wait their turn, so that existing connections are served.
        for _ in 0..<256 {
            switch listener.accepted() {
            case .none: return
            case .failed:
                // Without a pause, the loop would try without end until a descriptor is free.
                setListeners(paused: true)
                nextCheck = min(nextCheck, now + .milliseconds(100))
                return
            case .connection(let socket):
                if connections.count < limits.connections { add(socket, now) } else { socket.end() }
            }
        }
    }

    private func setListeners(paused: Bool) {
        areListenersPaused = paused
        for index in listeners.indices { poller.set(paused ? [] : .reading, at: index + 1) }
    }

    private func add(_ socket: Socket, _ now: ContinuousClock.Instant) {
        lastNumber += 1
        let connection = Connection(
            number: lastNumber, socket: socket, place: firstPlace + connections.count, hosts: hosts, limits: limits,
            now: now
        ) { [unowned self] request, number in begin(request, number) }
        connections.append(connection)
        connectionsByNumber[connection.number] = connection
        poller.append(socket, connection.interest)
        nextCheck = min(nextCheck, connection.deadline)
    }

    /// Does what the loop has to do after an event of a connection.
    private func settle(_ connection: Connection) {
        guard connection.isOver else {
            poller.set(connection.interest, at: connection.place)
            nextCheck = min(nextCheck, connection.deadline)
            return
        }
        // An event for a connection that was removed changes nothing.
        guard connectionsByNumber.removeValue(forKey: connection.number) != nil else { return }
        connection.socket.end()
        poller.remove(at: connection.place)
        let last = connections.removeLast()
        if last !== connection {
            last.place = connection.place
            connections[connection.place - firstPlace] = last
        }
    }

    private func begin(_ request: LoopbackRequest, _ number: Int) {
        let (answer, mailbox) = (answer, mailbox)
        // A process that tests itself keeps the threads of its tasks busy. A client must not wait until they end.
        handlers[number] = Task(priority: .high) {
            mailbox.post(Mailbox.Answer(connection: number, response: await answer(request)))
        }
    }
}
