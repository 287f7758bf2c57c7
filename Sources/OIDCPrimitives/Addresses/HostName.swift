/// What one pass over a host name tells, if it is one.
struct HostName {
    /// Whether there are letters to lower.
    private(set) var hasCapitals = false
    /// Whether a browser would take the last label for the last number of an IPv4 address: it is digits, or `0x` and
    /// hexadecimal digits.
    let endsInNumber: Bool

    /// `nil` when a label is empty, too long, or has a byte that cannot stand there.
    init?(_ name: Span<UInt8>) {
        guard (1...253).contains(name.count) else { return nil }
        // A final dot ends the last label and begins no other.
        let end = name[name.count - 1] == UInt8(ascii: ".") ? name.count - 1 : name.count
        var labelStart = 0
        for offset in 0..<end {
            let byte = name[offset]
            if byte == UInt8(ascii: ".") {
                guard HostName.isLabel(labelStart..<offset, name) else { return nil }
                labelStart = offset + 1
            } else if byte.isASCIILetter {
                if byte.isASCIIUppercase { hasCapitals = true }
            } else if !byte.isASCIIDigit, byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
                return nil
            }
        }
        guard HostName.isLabel(labelStart..<end, name) else { return nil }
        endsInNumber = HostName.isNumber(labelStart..<end, name)
    }

    /// Whether a label has a length that labels have, and no hyphen at its ends.
    private static func isLabel(_ label: Range<Int>, _ name: Span<UInt8>) -> Bool {
        (1...63).contains(label.count) && name[label.lowerBound] != UInt8(ascii: "-")
            && name[label.upperBound - 1] != UInt8(ascii: "-")
    }

    private static func isNumber(_ label: Range<Int>, _ name: Span<UInt8>) -> Bool {
        // Numbers begin with a digit, which settles nearly every name.
        guard name[label.lowerBound].isASCIIDigit else { return false }
        if label.allSatisfy({ name[$0].isASCIIDigit }) { return true }
        // What is a digit and more than that has a second byte.
        return name[label.lowerBound] == UInt8(ascii: "0") && name[label.lowerBound + 1] | 0x20 == UInt8(ascii: "x")
            && label.dropFirst(2).allSatisfy { name[$0].hexadecimalValue != nil }
    }
}
