/// The characters between the quotes of a string or a member's name.
struct JSONCharacters {
    let range: Range<Int>
    let isEscaped: Bool

    /// Returns the bytes that the characters represent.
    func resolved(in bytes: ContiguousArray<UInt8>) -> [UInt8] {
        isEscaped ? JSONEscapes.resolve(range, in: bytes.span) : [UInt8](bytes[range])
    }

    /// Returns the string that the characters represent.
    func text(in bytes: ContiguousArray<UInt8>) -> String {
        isEscaped
            ? String(decoding: resolved(in: bytes), as: UTF8.self) : String(decoding: bytes[range], as: UTF8.self)
    }

    /// Calls a closure with the bytes that the characters represent.
    @inline(__always)
    func withBytes<Value>(in bytes: ContiguousArray<UInt8>, _ look: (Span<UInt8>) -> Value) -> Value {
        guard isEscaped else { return look(bytes.span.extracting(range)) }
        let resolved = resolved(in: bytes)[...]
        return look(resolved.span)
    }

    /// Returns whether the characters represent exactly the given bytes.
    @inline(__always)
    func areEqual(to text: Span<UInt8>, in bytes: ContiguousArray<UInt8>) -> Bool {
        withBytes(in: bytes) { haveSameBytes($0, text) }
    }
}
