import OIDCPrimitives

/// The parameters of a response. Each may occur once, and one without a value counts as absent.
struct ResponseParameters {
    private let values: [ExactString: String]

    /// Creates parameters from a form-encoded string. Throws `response.too-large` before anything is decoded, then
    /// `response.malformed` or `response.duplicate-parameter`.
    init(_ text: String) throws(Refusal) {
        try ResponseParameters.checkSize(of: text)
        var values: [ExactString: String] = [:]
        var repeated: String?
        try Refusal.wrapping({ .responseMalformed(at: $0.location) }) { () throws(Refusal) in
            try FormEncoding.forEachParameter(of: text) { name, value in
                if values.updateValue(value, forKey: ExactString(name)) != nil { repeated = repeated ?? name }
            }
        }
        if let repeated { throw Refusal(.duplicateParameter(repeated)) }
        self.values = values
    }

    subscript(name: String) -> String? {
        values[ExactString(name)].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Throws `response.too-large` if the string has too many bytes or parameters. Each byte is read once, and none of
    /// a string that is too long.
    static func checkSize(of text: String) throws(Refusal) {
        guard text.utf8.count <= AuthorizationResponse.maximumLength else {
            throw Refusal(.responseTooLarge(expected: "at most \(AuthorizationResponse.maximumLength) bytes"))
        }
        // Empty parts are not parameters.
        var (count, isInPart) = (0, false)
        for byte in text.utf8 {
            let isDelimiter = byte == UInt8(ascii: "&")
            if !isDelimiter, !isInPart { count += 1 }
            isInPart = !isDelimiter
        }
        guard count <= AuthorizationResponse.maximumParameterCount else {
            throw Refusal(
                .responseTooLarge(expected: "at most \(AuthorizationResponse.maximumParameterCount) parameters"))
        }
    }

    /// Returns what a string is instead of parameters: a URL, or parameters that still have the character in front that
    /// introduces a query or fragment. Returns `nil` if neither was recognized.
    ///
    /// It only explains a refusal. Only one form is accepted, so that the server and the library never disagree about
    /// what a name is.
    static func formInsteadOfParameters(_ text: String) -> ProblemText? {
        // No name of a parameter contains these characters unencoded.
        let name = Substring(text.utf8.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "&") })
        if name.utf8.first == UInt8(ascii: "?") { return "a ? in front" }
        if name.utf8.first == UInt8(ascii: "#") { return "a # in front" }
        let isLocation = name.utf8.first == UInt8(ascii: "/") || name.utf8Range(of: "://") != nil
        let hasParameters = name.utf8.contains { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        return isLocation && hasParameters ? "a URL" : nil
    }

    /// Returns the first `state`, even if the rest is invalid. It is used only to find the pending sign-in, which is
    /// removed from its store before the response is validated.
    static func state(in text: String) throws(Refusal) -> String? {
        try checkSize(of: text)
        var state: String?
        // Decoding errors are reported when the whole response is validated.
        try? FormEncoding.forEachParameter(of: text) { name, value in
            if state == nil, name.hasSameBytes(as: "state"), !value.isEmpty { state = value }
        }
        return state
    }
}
