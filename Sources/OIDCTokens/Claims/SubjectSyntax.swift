import OIDCPrimitives

/// The rules for an identifier of a user or session: 1 to 255 bytes (Core §2) without ASCII control characters. A store
/// or log could truncate or split the identifier at a NUL or a line break, so that it identifies another user.
enum SubjectSyntax {
    static let lengths = 1...255

    /// Returns the problem with a subject, if there is one.
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

    /// Returns whether a string is a valid identifier of a user, a session or a token.
    static func isValid(_ text: String) -> Bool {
        lengths.contains(text.utf8.count) && !text.utf8.contains(where: \.isASCIIControl)
    }
}
