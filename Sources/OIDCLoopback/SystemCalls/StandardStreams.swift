#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads standard input and writes to file descriptors. Every pointer below stays valid during the call that gets it.
package enum StandardStreams {
    /// Returns the bytes of standard input up to its end, or `nil` if it cannot be read.
    ///
    /// Stops once it has read at least `limit` bytes, so the result can be slightly longer.
    package static func read(upTo limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    unsafe Musl.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                #else
                    unsafe Darwin.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    /// Whether a user sees standard error.
    package static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Lets a write to a pipe without a reader fail. Otherwise, it ends the process.
    package static func ignoreUnreadPipes() {
        #if canImport(Darwin)
            _ = unsafe signal(SIGPIPE, SIG_IGN)
        #else
            _ = signal(SIGPIPE, SIG_IGN)
        #endif
    }

    /// Writes text to a file descriptor and returns whether all of it was written.
    package static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
                #else
                    unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
