// Swift compares strings by canonical equivalence: U+212A equals "K". What came over the wire is compared by bytes,
// and cut at ASCII delimiters by bytes too, because a delimiter with a combining mark behind it is another Character.

extension StringProtocol {
    /// Whether both texts have the same UTF-8 bytes: how text from outside is compared.
    @inlinable
    public func hasSameBytes(as other: some StringProtocol) -> Bool {
        utf8.elementsEqual(other.utf8)
    }

    /// Looks at the UTF-8 bytes in one piece.
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
        // Nearly every string's bytes lie in one piece, and are looked at without holding on to a copy of the string.
        if let result = utf8.withContiguousStorageIfAvailable(look) { return try result.get() }
        var text = String(self)
        return try text.withUTF8(look).get()
    }

    /// Whether the text ends in these bytes.
    @inlinable
    package func hasSuffixBytes(_ suffix: some StringProtocol) -> Bool {
        utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// Whether the text begins with these bytes.
    @inlinable
    package func hasPrefixBytes(_ prefix: some StringProtocol) -> Bool {
        utf8.starts(with: prefix.utf8)
    }
}

extension String {
    /// Whether both texts have the same UTF-8 bytes: how text from outside is compared.
    public func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        // Nearly every string's bytes lie in one piece; the others take the slow way.
        let areEqual = unsafe utf8.withContiguousStorageIfAvailable { left in
            unsafe other.utf8.withContiguousStorageIfAvailable { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                return unsafe haveSameBytes(left, right, count: utf8.count)
            }
        }
        return (areEqual ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}

extension Hasher {
    /// Hashes a text by its UTF-8 bytes. Swift's own hash of a string is that of its canonical equivalence class.
    package mutating func combine(bytesOf text: String) {
        combine(text.utf8.count)
        text.withUTF8Bytes { bytes in
            unsafe bytes.withUnsafeBytes { unsafe combine(bytes: $0) }
        }
    }
}

extension Substring {
    /// Where these bytes first occur.
    package func utf8Range(of needle: String) -> Range<Index>? {
        guard let first = needle.utf8.first else { return nil }
        var rest = self
        while let candidate = rest.utf8.firstIndex(of: first) {
            rest = rest[candidate...]
            if rest.hasPrefixBytes(needle) { return candidate..<utf8.index(candidate, offsetBy: needle.utf8.count) }
            rest = Substring(rest.utf8.dropFirst())
        }
        return nil
    }

    /// The parts between the delimiters, empty ones included.
    package func split(at delimiter: Unicode.Scalar) -> [Substring] {
        let byte = UInt8(ascii: delimiter)
        return utf8.split(separator: byte, omittingEmptySubsequences: false).map(Substring.init)
    }
}
