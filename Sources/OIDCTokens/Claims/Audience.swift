public import OIDCPrimitives

/// Whom a token is for: one or several names, never none.
public struct Audience: Sendable {
    /// The names, in the order in which they are written.
    public let names: [String]

    /// Takes names; `nil` for none.
    public init?(_ names: [String]) {
        guard !names.isEmpty else { return nil }
        self.names = names
    }

    /// Whether the name is among them, compared by bytes.
    public func contains(_ name: String) -> Bool {
        names.contains { $0.hasSameBytes(as: name) }
    }

    /// The names that are not among these.
    public func names(besides others: [String]) -> [String] {
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
