/// A JSON number with its original digits.
///
/// It is converted to an `Int` or a `Double` only on access, and loses no precision before: `9007199254740993` keeps
/// its last digit, and `1e400` stays a number. Two numbers are equal if their decimal values are: `1.0` equals `1` and
/// `10e-1`, and `-0` equals `0`.
public struct JSONNumber: Hashable, Sendable {
    /// The number as written.
    public let digits: String

    /// Creates a number from a string that the scanner recognized as one.
    init(scanned digits: String) {
        self.digits = digits
    }

    /// Creates a number from an integer.
    public init(_ integer: Int) {
        digits = String(integer)
    }

    /// The value as an `Int`, or `nil` if it is not an integer in the range of `Int`. The notation does not matter:
    /// `1e3` is 1000, and `1.5` is `nil`.
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

    /// The nearest `Double`, or `nil` if the number is out of range.
    public var double: Double? {
        guard let value = Double(digits), value.isFinite else { return nil }
        return value
    }

    /// Returns whether two numbers have the same decimal value.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.decimalValue == right.decimalValue
    }

    /// Hashes the decimal value.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(decimalValue)
    }
}

extension JSONNumber {
    /// ± significand × 10^exponent, normalized so that equal values have equal parts. The significand is an integer
    /// without zeros at either end, and empty for zero. The exponent is a string because it can have any length.
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

    /// Returns the sum of a written exponent and a shift. The shift is at most the length of the number.
    private static func sum(_ exponent: Substring, _ shift: Int) -> String {
        let isNegative = exponent.utf8.first == UInt8(ascii: "-")
        let magnitude = exponent.utf8.drop { !$0.isASCIIDigit }.drop { $0 == UInt8(ascii: "0") }
        if magnitude.count <= 17 {
            let number = magnitude.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return String((isNegative ? -number : number) + shift)
        }
        // The exponent is too long for an Int, so its sign cannot change: the shift is carried upward from the last
        // digit.
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
