import OIDCPrimitives

/// The identifier of a tenant, an application or a user: 32 hexadecimal digits as 8-4-4-4-12, in lower case as Entra
/// writes it.
public struct GUID: Hashable, Sendable, CustomStringConvertible {
    /// The digits as one number: two spellings of an identifier are one identifier.
    private let digits: UInt128

    /// The tenant in which all personal Microsoft accounts live.
    public static let personalAccounts = GUID(digits: 0x9188040d_6c67_4c5b_b112_36a304b66dad)

    /// Reads an identifier in any case. Where Entra's own spelling is required, use ``isLowerCase(_:)`` as well.
    public init?(_ text: some StringProtocol) {
        let digits = String(text).withUTF8Bytes(GUID.read)
        guard let digits else { return nil }
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
        String(text).withUTF8Bytes { read($0)?.hasCapitals == false }
    }

    /// The identifier in lower case.
    public var text: String {
        unsafe String(unsafeUninitializedCapacity: 36) { bytes in
            var rest = digits
            for index in (0..<36).reversed() {
                if GUID.isDashPlace(index) {
                    unsafe bytes[index] = UInt8(ascii: "-")
                } else {
                    let digit = UInt8(truncatingIfNeeded: rest & 0xF)
                    unsafe bytes[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                    rest >>= 4
                }
            }
            return 36
        }
    }

    /// The identifier's text.
    public var description: String { text }

    // MARK: - Reading

    private static func read(_ text: Span<UInt8>) -> (number: UInt128, hasCapitals: Bool)? {
        guard text.count == 36 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        var hasCapitals = false
        for index in 0..<36 {
            let byte = text[index]
            if isDashPlace(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = hexadecimalValue(byte) else { return nil }
            hasCapitals = hasCapitals || isASCIICapital(byte)
            // Sixteen digits and two dashes are the first half.
            if index < 18 {
                halves.0 = halves.0 &<< 4 | UInt64(digit)
            } else {
                halves.1 = halves.1 &<< 4 | UInt64(digit)
            }
        }
        return (UInt128(halves.0) << 64 | UInt128(halves.1), hasCapitals)
    }

    private static func isDashPlace(_ index: Int) -> Bool {
        index == 8 || index == 13 || index == 18 || index == 23
    }

    /// Whether a text is dashed like a GUID and every other byte satisfies the predicate.
    static func hasShape(_ text: some StringProtocol, where isDigit: (UInt8) -> Bool) -> Bool {
        guard text.utf8.count == 36 else { return false }
        return text.utf8.enumerated().allSatisfy { offset, byte in
            isDashPlace(offset) ? byte == UInt8(ascii: "-") : isDigit(byte)
        }
    }
}
