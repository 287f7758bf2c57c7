/// The rest of a response, for a client that reads slowly or is to be given it slowly.
struct ResponseSender {
    enum Outcome {
        case sent
        case wouldWait
        case ended
        case pause(until: ContinuousClock.Instant)
    }

    /// The end of the time for the response.
    var end = ContinuousClock.now
    private var rest: ArraySlice<UInt8> = []
    private var isSlow = false
    private var bytesAtOnce = 0

    mutating func append(_ response: LoopbackResponse, isHead: Bool, closes: Bool) {
        let head = response.encodedHead(closes: closes, time: WallClock.seconds)
        rest = (head + response.encodedBody(isHead: isHead))[...]
        isSlow = response.delivery == .trickle
        bytesAtOnce = isSlow ? head.count : rest.count
    }

    /// Sends as much as possible now.
    mutating func send(to socket: Socket, _ now: ContinuousClock.Instant) -> Outcome {
        guard now < end else { return .ended }
        while bytesAtOnce > 0 {
            switch socket.send(rest.prefix(bytesAtOnce)) {
            case .wouldWait: return .wouldWait
            case .ended: return .ended
            case .transferred(let count):
                rest = rest.dropFirst(count)
                bytesAtOnce -= count
            }
        }
        guard !rest.isEmpty else {
            rest = []
            return .sent
        }
        bytesAtOnce = 1
        return .pause(until: now + .milliseconds(100))
    }
}
