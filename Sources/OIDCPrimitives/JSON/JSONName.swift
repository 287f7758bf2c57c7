/// The name of a member.
struct JSONName {
    let characters: JSONCharacters
    private let fingerprint: NameFingerprint

    @inline(__always)
    init(_ characters: JSONCharacters, in bytes: ContiguousArray<UInt8>) {
        self.characters = characters
        fingerprint = characters.withBytes(in: bytes, NameFingerprint.init)
    }

    private init() {
        characters = JSONCharacters(from: 0, to: 0, isEscaped: false)
        fingerprint = .none
    }

    /// The name of what has none.
    static let none = JSONName()

    /// Whether it is exactly this name.
    @inline(__always)
    func isEqual(to name: Span<UInt8>, _ fingerprint: NameFingerprint, in bytes: ContiguousArray<UInt8>) -> Bool {
        self.fingerprint == fingerprint && characters.areEqual(to: name, in: bytes)
    }

    /// Whether another name is spelled with the same bytes, escapes included.
    @inline(__always)
    func isSpelledLike(_ other: JSONName, in bytes: ContiguousArray<UInt8>) -> Bool {
        fingerprint == other.fingerprint
            && haveSameBytes(
                bytes.span.extracting(characters.range), bytes.span.extracting(other.characters.range))
    }
}
