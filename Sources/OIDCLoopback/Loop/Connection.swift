/// A connection of the event loop: it receives a request, waits for the answer, sends it, and begins again.
///
/// Only the thread of the loop uses it. No call waits.
final class Connection {
    /// What the connection waits for.
    enum Phase {
        /// Bytes of the client.
        case receiving
        /// The handler.
        case answering
        /// Room for the rest of the response.
        case sending
        /// The time for the next byte of a slow response.
        case pausing
        /// The client, which closes the connection. Nothing is sent anymore.
        case closing
    }

    let number: Int
    let socket: Socket
    /// The place among the sockets of the loop.
    var place: Int
    private(set) var phase = Phase.receiving
    /// When something happens if the client does nothing.
    private(set) var deadline: ContinuousClock.Instant
    /// Whether the connection is to be closed.
    private(set) var isOver = false

    private let limits: LoopbackLimits
    private let begin: (LoopbackRequest, Int) -> Void
    private var parser: RequestParser
    private var sender = ResponseSender()
    private var isHead = false
    private var keepsAlive = true
    private var isLast = false
    /// The end of the time for the request that is being received.
    private var requestDeadline: ContinuousClock.Instant?

    /// Creates a connection.
    ///
    /// - Parameters:
    ///   - begin: A closure that starts the handler of a request. Until it has answered, the connection stays open, so
    ///     that there are not more handlers than connections.
    init(
        number: Int, socket: Socket, place: Int, hosts: AcceptedHosts, limits: LoopbackLimits,
        now: ContinuousClock.Instant,
        begin: @escaping (LoopbackRequest, Int) -> Void
    ) {
        self.number = number
        self.socket = socket
        self.place = place
        self.limits = limits
        self.begin = begin
        parser = RequestParser(hosts: hosts, limits: limits)
        deadline = now + limits.idleTime
    }

    var interest: Poller.Interest {
        switch phase {
        case .receiving, .closing: .reading
        case .answering, .pausing: []
        case .sending: .writing
        }
    }

    // MARK: - Events

    /// The socket can be used.
    func becameReady(_ now: ContinuousClock.Instant, _ buffer: inout [UInt8]) {
        switch phase {
        case .answering, .pausing: break
        case .sending: send(now)
        case .closing:
            if case .ended = socket.receive(into: &buffer) { isOver = true }
        case .receiving:
            switch socket.receive(into: &buffer) {
            case .wouldWait: break
            case .ended: isOver = true
            case .transferred(let count):
                parser.feed(buffer[..<count])
                advance(now)
            }
        }
    }

    /// The handler has answered.
    func answered(_ response: LoopbackResponse, _ now: ContinuousClock.Instant) {
        guard response.delivery != .silence else { return close(now, for: limits.idleTime) }
        if isLast || response.delivery != .whole { keepsAlive = false }
        sender.append(response, isHead: isHead, closes: !keepsAlive)
        deadline = now + limits.responseTime
        sender.end = deadline
        send(now)
    }

    /// The deadline has passed.
    func expired(_ now: ContinuousClock.Instant) {
        switch phase {
        case .answering: break
        case .pausing: send(now)
        case .sending, .closing: isOver = true
        case .receiving:
            if parser.isBetweenRequests { isOver = true } else { reject(.slow, now) }
        }
    }

    /// The server stops: the current request is the last one.
    func finish() {
        isLast = true
        if phase == .closing || phase == .receiving && parser.isBetweenRequests { isOver = true }
    }

    // MARK: - Between events

    /// Reads the next request, as far as it has arrived.
    private func advance(_ now: ContinuousClock.Instant) {
        switch parser.next() {
        case .needsMore: receive(now)
        case .continueExpected:
            // A client that does not read these few bytes does not get the response either.
            _ = socket.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)[...])
            receive(now)
        case .rejected(let rejection): reject(rejection, now)
        case .request(let request, let keepsAlive):
            self.keepsAlive = keepsAlive
            isHead = request.method == "HEAD"
            requestDeadline = nil
            phase = .answering
            deadline = now + .seconds(1 << 30)
            begin(request, number)
        }
    }

    private func receive(_ now: ContinuousClock.Instant) {
        phase = .receiving
        if parser.isBetweenRequests {
            if isLast { isOver = true }
            deadline = now + limits.idleTime
        } else {
            // Received bytes do not extend the time, so that a slow sender cannot stay.
            let end = requestDeadline ?? now + limits.requestTime
            requestDeadline = end
            deadline = end
        }
    }

    private func reject(_ rejection: RequestRejection, _ now: ContinuousClock.Instant) {
        isHead = false
        keepsAlive = false
        answered(rejection.response, now)
    }

    private func send(_ now: ContinuousClock.Instant) {
        switch sender.send(to: socket, now) {
        case .ended: isOver = true
        case .wouldWait:
            phase = .sending
            deadline = sender.end
        case .pause(let end):
            phase = .pausing
            deadline = end
        case .sent where keepsAlive: advance(now)
        case .sent:
            socket.endSending()
            close(now, for: limits.closingTime)
        }
    }

    /// Waits for the client to close the connection. If it were closed while there are bytes to receive, the system
    /// would discard the response.
    private func close(_ now: ContinuousClock.Instant, for time: Duration) {
        phase = .closing
        deadline = now + time
    }
}
