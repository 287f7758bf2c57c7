import Dispatch
import OIDCPrimitives
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A connection of a client that sends and receives exactly the bytes of a test. Its calls wait, so they run
/// outside the threads of tasks: see ``onThread(_:)``.
final class TestClient: Sendable {
    private let descriptor: Int32

    /// Connects to a server on this machine. Returns `nil` if that fails.
    ///
    /// - Parameters:
    ///   - port: The port.
    ///   - isIPv6: Whether to connect to ::1 instead of 127.0.0.1.
    ///   - receiveBuffer: The size of the system's buffer for received bytes.
    init?(port: UInt16, isIPv6: Bool = false, receiveBuffer: Int32? = nil) {
        #if canImport(Glibc)
            let type = Int32(SOCK_STREAM.rawValue)
        #else
            let type = SOCK_STREAM
        #endif
        descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, type, 0)
        guard descriptor >= 0 else { return nil }
        if var receiveBuffer {
            let size = socklen_t(MemoryLayout<Int32>.size)
            _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, size)
        }
        // A test that waits in vain fails instead of hanging.
        var patience = timeval(tv_sec: 600, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        guard isIPv6 ? connectToIPv6(port) : connectToIPv4(port) else {
            _ = close(descriptor)
            return nil
        }
    }

    private func connectToIPv4(_ port: UInt16) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
        return connect(to: &address)
    }

    private func connectToIPv6(_ port: UInt16) -> Bool {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        unsafe withUnsafeMutableBytes(of: &address.sin6_addr) { bytes in unsafe bytes[15] = 1 }
        return connect(to: &address)
    }

    private func connect<Address>(to address: inout Address) -> Bool {
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                #if canImport(Glibc)
                    unsafe Glibc.connect(descriptor, address, socklen_t(MemoryLayout<Address>.size)) == 0
                #elseif canImport(Musl)
                    unsafe Musl.connect(descriptor, address, socklen_t(MemoryLayout<Address>.size)) == 0
                #else
                    unsafe Darwin.connect(descriptor, address, socklen_t(MemoryLayout<Address>.size)) == 0
                #endif
            }
        }
    }

    deinit { _ = close(descriptor) }

    /// Sends bytes. Returns `false` if the server has ended the connection.
    @discardableResult func send(_ text: String) -> Bool {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                #if canImport(Glibc)
                    unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #elseif canImport(Musl)
                    unsafe Musl.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #else
                    unsafe Darwin.send(descriptor, bytes.baseAddress, bytes.count, flags)
                #endif
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Tells the server that nothing more is sent.
    func endSending() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

    /// Returns the bytes that arrive next. Empty at the end of the connection. `nil` if there is none in time.
    func receive() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        return count < 0 && errno == EAGAIN ? nil : Array(buffer.prefix(max(0, count)))
    }

    /// Returns everything until the server ends the connection. `nil` if it does not.
    func receiveAll() -> String? {
        var bytes: [UInt8] = []
        while let piece = receive() {
            if piece.isEmpty { return TestClient.withoutDates(bytes) }
            bytes += piece
        }
        return nil
    }

    /// Returns the next bytes, up to those that end with the given ones.
    func receive(through end: String) -> String? {
        var bytes: [UInt8] = []
        while !bytes.reversed().starts(with: end.utf8.reversed()) {
            guard let piece = receive(), !piece.isEmpty else { return nil }
            bytes += piece
        }
        return TestClient.withoutDates(bytes)
    }

    /// Returns a text without the dates of responses, so that it can be compared.
    private static func withoutDates(_ bytes: [UInt8]) -> String {
        let length = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n".utf8.count
        var (rest, kept) = (bytes[...], [UInt8]())
        while let place = rest.firstIndex(of: UInt8(ascii: "D")) {
            kept += rest[..<place]
            rest = rest[place...]
            let isDate = rest.starts(with: "Date: ".utf8)
            if !isDate { kept.append(rest[place]) }
            rest = rest.dropFirst(isDate ? length : 1)
        }
        return String(decoding: kept + rest, as: UTF8.self)
    }

    /// Whether bytes or the end of the connection arrive within a time.
    func hasReceived(within milliseconds: Int32 = 10) -> Bool {
        var entry = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        return unsafe poll(&entry, 1, milliseconds) > 0
    }
}

/// Runs code that waits, on a thread that is not one of those on which tasks run.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        DispatchQueue(label: "test client").async { continuation.resume(returning: body()) }
    }
}

/// Raises the limit of open files. Returns the new one.
func raiseFileLimit(to wanted: Int) -> Int {
    #if canImport(Glibc)
        let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    #else
        let resource = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard unsafe getrlimit(resource, &limit) == 0 else { return 0 }
    if limit.rlim_cur < rlim_t(wanted) {
        // The administrator may also raise the highest limit.
        var raised = rlimit(rlim_cur: rlim_t(wanted), rlim_max: max(limit.rlim_max, rlim_t(wanted)))
        if unsafe setrlimit(resource, &raised) != 0 {
            raised = rlimit(rlim_cur: min(rlim_t(wanted), limit.rlim_max), rlim_max: limit.rlim_max)
            _ = unsafe setrlimit(resource, &raised)
        }
        _ = unsafe getrlimit(resource, &limit)
    }
    return Int(min(limit.rlim_cur, rlim_t(Int32.max)))
}
