/// A string that is compared and hashed by its UTF-8 bytes.
///
/// Types that hold strings from outside use this type, so that the equality Swift synthesizes for them compares bytes.
/// A `String` would compare by canonical equivalence.
package struct ExactString: Hashable, Sendable, ExpressibleByStringLiteral {
    package let string: String

    package init(_ text: some StringProtocol) {
        self.string = String(text)
    }

    package init(stringLiteral text: String) {
        self.string = text
    }

    package static func == (left: ExactString, right: ExactString) -> Bool {
        left.string.hasSameBytes(as: right.string)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(bytesOf: string)
    }
}
