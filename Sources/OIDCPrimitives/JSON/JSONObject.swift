/// The members of a JSON object, in the order in which they were written.
public struct JSONObject: Sendable {
    /// A name and its value.
    public struct Member: Sendable {
        /// The name, its escapes resolved.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// Pairs a name with a value.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// All members. Their names differ from each other when the object was parsed.
    public let members: [Member]

    /// An object of these members. Keep the names different: of two alike, the first is found.
    public init(_ members: [Member]) {
        self.members = members
    }

    /// The value of a name, compared by bytes. `nil` means that there is no such member; `null` is a value.
    public subscript(name: String) -> JSONValue? {
        members.first { $0.name.hasSameBytes(as: name) }?.value
    }
}

extension JSONObject: Equatable {
    /// Whether both have the same members, in any order.
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
    /// An object written down in code.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(members.map { Member(name: $0, value: $1) })
    }
}
