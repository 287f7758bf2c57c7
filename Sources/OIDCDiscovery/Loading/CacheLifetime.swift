import OIDCPrimitives

/// How long a response may be used, according to its headers (RFC 9111 §4.2.1).
///
/// Only `Cache-Control` and `Age` are read. `Expires` is not, because it would need the provider's clock. Values that
/// cannot be parsed are ignored.
enum CacheLifetime {
    /// Returns the remaining lifetime of a response: zero if it must not be stored, and `nil` if it has no lifetime.
    static func remaining(of response: TransportResponse) -> Duration? {
        var maximumAge: Int?
        for field in response.values(ofHeader: "Cache-Control") {
            for directive in Substring(field.asciiLowercased).split(at: ",") {
                let parts = directive.withoutHTTPWhitespace.split(at: "=")
                let name = ExactString(parts[0].withoutHTTPWhitespace)
                if name == "no-store" || name == "no-cache" { return .zero }
                guard name == "max-age", parts.count == 2, let seconds = seconds(parts[1]) else { continue }
                // Of several values, the shortest is the safe choice.
                maximumAge = min(maximumAge ?? seconds, seconds)
            }
        }
        let age = response[header: "Age"].flatMap { seconds(Substring($0)) } ?? 0
        return maximumAge.map { .seconds(max($0 - age, 0)) }
    }

    /// RFC 9111 §1.2.2: digits, optionally quoted. Values above 2^31 seconds are capped.
    private static func seconds(_ text: Substring) -> Int? {
        var digits = text.withoutHTTPWhitespace.utf8
        if digits.first == UInt8(ascii: "\""), digits.last == UInt8(ascii: "\"") {
            digits = digits.dropFirst().dropLast()
        }
        guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return min(Int(Substring(digits)) ?? 1 << 31, 1 << 31)
    }
}
