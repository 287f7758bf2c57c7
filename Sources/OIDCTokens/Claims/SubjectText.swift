import OIDCPrimitives

/// What may name a user or a session: 1 to 255 bytes (Core §2), none of which is an ASCII control character. A NUL or a
/// line break would be cut off or added by some store or log, and then name somebody else.
enum SubjectText {
    static let lengths = 1...255

    /// The problem found in a string.
    static func problem(of subject: JSONElement) -> Problem? {
        var count = 0
        var hasControls = false
        subject.withString { bytes in
            count = bytes.count
            for offset in bytes.indices where bytes[offset].isASCIIControl { hasControls = true }
        }
        if !lengths.contains(count) { return .subjectOutOfBounds(count) }
        return hasControls ? .subjectHasControls() : nil
    }

    /// Whether a text may name a user, a session or a token.
    static func isGood(_ text: String) -> Bool {
        lengths.contains(text.utf8.count) && !text.utf8.contains(where: \.isASCIIControl)
    }
}
