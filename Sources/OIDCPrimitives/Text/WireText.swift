// Swift compares strings by canonical equivalence: U+212A equals "K". What came over the wire is compared by bytes,
// and cut at ASCII delimiters by bytes too, because a delimiter with a combining mark behind it is another Character.

extension StringProtocol {
    /// Whether both texts have the same UTF-8 bytes: how text from outside is compared.
    @inlinable
    public func hasSameBytes(as other: some StringProtocol) -> Bool {
        utf8.elementsEqual(other.utf8)
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
        withUTF8Bytes { left in other.withUTF8Bytes { right in haveSameBytes(left, right) } }
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
