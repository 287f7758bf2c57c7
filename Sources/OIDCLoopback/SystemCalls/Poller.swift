#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Waits for many sockets at once. It uses `poll`, which Swift can call on every system.
///
/// The cost of `poll` grows with the number of sockets: 10,000 cost five milliseconds. Therefore, if there are many, the
/// ones that did something lately are asked first, and all of them only every now and then.
struct Poller {
    /// What to wait for.
    struct Interest: OptionSet {
        let rawValue: Int16
        static let reading = Interest(rawValue: Int16(POLLIN))
        static let writing = Interest(rawValue: Int16(POLLOUT))
    }

    /// How long a socket that did nothing lately may have to wait. Four times what it costs to ask 10,000.
    private static let period = Duration.milliseconds(20)
    private static let many = 256

    private var entries: [pollfd] = []
    /// The places of the sockets that did something since all were asked.
    private var active: [Int] = []
    /// For each socket, where its place is in `active`.
    private var activeIndex: [Int?] = []
    private var nextRound = ContinuousClock.now
    /// The number of sockets that are always active. They come first.
    private let alwaysActive: Int

    /// Creates a poller with the sockets that are always asked, to read from them.
    init(alwaysActive sockets: [Socket]) {
        alwaysActive = sockets.count
        for socket in sockets { append(socket, .reading) }
    }

    /// Adds a socket after the others.
    mutating func append(_ socket: Socket, _ interest: Interest) {
        entries.append(pollfd(fd: socket.descriptor, events: interest.rawValue, revents: 0))
        activeIndex.append(nil)
        activate(entries.count - 1)
    }

    /// Removes a socket. The last one takes its place.
    mutating func remove(at place: Int) {
        if let index = activeIndex[place] {
            let moved = active.removeLast()
            if moved != place {
                active[index] = moved
                activeIndex[moved] = index
            }
        }
        let last = entries.removeLast()
        let lastIndex = activeIndex.removeLast()
        guard place < entries.count else { return }
        entries[place] = last
        activeIndex[place] = lastIndex
        if let lastIndex { active[lastIndex] = place }
    }

    mutating func set(_ interest: Interest, at place: Int) {
        let descriptor = entries[place].fd
        // `poll` ignores negative numbers. Otherwise it would report the end of a connection again and again.
        let isIgnored = descriptor < 0
        entries[place].fd = interest.isEmpty != isIgnored ? ~descriptor : descriptor
        entries[place].events = interest.rawValue
        activate(place)
    }

    /// Waits until a socket is ready, or until the time has passed. Returns the places of the sockets for which an
    /// attempt to send or receive is worthwhile, in order.
    mutating func wait(milliseconds: Int32) -> [Int] {
        let now = ContinuousClock.now
        if entries.count > Poller.many && now < nextRound {
            var some = active.map { entries[$0] }
            let end = min(milliseconds, Int32(Poller.period / .milliseconds(1)))
            let ready = Poller.ready(&some, end).map { active[$0] }
            if !ready.isEmpty || end == milliseconds { return ready.sorted() }
        }
        for place in active { activeIndex[place] = nil }
        active = []
        for place in 0..<alwaysActive { activate(place) }
        let ready = Poller.ready(&entries, milliseconds)
        nextRound = ContinuousClock.now + Poller.period
        for place in ready { activate(place) }
        return ready
    }

    private mutating func activate(_ place: Int) {
        guard activeIndex[place] == nil else { return }
        activeIndex[place] = active.count
        active.append(place)
    }

    private static func ready(_ entries: inout [pollfd], _ milliseconds: Int32) -> [Int] {
        let count = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
        // After a signal, what an earlier call wrote does not count.
        return count > 0 ? entries.indices.filter { entries[$0].revents != 0 } : []
    }
}
