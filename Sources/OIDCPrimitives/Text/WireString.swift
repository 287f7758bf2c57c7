// Swift compares strings by canonical equivalence: U+212A equals "K". Strings from the wire are compared by bytes. They
// are split at ASCII delimiters by bytes too, because a delimiter followed by a combining mark is another Character.

extension StringProtocol {
    /// Returns whether two strings have the same UTF-8 bytes. Use it to compare strings from outside.
    @inlinable
    public func hasSameBytes(as other: some StringProtocol) -> Bool {
        utf8.elementsEqual(other.utf8)
    }

    /// Returns whether the string ends with the given bytes.
    @inlinable
    package func hasSuffixBytes(_ suffix: some StringProtocol) -> Bool {
        utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// Returns whether the string begins with the given bytes.
    @inlinable
    package func hasPrefixBytes(_ prefix: some StringProtocol) -> Bool {
        utf8.starts(with: prefix.utf8)
    }
}

extension String {
    /// Returns whether two strings have the same UTF-8 bytes. Use it to compare strings from outside.
    public func hasSameBytes(as other: String) -> Bool {
        withUTF8Bytes { left in other.withUTF8Bytes { right in haveSameBytes(left, right) } }
    }
}

extension Substring {
    /// Returns the range of the first occurrence of the given bytes.
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

    /// Returns the parts between the delimiters, including empty ones.
    package func split(at delimiter: Unicode.Scalar) -> [Substring] {
        let byte = UInt8(ascii: delimiter)
        return utf8.split(separator: byte, omittingEmptySubsequences: false).map(Substring.init)
    }
}
