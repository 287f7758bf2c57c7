extension ProblemCode {
    /// The bytes are not UTF-8.
    public static let jsonNotUTF8 = ProblemCode("json.not-utf8")
    /// The text is not JSON as RFC 8259 defines it.
    public static let jsonSyntax = ProblemCode("json.syntax")
    /// An object has two members of one name, however they are escaped.
    public static let jsonDuplicateMember = ProblemCode("json.duplicate-member")
    /// More arrays and objects inside each other than ``JSONLimits/depth``.
    public static let jsonTooDeep = ProblemCode("json.too-deep")
    /// More bytes or members than ``JSONLimits`` allows.
    public static let jsonTooLarge = ProblemCode("json.too-large")
    /// Something follows the value.
    public static let jsonTrailingBytes = ProblemCode("json.trailing-bytes")
    /// A member that must be there is not.
    public static let jsonMissingMember = ProblemCode("json.missing-member")
    /// A member has another type than it must have.
    public static let jsonWrongType = ProblemCode("json.wrong-type")
}

/// Why a text is not acceptable JSON, before it is put into words. Cheap to throw through the scanner's loops.
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

    /// What must stand at an offset does not.
    init(expected: StaticString, at offset: Int) {
        self.init(.syntax(expected: expected), at: offset)
    }

    func problem(limits: JSONLimits) -> Problem {
        let place = ProblemLocation.byte(offset)
        switch reason {
        case .notUTF8:
            return Problem(
                .jsonNotUTF8, at: place, expected: "UTF-8",
                remedy: "The text is not UTF-8 from byte \(offset) on. Save or send it as UTF-8.")
        case .syntax(let expected):
            return Problem(
                .jsonSyntax, at: place, expected: "\(expected)",
                remedy: "At byte \(offset) the text stops being JSON: \(expected) must stand there.")
        case .duplicateMember:
            return Problem(
                .jsonDuplicateMember, at: place, expected: "each name once in an object",
                remedy: "The member name at byte \(offset) stands twice in its object, and readers would disagree "
                    + "about which one counts. Remove one of them.")
        case .tooDeep:
            return Problem(
                .jsonTooDeep, at: place, expected: "at most \(limits.depth) levels",
                remedy: "Arrays and objects are nested more than \(limits.depth) deep. No honest document is.")
        case .tooManyBytes:
            return Problem(
                .jsonTooLarge, at: place, expected: "at most \(limits.bytes) bytes",
                remedy: "The document is larger than \(limits.bytes) bytes and was not read.")
        case .tooManyMembers:
            return Problem(
                .jsonTooLarge, at: place, expected: "at most \(limits.members) members",
                remedy: "The document has more than \(limits.members) members and was not read to its end.")
        case .trailingBytes:
            return Problem(
                .jsonTrailingBytes, at: place, expected: "the end of the text",
                remedy: "The JSON value is complete before byte \(offset). Remove what follows it.")
        }
    }
}
