/// What stands between the quotes of a string or of a member's name.
struct JSONCharacters {
    let range: Range<Int>
    let isEscaped: Bool

    /// The bytes that they stand for.
    func resolved(in bytes: ContiguousArray<UInt8>) -> [UInt8] {
        isEscaped ? JSONEscapes.resolve(range, in: bytes.span) : [UInt8](bytes[range])
    }

    /// The text that they stand for.
    func text(in bytes: ContiguousArray<UInt8>) -> String {
        isEscaped
            ? String(decoding: resolved(in: bytes), as: UTF8.self) : String(decoding: bytes[range], as: UTF8.self)
    }

    /// Calls a function with the bytes that they stand for.
    @inline(__always)
    func withBytes<Value>(in bytes: ContiguousArray<UInt8>, _ look: (Span<UInt8>) -> Value) -> Value {
        guard isEscaped else { return look(bytes.span.extracting(range)) }
        let resolved = resolved(in: bytes)[...]
        return look(resolved.span)
    }

    /// Whether they stand for exactly these bytes.
    @inline(__always)
    func areEqual(to text: Span<UInt8>, in bytes: ContiguousArray<UInt8>) -> Bool {
        withBytes(in: bytes) { haveSameBytes($0, text) }
    }
}
