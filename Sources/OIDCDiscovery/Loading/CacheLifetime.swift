import OIDCPrimitives

/// How long an answer may be used, as it says itself (RFC 9111 §4.2.1).
///
/// Only `Cache-Control` and `Age` are read; `Expires`, which would need the server's clock, is not. What cannot be read
/// counts as not said.
enum CacheLifetime {
    /// The rest of the answer's lifetime: zero for what may not be stored; `nil` when nothing is said.
    static func remaining(of response: HTTPResponse) -> Duration? {
        var maximumAge: Int?
        for field in response.values(ofHeader: "Cache-Control") {
            for directive in Substring(field.asciiLowercased).split(at: ",") {
                let parts = directive.withoutHTTPWhitespace.split(at: "=")
                let name = ExactText(parts[0].withoutHTTPWhitespace)
                if name == "no-store" || name == "no-cache" { return .zero }
                guard name == "max-age", parts.count == 2, let seconds = seconds(parts[1]) else { continue }
                // Of several, the shortest: the one on the safe side.
                maximumAge = min(maximumAge ?? seconds, seconds)
            }
        }
        let age = response[header: "Age"].flatMap { seconds(Substring($0)) } ?? 0
        return maximumAge.map { .seconds(max($0 - age, 0)) }
    }

    /// RFC 9111 §1.2.2: digits, perhaps quoted; more than 2^31 seconds mean 2^31.
    private static func seconds(_ text: Substring) -> Int? {
        var digits = text.withoutHTTPWhitespace.utf8
        if digits.count >= 2, digits.first == UInt8(ascii: "\""), digits.last == UInt8(ascii: "\"") {
            digits = digits.dropFirst().dropLast()
        }
        guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return min(Int(Substring(digits)) ?? 1 << 31, 1 << 31)
    }
}
