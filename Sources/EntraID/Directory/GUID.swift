public import OIDCPrimitives

/// The identifier of a tenant, application, or user: 32 hexadecimal digits in the form 8-4-4-4-12.
public struct GUID: Hashable, Sendable, CustomStringConvertible {
    /// The digits as a number, so that GUIDs that differ only in case are equal.
    private let digits: UInt128

    /// The tenant ID of all personal Microsoft accounts.
    public static let personalAccounts = GUID(digits: 0x9188040d_6c67_4c5b_b112_36a304b66dad)

    /// Creates a GUID from a string, ignoring case.
    ///
    /// To require the lowercase spelling that Entra uses, also check ``isLowercase(_:)``.
    ///
    /// - Throws: A `Refusal` with `encoding.not-guid` if the string is not a GUID.
    public init(parsing text: some StringProtocol) throws(Refusal) {
        guard text.utf8.count == 36, let digits = text.withUTF8Bytes(GUID.read) else {
            throw Refusal(.notGUID(length: text.utf8.count))
        }
        self.init(digits: digits.number)
    }

    /// Creates a GUID from a claim, ignoring case, or returns `nil` if the claim is not a GUID.
    init?(_ claim: JSONElement?) {
        var digits: UInt128?
        claim?.withString { digits = GUID.read($0)?.number }
        guard let digits else { return nil }
        self.init(digits: digits)
    }

    private init(digits: UInt128) {
        self.digits = digits
    }

    /// Returns whether a string is a GUID in lowercase, the form that tokens contain.
    public static func isLowercase(_ text: some StringProtocol) -> Bool {
        text.withUTF8Bytes { read($0)?.hasUppercase == false }
    }

    /// The GUID in lowercase.
    public var string: String {
        var text = [UInt8](repeating: UInt8(ascii: "-"), count: 36)
        var rest = digits
        for place in GUID.digitPlaces.joined().reversed() {
            text[place] = GUID.lowercaseDigits[Int(rest & 0xF)]
            rest >>= 4
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The GUID in lowercase.
    public var description: String { string }

    // MARK: - Reading

    private static let lowercaseDigits = Array("0123456789abcdef".utf8)

    /// The value of each byte as a hexadecimal digit, or 16 for other bytes. A table is used because the mix of digits
    /// and letters makes branches unpredictable.
    private static let digitValues = (UInt8.min...UInt8.max).map { $0.hexadecimalValue ?? 16 }

    /// The offsets of the dashes and of the digits.
    private static let dashPlaces = [8, 13, 18, 23]
    private static let digitPlaces = [0..<8, 9..<13, 14..<18, 19..<23, 24..<36]

    private static func read(_ text: Span<UInt8>) -> (number: UInt128, hasUppercase: Bool)? {
        guard text.count == 36, dashPlaces.allSatisfy({ text[$0] == UInt8(ascii: "-") }) else { return nil }
        var (number, hasUppercase) = (UInt128(0), false)
        for places in digitPlaces {
            for place in places {
                let digit = digitValues[Int(text[place])]
                guard digit < 16 else { return nil }
                number = number << 4 | UInt128(digit)
                hasUppercase = hasUppercase || text[place].isASCIIUppercase
            }
        }
        return (number, hasUppercase)
    }

    /// Returns whether a string has dashes like a GUID and every other byte satisfies the predicate.
    static func hasShape(_ text: some StringProtocol, where isDigit: (UInt8) -> Bool) -> Bool {
        guard text.utf8.count == 36 else { return false }
        return text.utf8.enumerated().allSatisfy { offset, byte in
            dashPlaces.contains(offset) ? byte == UInt8(ascii: "-") : isDigit(byte)
        }
    }
}

extension GUID: ExpressibleByStringLiteral {
    /// Creates a GUID from a literal in source code. A literal that is not a GUID stops the program.
    ///
    /// A `StaticString` is always a literal, so input can never stop the program. For input, use ``init(parsing:)``.
    public init(stringLiteral text: StaticString) {
        guard let identifier = try? GUID(parsing: text.description) else {
            preconditionFailure("“\(text)” is not a GUID")
        }
        self = identifier
    }
}

extension ProblemCode {
    /// The string is not a GUID.
    public static let encodingNotGUID = ProblemCode("encoding.not-guid")
}

extension Problem {
    /// Returns the problem of a string that is not a GUID. The string is not shown, because it may be a secret.
    static func notGUID(length: Int) -> Problem {
        Problem(
            .encodingNotGUID, expected: "8-4-4-4-12 hexadecimal digits", found: "a string of \(length) bytes",
            remedy: "Enter the GUID as the portal shows it, such as 6731de76-14a6-49ae-97bc-6eba6914391e.")
    }
}
