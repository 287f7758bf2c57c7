#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A TCP connection to Redis, whose calls wait. All system calls of this program are here. Every pointer below refers
/// to memory that outlives the call.
struct RedisSocket: Sendable {
    private let descriptor: Int32

    /// Opens a connection. Every later call gives up after the timeout. Returns `nil` on failure.
    static func connected(to address: RedisAddress, timeoutInSeconds: Int) -> RedisSocket? {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { return nil }
        let connection = RedisSocket(descriptor: descriptor)
        // On Linux, the time for sending is also that for connecting.
        connection.setTimeout(SO_RCVTIMEO, timeoutInSeconds)
        connection.setTimeout(SO_SNDTIMEO, timeoutInSeconds)
        connection.setFlag(Int32(IPPROTO_TCP), TCP_NODELAY)
        #if canImport(Darwin)
            connection.setFlag(SOL_SOCKET, SO_NOSIGPIPE)
        #endif
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var peer = sockaddr_in()
        peer.sin_family = sa_family_t(AF_INET)
        peer.sin_port = address.port.bigEndian
        peer.sin_addr.s_addr = address.number.bigEndian
        let isConnected = unsafe withUnsafePointer(to: &peer) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if !isConnected { connection.end() }
        return isConnected ? connection : nil
    }

    /// Whether the connection is idle, as it should be between commands: nothing arrived, and nobody ended it.
    var isUsable: Bool {
        var byte: UInt8 = 0
        let count = unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return count < 0 && [EAGAIN, EWOULDBLOCK].contains(errno)
    }

    /// Sends all bytes. Returns whether it could.
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                #if canImport(Glibc)
                    unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
                #elseif canImport(Musl)
                    unsafe Musl.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
                #else
                    unsafe Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
                #endif
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Returns received bytes, up to 64 KiB. Empty if the connection ended, or if nothing came in time.
    func received() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0)
        }
        return Array(buffer.prefix(max(count, 0)))
    }

    /// Closes the connection.
    func end() { _ = close(descriptor) }

    private func setTimeout(_ option: Int32, _ seconds: Int) {
        var limit = timeval()
        limit.tv_sec = seconds
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    private func setFlag(_ level: Int32, _ option: Int32) {
        var yes: Int32 = 1
        _ = unsafe setsockopt(descriptor, level, option, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
}
