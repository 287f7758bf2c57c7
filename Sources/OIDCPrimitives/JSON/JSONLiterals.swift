extension JSONValue: ExpressibleByStringLiteral {
    /// A string written down in code.
    public init(stringLiteral text: String) {
        self = .string(text)
    }
}
