public import OIDCPrimitives

/// The audience of a token: one or more names.
public struct TokenAudience: Sendable {
    /// The names, in the order in which they are written.
    public let names: [String]

    /// Creates an audience from a list of names, or `nil` if it is empty.
    public init?(_ names: [String]) {
        guard !names.isEmpty else { return nil }
        self.names = names
    }

    /// Returns whether the audience contains a name, compared by bytes.
    public func contains(_ name: String) -> Bool {
        names.contains { $0.hasSameBytes(as: name) }
    }

    /// Returns the names that are not in the given list.
    public func names(otherThan others: [String]) -> [String] {
        names.filter { name in !others.contains { name.hasSameBytes(as: $0) } }
    }
}

extension JSONType {
    /// A string or an array of strings.
    public static var strings: JSONType<[String]> {
        JSONType<[String]>("a string or an array of strings") { value in
            value.string.map { [$0] } ?? value.strings
        }
    }
}
