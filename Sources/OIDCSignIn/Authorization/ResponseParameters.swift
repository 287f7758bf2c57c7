import OIDCPrimitives

/// The parameters of a response, each at most once. One without a value counts as absent.
struct ResponseParameters {
    private let values: [ExactText: String]

    /// Throws `response.too-large` before anything is decoded; then `response.malformed` or
    /// `response.duplicate-parameter`.
    init(_ text: String) throws(Refusal) {
        try ResponseParameters.checkSize(of: text)
        var values: [ExactText: String] = [:]
        var repeated: String?
        try Refusal.wrapping({ .responseMalformed(at: $0.location) }) { () throws(Refusal) in
            try FormEncoding.forEachParameter(of: text) { name, value in
                if values.updateValue(value, forKey: ExactText(name)) != nil { repeated = repeated ?? name }
            }
        }
        if let repeated { throw Refusal(.duplicateParameter(repeated)) }
        self.values = values
    }

    subscript(name: String) -> String? {
        values[ExactText(name)].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Throws `response.too-large`. Looks at every byte once and at none of what a longer text holds.
    static func checkSize(of text: String) throws(Refusal) {
        guard text.utf8.count <= AuthorizationResponse.longestText else {
            throw Refusal(.responseTooLarge(expected: "at most \(AuthorizationResponse.longestText) bytes"))
        }
        // An empty part is not a parameter.
        var (count, isInPart) = (0, false)
        for byte in text.utf8 {
            let isDelimiter = byte == UInt8(ascii: "&")
            if !isDelimiter, !isInPart { count += 1 }
            isInPart = !isDelimiter
        }
        guard count <= AuthorizationResponse.mostParameters else {
            throw Refusal(.responseTooLarge(expected: "at most \(AuthorizationResponse.mostParameters) parameters"))
        }
    }

    /// The first `state`, whatever is wrong with the rest. It only finds the sign-in that the response belongs to: that
    /// is taken out of its store first, and then everything is validated.
    static func state(in text: String) throws(Refusal) -> String? {
        try checkSize(of: text)
        var state: String?
        // What cannot be decoded is reported when the whole response is read.
        try? FormEncoding.forEachParameter(of: text) { name, value in
            if state == nil, name.hasSameBytes(as: "state"), !value.isEmpty { state = value }
        }
        return state
    }
}
