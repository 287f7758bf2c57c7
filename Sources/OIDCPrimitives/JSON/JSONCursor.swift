/// A place in a JSON document, with the path that leads there, so that a failed read can say where it failed.
///
/// Going somewhere never fails, reading may:
///
///     let document = JSONCursor(value)
///     let keyID = try document["keys"][0]["kid"].required(.string)
///
/// A member that is there but `null` has the wrong type; only one that is not there is missing. Where nothing has to be
/// said about what is wrong, the accessors of ``JSONValue`` do: `value["kid"]?.string`.
public struct JSONCursor: Sendable {
    /// Whether there is a value here.
    package var exists: Bool { source != nil }

    /// The value here, if there is one.
    public var value: JSONValue? {
        switch source {
        case .value(let value): value
        case .element(let element): element.value
        case nil: nil
        }
    }
    /// How one gets here from the outermost value: `keys[0].kid`; empty for that value itself.
    public let path: String

    private let source: Source?
    private let problems: Problems

    /// Where a value is: parsed, or still among the bytes of its document.
    private enum Source {
        case value(JSONValue)
        case element(JSONElement)
    }

    private init(_ source: Source?, path: String, problems: Problems) {
        self.source = source
        self.path = path
        self.problems = problems
    }

    /// Stands at the outermost value of a document, or at one whose path is known.
    public init(_ value: JSONValue, path: String = "", problems: Problems = .json) {
        self.init(.value(value), path: path, problems: problems)
    }

    /// Stands at the outermost value of a document whose members become values when they are asked for.
    package init(_ document: JSONDocument, problems: Problems) {
        self.init(.element(document.root), path: "", problems: problems)
    }

    // MARK: - Going somewhere

    /// The member of that name.
    public subscript(name: String) -> JSONCursor {
        let member: Source? =
            switch source {
            case .value(let value): value[name].map { .value($0) }
            case .element(let element): element[name].map { .element($0) }
            case nil: nil
            }
        return JSONCursor(member, path: path.isEmpty ? name : "\(path).\(name)", problems: problems)
    }

    /// The element of that number, counted from 0.
    public subscript(index: Int) -> JSONCursor {
        let elements = value?.array ?? []
        let element = elements.indices.contains(index) ? elements[index] : nil
        return JSONCursor(element.map { .value($0) }, path: "\(path)[\(index)]", problems: problems)
    }

    /// The members here, in their order, if this is an object. Use it to go through all of them: looking each one up by
    /// its name takes a time that grows with the square of their number.
    package var members: [(name: String, place: JSONCursor)] {
        (value?.object?.members ?? []).map { member in
            let path = path.isEmpty ? member.name : "\(path).\(member.name)"
            return (member.name, JSONCursor(member.value, path: path, problems: problems))
        }
    }

    /// The elements here, if this is an array.
    package var elements: [JSONCursor] {
        (value?.array ?? []).enumerated().map { index, element in
            JSONCursor(element, path: "\(path)[\(index)]", problems: problems)
        }
    }

    // MARK: - Reading

    /// The value here as that type; refused when it is missing or of another type.
    public func required<Value>(_ type: JSONType<Value>) throws(Refusal) -> Value {
        guard let value else { throw Refusal(problems.missing(path, type.name)) }
        guard let typed = try type.read(self, value) else {
            throw Refusal(problems.wrongType(path, type.name, value))
        }
        return typed
    }

    /// The value here as that type, or `nil` when it is missing; refused when it is of another type.
    public func optional<Value>(_ type: JSONType<Value>) throws(Refusal) -> Value? {
        exists ? try required(type) : nil
    }

    /// The value here as that type; `nil` when it is missing or of another type, which is reported.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - isAbsent: Whether a value of that type counts as missing: an empty string, say.
    ///   - problems: Receives what is wrong.
    package func required<Value>(
        _ type: JSONType<Value>, unless isAbsent: (Value) -> Bool = { _ in false }, reportingTo found: inout [Problem]
    ) -> Value? {
        do throws(Refusal) {
            let value = try required(type)
            guard isAbsent(value) else { return value }
            found.append(problems.missing(path, type.name))
        } catch {
            found += error.problems
        }
        return nil
    }

    /// The value here as that type, or `nil` when it is missing, or of another type, which is reported.
    package func optional<Value>(_ type: JSONType<Value>, reportingTo found: inout [Problem]) -> Value? {
        exists ? required(type, reportingTo: &found) : nil
    }
}

extension JSONCursor {
    /// What is said of a value that cannot be read, because each room has its own codes and words.
    public struct Problems: Sendable {
        /// The problem of a value that is not there.
        package let missing: @Sendable (_ path: String, _ expected: ProblemText) -> Problem
        /// The problem of a value of another type.
        package let wrongType: @Sendable (_ path: String, _ expected: ProblemText, _ found: JSONValue) -> Problem

        /// `json.missing-member` and `json.wrong-type`.
        public static let json = Problems(missing: .jsonMissingMember, wrongType: .jsonWrongType)

        /// What to call the outermost value in place of a path.
        package static let wholeDocument = "(the whole document)"

        /// Names the codes of a room, and what its places are called in messages: `member`, or `claim` in a token.
        public init(missing: ProblemCode, wrongType: ProblemCode, placeKind: String = "member") {
            self.init(
                missing: { path, expected in
                    Problem(
                        missing, at: Problems.location(path, placeKind), expected: expected,
                        remedy: "Add \(Problems.place(path)); it must be \(expected).")
                },
                wrongType: { path, expected, found in
                    Problem(
                        wrongType, at: Problems.location(path, placeKind), expected: expected,
                        found: "\(found.typeName)",
                        remedy: "Change \(Problems.place(path)) to \(expected); it is \(found.typeName) now.")
                })
        }

        private static func location(_ path: String, _ kind: String) -> ProblemLocation {
            ProblemLocation(kind: kind, name: path.isEmpty ? wholeDocument : path)
        }

        private static func place(_ path: String) -> ProblemText { path.isEmpty ? "the document" : "“\(path)”" }

        /// Takes a room's own problems.
        package init(
            missing: @escaping @Sendable (_ path: String, _ expected: ProblemText) -> Problem,
            wrongType: @escaping @Sendable (_ path: String, _ expected: ProblemText, _ found: JSONValue) -> Problem
        ) {
            self.missing = missing
            self.wrongType = wrongType
        }
    }
}
