/// A text that equals another when its UTF-8 bytes do, and is hashed by them.
///
/// Types that hold text from outside hold it as one of these, so that the equality Swift synthesizes for them is that
/// of bytes. A `String` would compare by canonical equivalence.
package struct ExactText: Hashable, Sendable, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: some StringProtocol) {
        self.text = String(text)
    }

    package init(stringLiteral text: String) {
        self.text = text
    }

    package static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(bytesOf: text)
    }
}
