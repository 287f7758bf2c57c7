import OIDCPrimitives

/// The field `Retry-After` of a response (RFC 9110 §10.2.3).
enum RetryAfter {
    /// The longest delay that is taken from a response. A server may not block this client for longer.
    static let longest = Duration.seconds(86_400)

    /// Returns the delay, or `nil` if there is none. A date is ignored, because it is only right if both clocks are.
    static func delay(in response: TransportResponse) -> Duration? {
        guard let field = response[header: "Retry-After"] else { return nil }
        let digits = Substring(field).withoutHTTPWhitespace.utf8
        guard (1...10).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
        let seconds = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return min(.seconds(seconds), longest)
    }
}
