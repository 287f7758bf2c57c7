/// The properties of a host name, found in one pass.
struct HostName {
    /// Whether the name contains uppercase letters.
    private(set) var hasUppercase = false
    /// Whether a browser would take the last label for the last number of an IPv4 address: it consists of digits, or of
    /// `0x` and hexadecimal digits.
    let endsInNumber: Bool

    /// Creates the properties of a host name. Returns `nil` if a label is empty, too long, or contains a byte that is
    /// not allowed there.
    init?(_ name: Span<UInt8>) {
        guard (1...253).contains(name.count) else { return nil }
        // A final dot ends the last label and does not begin another.
        let end = name[name.count - 1] == UInt8(ascii: ".") ? name.count - 1 : name.count
        var labelStart = 0
        for offset in 0..<end {
            let byte = name[offset]
            if byte == UInt8(ascii: ".") {
                guard HostName.isLabel(labelStart..<offset, name) else { return nil }
                labelStart = offset + 1
            } else if byte.isASCIILetter {
                if byte.isASCIIUppercase { hasUppercase = true }
            } else if !byte.isASCIIDigit, byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
                return nil
            }
        }
        guard HostName.isLabel(labelStart..<end, name) else { return nil }
        endsInNumber = HostName.isNumber(labelStart..<end, name)
    }

    /// Returns whether a label has a valid length and no hyphen at either end.
    private static func isLabel(_ label: Range<Int>, _ name: Span<UInt8>) -> Bool {
        (1...63).contains(label.count) && name[label.lowerBound] != UInt8(ascii: "-")
            && name[label.upperBound - 1] != UInt8(ascii: "-")
    }

    private static func isNumber(_ label: Range<Int>, _ name: Span<UInt8>) -> Bool {
        // Every number begins with a digit, which rules out nearly every name.
        guard name[label.lowerBound].isASCIIDigit else { return false }
        if label.allSatisfy({ name[$0].isASCIIDigit }) { return true }
        // A label that begins with a digit but is not all digits has at least two bytes.
        return name[label.lowerBound] == UInt8(ascii: "0") && name[label.lowerBound + 1] | 0x20 == UInt8(ascii: "x")
            && label.dropFirst(2).allSatisfy { name[$0].hexadecimalValue != nil }
    }
}
