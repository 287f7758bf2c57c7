/// The members of a JSON object, in the order in which they were written.
public struct JSONObject: Sendable {
    /// A name and its value.
    public struct Member: Sendable {
        /// The name, with its escapes resolved.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// Creates a member from a name and a value.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// All members. After parsing, their names are unique.
    public let members: [Member]

    /// Creates an object from the given members. Their names should be unique: if two are equal, a lookup finds the
    /// first.
    public init(_ members: [Member]) {
        self.members = members
    }

    /// The value of the member with the given name, compared by bytes, or `nil` if there is no such member. A `null`
    /// member has the value `JSONValue.null`.
    public subscript(name: String) -> JSONValue? {
        members.first { $0.name.hasSameBytes(as: name) }?.value
    }
}

extension JSONObject: Equatable {
    /// Returns whether two objects have the same members, in any order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.members.count == right.members.count else { return false }
        return zip(left.membersByName, right.membersByName).allSatisfy {
            $0.name.hasSameBytes(as: $1.name) && $0.value == $1.value
        }
    }

    private var membersByName: [Member] {
        members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Creates an object from a dictionary literal.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(members.map { Member(name: $0, value: $1) })
    }
}
