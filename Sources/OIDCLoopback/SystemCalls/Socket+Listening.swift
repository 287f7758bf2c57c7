#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a server cannot listen.
package enum LoopbackError: Error, Sendable, Hashable {
    /// Another program listens on the port.
    case portInUse(UInt16)
    /// The system does not allow it.
    case unavailable(errorNumber: Int32)
}

/// The sockets that listen on one port of this machine.
extension Socket {
    /// Returns sockets that listen on 127.0.0.1 and, where it exists, ::1.
    ///
    /// - Parameter port: The port. 0 lets the system choose one that is free at both.
    static func listening(port: UInt16) throws(LoopbackError) -> (sockets: [Socket], port: UInt16) {
        var attempts = port == 0 ? 16 : 1
        while true {
            attempts -= 1
            let (first, chosen) = try listeningOnIPv4(port: port)
            do throws(LoopbackError) {
                return ([first, try listeningOnIPv6(port: chosen)], chosen)
            } catch .unavailable(errorNumber: EADDRNOTAVAIL), .unavailable(errorNumber: EAFNOSUPPORT) {
                // This machine has no ::1.
                return ([first], chosen)
            } catch {
                // Browsers that look up `localhost` would reach the other program.
                first.end()
                guard attempts > 0 else { throw error }
            }
        }
    }

    /// Returns a port that was just closed.
    static func closedPort() -> UInt16? {
        guard let (socket, port) = try? listeningOnIPv4(port: 0) else { return nil }
        socket.end()
        return port
    }

    private static func listeningOnIPv4(port: UInt16) throws(LoopbackError) -> (Socket, UInt16) {
        let listener = try created(AF_INET)
        var address = sockaddr_in()
        #if canImport(Darwin)
            address.sin_len = UInt8(MemoryLayout<sockaddr_in>.size)
        #endif
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
        try listener.listen(at: &address, port)
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    private static func listeningOnIPv6(port: UInt16) throws(LoopbackError) -> Socket {
        let listener = try created(AF_INET6)
        listener.setOption(Int32(IPPROTO_IPV6), IPV6_V6ONLY)
        var address = sockaddr_in6()
        #if canImport(Darwin)
            address.sin6_len = UInt8(MemoryLayout<sockaddr_in6>.size)
        #endif
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        unsafe withUnsafeMutableBytes(of: &address.sin6_addr) { bytes in unsafe bytes[15] = 1 }
        try listener.listen(at: &address, port)
        return listener
    }

    private static func created(_ family: Int32) throws(LoopbackError) -> Socket {
        #if canImport(Glibc)
            let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(family, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw .unavailable(errorNumber: errno) }
        let listener = Socket(descriptor: descriptor)
        listener.setNonBlocking()
        // A restarted server gets its port although connections of the previous one have not expired.
        listener.setOption(SOL_SOCKET, SO_REUSEADDR)
        return listener
    }

    /// Starts listening, and writes the port that the system chose into the address.
    private func listen<Address>(at address: inout Address, _ port: UInt16) throws(LoopbackError) {
        var size = socklen_t(MemoryLayout<Address>.size)
        let errorNumber: Int32? = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                let isListening =
                    unsafe bind(descriptor, address, size) == 0 && listen(queue: 4096)
                    && getsockname(descriptor, address, &size) == 0
                return isListening ? nil : errno
            }
        }
        guard let errorNumber else { return }
        end()
        throw errorNumber == EADDRINUSE ? .portInUse(port) : .unavailable(errorNumber: errorNumber)
    }

    private func listen(queue: Int32) -> Bool {
        #if canImport(Glibc)
            Glibc.listen(descriptor, queue) == 0
        #elseif canImport(Musl)
            Musl.listen(descriptor, queue) == 0
        #else
            Darwin.listen(descriptor, queue) == 0
        #endif
    }
}
