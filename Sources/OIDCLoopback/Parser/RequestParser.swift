/// Reads the requests of a connection from its bytes, however they are split. It follows RFC 9112 strictly: a request
/// that another server could read differently is rejected.
package struct RequestParser: Sendable {
    package enum Step: Sendable {
        /// The bytes do not suffice.
        case needsMore
        /// The client waits for "100 Continue" before it sends the body. Reported once for each request.
        case continueExpected
        /// A whole request, and whether another one may follow.
        case request(LoopbackRequest, keepsAlive: Bool)
        /// The connection is unusable.
        case rejected(RequestRejection)
    }

    private enum Phase {
        case start
        case head(RequestHead)
        case body(RequestHead, length: Int)
        case chunks(RequestHead)
        case rejected(RequestRejection)
    }

    private let limits: LoopbackLimits
    private let hosts: AcceptedHosts
    private var buffer = LineBuffer()
    private var phase = Phase.start
    // Not in the phase, because a copy for each received piece would make the work quadratic.
    private var body: [UInt8] = []
    private var chunks: ChunkedBody
    private var headBytes: Int
    private var hasSkippedLine = false
    private var mustContinue = false

    /// Creates a parser.
    ///
    /// - Parameters:
    ///   - hosts: The hosts, one of which `Host` must name.
    ///   - limits: The limits.
    package init(hosts: AcceptedHosts, limits: LoopbackLimits = .standard) {
        self.hosts = hosts
        self.limits = limits
        headBytes = limits.headBytes
        chunks = ChunkedBody(limits: limits)
    }

    /// Whether no request has begun.
    package var isBetweenRequests: Bool {
        if case .start = phase { buffer.isEmpty } else { false }
    }

    /// Adds received bytes. After that, call ``next()`` until more bytes are needed.
    package mutating func feed(_ bytes: some Collection<UInt8>) {
        if case .rejected = phase { return }
        buffer.append(bytes)
    }

    /// Returns the next request, if it is complete.
    package mutating func next() -> Step {
        do throws(RequestRejection) {
            return try step()
        } catch {
            phase = .rejected(error)
            return .rejected(error)
        }
    }

    private mutating func step() throws(RequestRejection) -> Step {
        while true {
            switch phase {
            case .rejected(let rejection): throw rejection
            case .start:
                guard let line = try headLine(tooLong: .longTarget) else { return .needsMore }
                // An empty line in front of a request is left from the body of an old client (RFC 9112 §2.2).
                if line.isEmpty && !hasSkippedLine {
                    hasSkippedLine = true
                    continue
                }
                phase = .head(try RequestHead(requestLine: line))
            case .head(var head):
                guard let line = try headLine(tooLong: .largeHead) else { return .needsMore }
                if line.isEmpty {
                    phase = try bodyPhase(after: head)
                } else {
                    try head.append(line, limits: limits)
                    phase = .head(head)
                }
            case .body(let head, let length):
                body += buffer.next(upTo: length - body.count)
                guard body.count == length else { return needsBody() }
                return finished(head)
            case .chunks(let head):
                guard try chunks.read(&buffer) else { return needsBody() }
                body = chunks.body
                return finished(head)
            }
        }
    }

    private mutating func headLine(tooLong: RequestRejection) throws(RequestRejection) -> ArraySlice<UInt8>? {
        switch buffer.nextLine(upTo: headBytes) {
        case .complete(let line):
            headBytes -= line.count + 2
            return line
        case .incomplete: return nil
        case .tooLong: throw tooLong
        case .invalid(let rejection): throw rejection
        }
    }

    private mutating func bodyPhase(after head: RequestHead) throws(RequestRejection) -> Phase {
        try head.checkHost(hosts)
        let framing = try head.framing(limits: limits)
        // A client that has begun to send the body does not wait.
        mustContinue = try head.expectsContinue() && buffer.isEmpty
        switch framing {
        case .length(let length): return .body(head, length: length)
        case .chunked: return .chunks(head)
        }
    }

    private mutating func needsBody() -> Step {
        defer { mustContinue = false }
        return mustContinue ? .continueExpected : .needsMore
    }

    private mutating func finished(_ head: RequestHead) -> Step {
        var request = head.request
        request.body = body
        phase = .start
        body = []
        chunks = ChunkedBody(limits: limits)
        headBytes = limits.headBytes
        hasSkippedLine = false
        mustContinue = false
        return .request(request, keepsAlive: head.keepsAlive)
    }
}
