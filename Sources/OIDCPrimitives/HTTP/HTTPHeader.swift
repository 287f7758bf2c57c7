/// A header field.
public struct HTTPHeader: Sendable {
    /// The field's name, in any case.
    public let name: String
    /// The field's value.
    public let value: String

    /// Pairs a name with a value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPHeader {
    var isWellFormed: Bool {
        !name.isEmpty && name.utf8.allSatisfy(\.isHTTPTokenCharacter)
            && value.utf8.allSatisfy(\.isHTTPFieldCharacter)
    }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name: the value may be a credential.
    public var description: String { "\(escapedForDisplay(name)): …" }
    /// The name: the value may be a credential.
    public var debugDescription: String { description }
    /// A mirror without children, so that a dump shows no credential and no token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
