import OIDCPrimitives

// The value of `expires_in`.

extension JSONType {
    /// A whole number of seconds, as a number or, as some providers send it, as a string of digits.
    static var lifetime: JSONType<Duration> {
        JSONType<Duration>("a whole number of seconds") { $0.wholeSeconds }
    }

    /// The same, at least one second.
    static var positiveLifetime: JSONType<Duration> {
        JSONType<Duration>("a positive whole number of seconds") { value in
            value.wholeSeconds.flatMap { $0 > .zero ? $0 : nil }
        }
    }
}

extension JSONValue {
    fileprivate var wholeSeconds: Duration? {
        guard let digits = number?.digits ?? string, digits.utf8.allSatisfy(\.isASCIIDigit),
            digits.utf8.count == 1 || digits.utf8.first != UInt8(ascii: "0"), let seconds = Int(digits)
        else { return nil }
        return seconds <= Int32.max ? .seconds(seconds) : nil
    }
}
