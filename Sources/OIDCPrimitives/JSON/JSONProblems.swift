extension ProblemCode {
    /// The bytes are not valid UTF-8.
    public static let jsonNotUTF8 = ProblemCode("json.not-utf8")
    /// The text is not valid JSON as defined in RFC 8259.
    public static let jsonSyntax = ProblemCode("json.syntax")
    /// An object has two members with the same name, after escapes are resolved.
    public static let jsonDuplicateMember = ProblemCode("json.duplicate-member")
    /// Arrays and objects are nested deeper than ``JSONLimits/depth``.
    public static let jsonTooDeep = ProblemCode("json.too-deep")
    /// The document has more bytes or members than ``JSONLimits`` allows.
    public static let jsonTooLarge = ProblemCode("json.too-large")
    /// Something follows the JSON value.
    public static let jsonTrailingBytes = ProblemCode("json.trailing-bytes")
    /// A required member is missing.
    public static let jsonMissingMember = ProblemCode("json.missing-member")
    /// A member has the wrong type.
    public static let jsonWrongType = ProblemCode("json.wrong-type")
}

/// The reason why a text is not valid JSON, before it becomes a ``Problem``. It is cheap to throw through the scanner's
/// loops.
struct JSONFault: Error {
    enum Reason {
        case notUTF8, syntax(expected: StaticString), duplicateMember, tooDeep, tooManyBytes, tooManyMembers
        case trailingBytes
    }

    let reason: Reason
    let offset: Int

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// Creates a fault for something that is missing at an offset.
    init(expected: StaticString, at offset: Int) {
        self.init(.syntax(expected: expected), at: offset)
    }

    func problem(limits: JSONLimits) -> Problem {
        let place = ProblemLocation.byte(offset)
        switch reason {
        case .notUTF8:
            return Problem(
                .jsonNotUTF8, at: place, expected: "UTF-8",
                remedy: "The text is not valid UTF-8 at byte \(offset). Save or send it as UTF-8.")
        case .syntax(let expected):
            return Problem(
                .jsonSyntax, at: place, expected: "\(expected)",
                remedy: "The JSON is not valid at byte \(offset). Expected \(expected).")
        case .duplicateMember:
            return Problem(
                .jsonDuplicateMember, at: place, expected: "unique member names",
                remedy: "The member name at byte \(offset) appears twice in its object, and parsers would disagree "
                    + "about which one counts. Remove one of them.")
        case .tooDeep:
            return Problem(
                .jsonTooDeep, at: place, expected: "at most \(limits.depth) levels",
                remedy: "The JSON is nested more than \(limits.depth) levels deep.")
        case .tooManyBytes:
            return Problem(
                .jsonTooLarge, at: place, expected: "at most \(limits.bytes) bytes",
                remedy: "The document is larger than \(limits.bytes) bytes and was not read.")
        case .tooManyMembers:
            return Problem(
                .jsonTooLarge, at: place, expected: "at most \(limits.members) members",
                remedy: "The document has more than \(limits.members) members and was not read completely.")
        case .trailingBytes:
            return Problem(
                .jsonTrailingBytes, at: place, expected: "the end of the text",
                remedy: "The JSON value ends before byte \(offset). Remove everything after it.")
        }
    }
}
