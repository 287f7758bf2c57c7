/// What may be shown of an error of the application's HTTP client. Its description can contain anything.
enum FailureReason {
    /// The maximum number of characters that are kept.
    static let longest = 200
    /// The maximum number of characters in which secrets are looked for.
    private static let longestSearched = 65_536
    /// The length from which a part of the request is looked for in a description.
    private static let shortestSecret = 6
    /// The length from which a word with letters and digits may be a token or another secret.
    private static let longWord = 24

    /// Returns the type and the description of an error, or only the type if the description repeats a part of the request
    /// that may be a secret. The result is not escaped.
    static func text(of error: any Error, _ request: TransportRequest) -> String {
        let type = "\(Swift.type(of: error))"
        let full = "\(error)"
        // Secrets are looked for in more than is shown, because what is cut off may be half of one.
        let description = Substring(full.unicodeScalars.prefix(longestSearched))
        let isSafe = !secrets(of: request).contains { description.utf8Range(of: $0) != nil }
        guard isSafe, !description.isEmpty, !description.hasSameBytes(as: "\(type)()") else { return type }
        let shown = redacted(description)
        return beginning(of: shown.hasPrefixBytes(type) ? shown : "\(type): \(shown)")
    }

    private static func beginning(of text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: longest, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return text[..<end] + "…"
    }

    /// Returns the parts of a request that may be secret: the query, the values of the header fields and the words in
    /// them, and the values in the body, as sent and decoded.
    private static func secrets(of request: TransportRequest) -> [String] {
        var parts = request.headers.flatMap { field in
            [field.value] + Substring(field.value).split(at: " ").map { String($0) }
        }
        let query = request.url.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()
        let body = String(decoding: request.body, as: UTF8.self)
        for form in [String(Substring(query)), body] {
            parts.append(form)
            for parameter in Substring(form).split(at: "&") {
                let value = parameter.utf8.drop { $0 != UInt8(ascii: "=") }.dropFirst()
                parts.append(String(Substring(value)))
                parts += (try? FormEncoding.decode(parameter))?.map(\.value) ?? []
            }
        }
        return parts.filter { $0.utf8.count >= shortestSecret && !isHarmless($0) }
    }

    /// Whether a value of every request is known, so that a description may contain it.
    private static func isHarmless(_ value: String) -> Bool {
        ["application/json", "application/x-www-form-urlencoded", "authorization_code", "refresh_token", "Bearer"]
            .contains { $0.hasSameBytes(as: value) }
    }

    /// Replaces long words with letters and digits, such as tokens that a response contained.
    private static func redacted(_ text: Substring) -> String {
        text.replacingWords(of: isWordByte, with: "…", where: mayBeSecret)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        CredentialShape.isWordByte(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "=")
    }

    private static func mayBeSecret(_ word: Substring) -> Bool {
        word.utf8.count >= longWord && word.utf8.contains(where: \.isASCIIDigit)
            && word.utf8.contains { $0.isASCIIUppercase || $0.isASCIILowercase }
    }
}
