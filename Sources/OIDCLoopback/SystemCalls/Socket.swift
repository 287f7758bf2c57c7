#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A socket that never waits. Every pointer below refers to memory that outlives the call.
struct Socket: Sendable {
    /// What came of an attempt to send or receive.
    enum Outcome {
        case transferred(Int)
        /// Nothing now; `Poller` waits until it is worth another attempt.
        case wouldWait
        /// The other side has ended the connection.
        case ended
    }

    let descriptor: Int32

    // MARK: - Accepting

    /// What came of an attempt to accept a connection.
    enum Acceptance {
        case connection(Socket)
        case none
        /// The process has no descriptors left, for example.
        case failed
    }

    /// Accepts a connection, if one is there.
    func accepted() -> Acceptance {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else {
            return [EAGAIN, EWOULDBLOCK, EINTR, ECONNABORTED].contains(errno) ? .none : .failed
        }
        let socket = Socket(descriptor: connection)
        socket.setNonBlocking()
        socket.setOption(Int32(IPPROTO_TCP), TCP_NODELAY)
        #if canImport(Darwin)
            socket.setOption(SOL_SOCKET, SO_NOSIGPIPE)
        #endif
        return .connection(socket)
    }

    // MARK: - Transferring data

    /// Receives into a buffer.
    func receive(into buffer: inout [UInt8]) -> Outcome {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0)
        }
        return count == 0 ? .ended : outcome(count)
    }

    /// Sends as much as the system takes at once.
    func send(_ bytes: ArraySlice<UInt8>) -> Outcome {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            // Prevents a signal from ending the process when the client closes the connection.
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        return outcome(
            unsafe bytes.withUnsafeBytes { bytes in
                #if canImport(Glibc)
                    unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #elseif canImport(Musl)
                    unsafe Musl.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #else
                    unsafe Darwin.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #endif
            })
    }

    private func outcome(_ count: Int) -> Outcome {
        if count >= 0 { return .transferred(count) }
        return [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? .wouldWait : .ended
    }

    /// Lets the client see the end of the response. What it still sends can be received.
    func endSending() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

    /// Closes the connection.
    func end() { _ = close(descriptor) }

    // MARK: - Options

    func setNonBlocking() {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        // A program that the process starts does not keep the connection open.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    func setOption(_ level: Int32, _ option: Int32) {
        var yes: Int32 = 1
        _ = unsafe setsockopt(descriptor, level, option, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
}
