/// A place in a JSON document, with the path that leads there, so that a failed read can say where it failed.
///
/// Going somewhere never fails, reading may:
///
///     let document = JSONCursor(value)
///     let keyID = try document["keys"][0]["kid"].required(.string)
///
/// A member that is there but `null` has the wrong type; only one that is not there is missing.
public struct JSONCursor: Sendable {
    /// The codes of the two ways in which a read fails, because each room has its own, and what a place is called.
    public struct Codes: Hashable, Sendable {
        /// The code of a member that is not there.
        public let missing: ProblemCode
        /// The code of a value of another type.
        public let wrongType: ProblemCode
        /// The kind of the places: `member`, or `claim` in a token.
        public let placeKind: String

        /// `json.missing-member` and `json.wrong-type`.
        public static let json = Codes(missing: .jsonMissingMember, wrongType: .jsonWrongType)

        /// Names the codes of a room, and what its places are called in messages.
        public init(missing: ProblemCode, wrongType: ProblemCode, placeKind: String = "member") {
            self.missing = missing
            self.wrongType = wrongType
            self.placeKind = placeKind
        }
    }

    /// The value here, if there is one.
    public let value: JSONValue?
    /// How one gets here from the outermost value: `keys[0].kid`; empty for that value itself.
    public let path: String
    private let codes: Codes

    /// Stands at the outermost value of a document.
    public init(_ value: JSONValue, codes: Codes = .json) {
        self.init(value: value, path: "", codes: codes)
    }

    /// Stands at a place whose value, or absence, is known already.
    package init(value: JSONValue?, path: String, codes: Codes) {
        self.value = value
        self.path = path
        self.codes = codes
    }

    /// The member of that name.
    public subscript(name: String) -> JSONCursor {
        var member: JSONValue?
        if case .object(let object) = value { member = object[name] }
        return JSONCursor(value: member, path: path.isEmpty ? name : "\(path).\(name)", codes: codes)
    }

    /// The members here, in their order, if this is an object. Use it to go through all of them: looking each one up by
    /// its name takes a time that grows with the square of their number.
    package var members: [(name: String, place: JSONCursor)] {
        guard case .object(let object) = value else { return [] }
        return object.members.map {
            ($0.name, JSONCursor(value: $0.value, path: path.isEmpty ? $0.name : "\(path).\($0.name)", codes: codes))
        }
    }

    /// The element of that number, counted from 0.
    public subscript(index: Int) -> JSONCursor {
        var element: JSONValue?
        if case .array(let elements) = value, elements.indices.contains(index) { element = elements[index] }
        return JSONCursor(value: element, path: "\(path)[\(index)]", codes: codes)
    }

    /// The value here as that type; refused when it is missing or of another type.
    public func required<Value>(_ type: JSONType<Value>) throws(Refusal) -> Value {
        guard let value else {
            throw Refusal(
                Problem(
                    codes.missing, at: location, expected: type.name,
                    remedy: "Add \(place); it must be \(type.name)."))
        }
        guard let typed = try type.read(self, value) else {
            throw Refusal(
                Problem(
                    codes.wrongType, at: location, expected: type.name, found: "\(value.typeName)",
                    remedy: "Change \(place) to \(type.name); it is \(value.typeName) now."))
        }
        return typed
    }

    /// The value here as that type, or `nil` when it is missing; refused when it is of another type.
    public func optional<Value>(_ type: JSONType<Value>) throws(Refusal) -> Value? {
        value == nil ? nil : try required(type)
    }

    private var place: ProblemText { path.isEmpty ? "the document" : "“\(path)”" }
    private var location: ProblemLocation {
        ProblemLocation(kind: codes.placeKind, name: path.isEmpty ? "(the whole document)" : path)
    }
}

/// A type that a JSON value can be read as.
public struct JSONType<Value>: Sendable {
    /// What to call it: `a string`.
    package let name: ProblemText
    /// The value as this type, or `nil` when it has another.
    let read: @Sendable (_ place: JSONCursor, _ value: JSONValue) throws(Refusal) -> Value?

    /// A type with a name for refusals, and the way to read it.
    package init(
        name: ProblemText, read: @escaping @Sendable (_ place: JSONCursor, _ value: JSONValue) throws(Refusal) -> Value?
    ) {
        self.name = name
        self.read = read
    }
}

extension JSONType {
    /// Any value at all.
    public static var any: JSONType<JSONValue> {
        JSONType<JSONValue>(name: "a value") { _, value throws(Refusal) in value }
    }

    /// A string.
    public static var string: JSONType<String> {
        JSONType<String>(name: "a string") { _, value throws(Refusal) in
            if case .string(let text) = value { text } else { nil }
        }
    }

    /// `true` or `false`.
    public static var bool: JSONType<Bool> {
        JSONType<Bool>(name: "true or false") { _, value throws(Refusal) in
            if case .bool(let bool) = value { bool } else { nil }
        }
    }

    /// A whole number that an `Int` holds.
    public static var integer: JSONType<Int> {
        JSONType<Int>(name: "a whole number") { _, value throws(Refusal) in
            if case .number(let number) = value { number.integer } else { nil }
        }
    }

    /// An object.
    public static var object: JSONType<JSONObject> {
        JSONType<JSONObject>(name: "an object") { _, value throws(Refusal) in
            if case .object(let object) = value { object } else { nil }
        }
    }

    /// An array whose elements all have one type.
    public static func array<Element>(of type: JSONType<Element>) -> JSONType<[Element]> {
        JSONType<[Element]>(name: "an array") { place, value throws(Refusal) in
            guard case .array(let elements) = value else { return nil }
            var typed: [Element] = []
            for index in elements.indices { typed.append(try place[index].required(type)) }
            return typed
        }
    }
}
