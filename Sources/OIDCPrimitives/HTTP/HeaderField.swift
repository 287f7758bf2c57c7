/// An HTTP header field.
public struct HeaderField: Sendable {
    /// The name of the field, in any case.
    public let name: String
    /// The value of the field.
    public let value: String

    /// Creates a header field from a name and a value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension HeaderField {
    package var isWellFormed: Bool {
        !name.isEmpty && name.utf8.allSatisfy(\.isHTTPTokenCharacter)
            && value.utf8.allSatisfy(\.isHTTPFieldCharacter)
    }
}

extension HeaderField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name only: the value may be a credential.
    public var description: String { "\(escapedForDisplay(name)): …" }
    /// The name only: the value may be a credential.
    public var debugDescription: String { description }
    /// A mirror without children, so that a dump reveals no credential or token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
