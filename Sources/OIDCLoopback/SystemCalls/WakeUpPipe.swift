#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A pipe that ends a wait of ``Poller``. It is closed when nothing refers to it, so that no handler can write to a file
/// that got the same number.
final class WakeUpPipe: Sendable {
    let readEnd: Socket
    private let writeEnd: Socket

    init() throws(LoopbackError) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw .unavailable(errorNumber: errno) }
        readEnd = Socket(descriptor: ends[0])
        writeEnd = Socket(descriptor: ends[1])
        readEnd.setNonBlocking()
        writeEnd.setNonBlocking()
    }

    /// Ends the current wait, or else the next one.
    func wakeUp() {
        var byte: UInt8 = 1
        // If the pipe is full, the wait ends anyway.
        _ = unsafe write(writeEnd.descriptor, &byte, 1)
    }

    /// Removes what was written.
    func clear() {
        var bytes = [UInt8](repeating: 0, count: 64)
        _ = unsafe bytes.withUnsafeMutableBytes { unsafe read(readEnd.descriptor, $0.baseAddress, $0.count) }
    }

    deinit {
        readEnd.end()
        writeEnd.end()
    }
}
