/// A JSON number with the digits it was written with.
///
/// It becomes an `Int` or a `Double` when somebody asks, and never loses anything before: `9007199254740993` keeps its
/// last digit, `1e400` stays a number. Two numbers are equal when their decimal values are: `1.0` equals `1` and
/// `10e-1`, and `-0` equals `0`.
public struct JSONNumber: Hashable, Sendable {
    /// The number's text as received.
    public let digits: String

    /// Takes a text that the scanner found to be a number.
    init(scanned digits: String) {
        self.digits = digits
    }

    /// A whole number.
    public init(_ integer: Int) {
        digits = String(integer)
    }

    /// The value when it is a whole number that an `Int` holds, however it is written: `1e3` is 1000, `1.5` is `nil`.
    public var integer: Int? {
        if let plain = Int(digits) { return plain }
        let decimal = decimalValue
        guard let zeros = Int(decimal.exponent), (0...18).contains(zeros) else { return nil }
        var result = 0
        for digit in decimal.significand + Array(repeating: 0, count: zeros) {
            let (shifted, overflow) = result.multipliedReportingOverflow(by: 10)
            let (sum, carry) = shifted.subtractingReportingOverflow(Int(digit))
            if overflow || carry { return nil }
            result = sum
        }
        if decimal.isNegative { return result }
        return result == Int.min ? nil : -result
    }

    /// The nearest `Double`, or `nil` when the number is beyond the range of one.
    public var double: Double? {
        guard let value = Double(digits), value.isFinite else { return nil }
        return value
    }

    /// Whether both have one decimal value.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.decimalValue == right.decimalValue
    }

    /// Hashes the decimal value.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(decimalValue)
    }
}

extension JSONNumber {
    /// ± significand × 10^exponent, written so that equal values have equal parts: the significand is an integer
    /// without zeros at either end, that of zero is empty, and the exponent is a text because it may have any length.
    private struct DecimalValue: Hashable {
        var isNegative = false
        var significand: [UInt8] = []
        var exponent = "0"
    }

    private var decimalValue: DecimalValue {
        var value = DecimalValue()
        var fractionDigits = 0
        var inFraction = false
        var exponentText = Substring()
        let text = digits.utf8

        for (index, byte) in zip(text.indices, text) {
            switch byte {
            case UInt8(ascii: "-"): value.isNegative = true
            case UInt8(ascii: "."): inFraction = true
            case 0x30...0x39:
                value.significand.append(byte - 0x30)
                if inFraction { fractionDigits += 1 }
            default:
                exponentText = digits[text.index(after: index)...]
            }
            if !exponentText.isEmpty { break }
        }

        let leadingZeros = value.significand.prefix { $0 == 0 }.count
        value.significand.removeFirst(leadingZeros)
        let trailingZeros = value.significand.reversed().prefix { $0 == 0 }.count
        value.significand.removeLast(trailingZeros)
        guard !value.significand.isEmpty else { return DecimalValue() }
        value.exponent = JSONNumber.sum(exponentText, trailingZeros - fractionDigits)
        return value
    }

    /// An exponent as written, and a shift that is no greater than the text is long.
    private static func sum(_ exponent: Substring, _ shift: Int) -> String {
        let isNegative = exponent.utf8.first == UInt8(ascii: "-")
        let magnitude = exponent.utf8.drop { !$0.isASCIIDigit }.drop { $0 == UInt8(ascii: "0") }
        if magnitude.count <= 17 {
            let number = magnitude.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return String((isNegative ? -number : number) + shift)
        }
        // Too long for an Int, so the sign cannot change: the shift is carried from the last digit upwards.
        var carry = isNegative ? -shift : shift
        var result: [UInt8] = []
        for byte in magnitude.reversed() {
            let sum = Int(byte - 0x30) + carry
            let digit = (sum % 10 + 10) % 10
            carry = (sum - digit) / 10
            result.append(UInt8(digit) + 0x30)
        }
        if carry > 0 { result += String(carry).utf8.reversed() }
        let digits = result.reversed().drop { $0 == UInt8(ascii: "0") }
        return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
    }
}
