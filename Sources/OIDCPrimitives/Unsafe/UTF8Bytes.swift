// Before macOS 26, a string's bytes are only available through a pointer. These functions turn it into a span, which
// cannot outlive the call.

extension StringProtocol {
    /// Calls a closure with the UTF-8 bytes as one contiguous span.
    @inlinable
    package func withUTF8Bytes<Value, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        func look(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Value, Failure> {
            do throws(Failure) {
                return .success(try body(unsafe bytes.span))
            } catch {
                return .failure(error)
            }
        }
        // Nearly every string is contiguous and can be read without retaining a copy.
        if let result = utf8.withContiguousStorageIfAvailable(look) { return try result.get() }
        var text = String(self)
        return try text.withUTF8(look).get()
    }
}

extension StaticString {
    /// Calls a closure with the UTF-8 bytes.
    @inline(__always)
    func withUTF8Bytes<Value>(_ body: (Span<UInt8>) -> Value) -> Value {
        withUTF8Buffer { bytes in body(unsafe bytes.span) }
    }
}

extension Hasher {
    /// Hashes a string by its UTF-8 bytes. Swift's own hash treats canonically equivalent strings alike.
    mutating func combine(bytesOf text: String) {
        combine(text.utf8.count)
        text.withUTF8Bytes { bytes in
            unsafe bytes.withUnsafeBytes { unsafe combine(bytes: $0) }
        }
    }
}
