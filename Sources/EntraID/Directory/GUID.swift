public import OIDCPrimitives

/// The identifier of a tenant, an application or a user: 32 hexadecimal digits as 8-4-4-4-12, in lower case as Entra
/// writes it.
public struct GUID: Hashable, Sendable, CustomStringConvertible {
    /// The digits as one number: two spellings of an identifier are one identifier.
    private let digits: UInt128

    /// The tenant in which all personal Microsoft accounts live.
    public static let personalAccounts = GUID(digits: 0x9188040d_6c67_4c5b_b112_36a304b66dad)

    /// Creates an identifier from text in any case. Where Entra's own spelling is required, use ``isLowerCase(_:)`` as
    /// well.
    ///
    /// - Throws: `encoding.not-guid`.
    public init(parsing text: some StringProtocol) throws(Refusal) {
        guard text.utf8.count == 36, let digits = text.withUTF8Bytes(GUID.read) else {
            throw Refusal(.notGUID(length: text.utf8.count))
        }
        self.init(digits: digits.number)
    }

    /// Reads an identifier in any case from a claim.
    init?(_ claim: JSONElement?) {
        var digits: UInt128?
        claim?.withString { digits = GUID.read($0)?.number }
        guard let digits else { return nil }
        self.init(digits: digits)
    }

    private init(digits: UInt128) {
        self.digits = digits
    }

    /// Whether a text is an identifier in exactly the form in which tokens carry it.
    public static func isLowerCase(_ text: some StringProtocol) -> Bool {
        text.withUTF8Bytes { read($0)?.hasCapitals == false }
    }

    /// The identifier in lower case.
    public var text: String {
        var text = [UInt8](repeating: UInt8(ascii: "-"), count: 36)
        var rest = digits
        for place in GUID.digitPlaces.joined().reversed() {
            text[place] = GUID.lowercaseDigits[Int(rest & 0xF)]
            rest >>= 4
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The identifier's text.
    public var description: String { text }

    // MARK: - Reading

    private static let lowercaseDigits = Array("0123456789abcdef".utf8)

    /// What each byte is worth as a digit; 16 for those that are none. A table, because digits and letters come in no order
    /// that a processor could foresee.
    private static let digitValues = (UInt8.min...UInt8.max).map { $0.hexadecimalValue ?? 16 }

    /// Where the dashes stand, and where the digits.
    private static let dashPlaces = [8, 13, 18, 23]
    private static let digitPlaces = [0..<8, 9..<13, 14..<18, 19..<23, 24..<36]

    private static func read(_ text: Span<UInt8>) -> (number: UInt128, hasCapitals: Bool)? {
        guard text.count == 36, dashPlaces.allSatisfy({ text[$0] == UInt8(ascii: "-") }) else { return nil }
        var (number, hasCapitals) = (UInt128(0), false)
        for places in digitPlaces {
            for place in places {
                let digit = digitValues[Int(text[place])]
                guard digit < 16 else { return nil }
                number = number << 4 | UInt128(digit)
                hasCapitals = hasCapitals || text[place].isASCIIUppercase
            }
        }
        return (number, hasCapitals)
    }

    /// Whether a text is dashed like a GUID and every other byte satisfies the predicate.
    static func hasShape(_ text: some StringProtocol, where isDigit: (UInt8) -> Bool) -> Bool {
        guard text.utf8.count == 36 else { return false }
        return text.utf8.enumerated().allSatisfy { offset, byte in
            dashPlaces.contains(offset) ? byte == UInt8(ascii: "-") : isDigit(byte)
        }
    }
}

extension GUID: ExpressibleByStringLiteral {
    /// Creates an identifier from a literal in source code. A literal that is not a GUID stops the program.
    ///
    /// A `StaticString` is a literal of the program itself, so that no text from outside gets here. For that use
    /// ``init(parsing:)``.
    public init(stringLiteral text: StaticString) {
        guard let identifier = try? GUID(parsing: text.description) else {
            preconditionFailure("“\(text)” is not a GUID")
        }
        self = identifier
    }
}

extension ProblemCode {
    /// The text is not a GUID.
    public static let encodingNotGUID = ProblemCode("encoding.not-guid")
}

extension Problem {
    /// What is not a GUID may be anything, so it is not repeated.
    fileprivate static func notGUID(length: Int) -> Problem {
        Problem(
            .encodingNotGUID, expected: "8-4-4-4-12 hexadecimal digits", found: "a text of \(length) bytes",
            remedy: "Write the identifier as the portal shows it, such as 6731de76-14a6-49ae-97bc-6eba6914391e.")
    }
}
