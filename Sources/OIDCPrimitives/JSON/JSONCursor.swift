/// A position in a JSON document, with the path that leads to it, so that errors report where reading failed.
///
/// Moving to a position never fails. Reading the value there can:
///
///     let document = JSONCursor(value)
///     let keyID = try document["keys"][0]["kid"].required(.string)
///
/// A member that is `null` has the wrong type; only an absent member is missing. If you do not need an error, use the
/// accessors of ``JSONValue`` instead: `value["kid"]?.string`.
public struct JSONCursor: Sendable {
    /// Whether there is a value at this position.
    package var exists: Bool { source != nil }

    /// The value at this position, if there is one.
    public var value: JSONValue? {
        switch source {
        case .value(let value): value
        case .element(let element): element.value
        case nil: nil
        }
    }
    /// The path from the outermost value, such as `keys[0].kid`. It is empty for the outermost value.
    public let path: String

    private let source: Source?
    private let problems: Problems

    /// A value that is either parsed or still part of its document's bytes.
    private enum Source {
        case value(JSONValue)
        case element(JSONElement)
    }

    private init(_ source: Source?, path: String, problems: Problems) {
        self.source = source
        self.path = path
        self.problems = problems
    }

    /// Creates a cursor at the outermost value of a document, or at a value with the given path.
    ///
    /// - Parameters:
    ///   - value: The value at the cursor's position.
    ///   - path: The path of the value.
    ///   - problems: The problems to report for missing values and wrong types.
    public init(_ value: JSONValue, path: String = "", problems: Problems = .json) {
        self.init(.value(value), path: path, problems: problems)
    }

    /// Creates a cursor at the outermost value of a document whose members become values only on access.
    package init(_ document: JSONDocument, problems: Problems) {
        self.init(.element(document.root), path: "", problems: problems)
    }

    // MARK: - Navigation

    /// A cursor at the member with the given name.
    public subscript(name: String) -> JSONCursor {
        let member: Source? =
            switch source {
            case .value(let value): value[name].map { .value($0) }
            case .element(let element): element[name].map { .element($0) }
            case nil: nil
            }
        return JSONCursor(member, path: path.isEmpty ? name : "\(path).\(name)", problems: problems)
    }

    /// A cursor at the element with the given index, counted from 0.
    public subscript(index: Int) -> JSONCursor {
        let elements = value?.array ?? []
        let element = elements.indices.contains(index) ? elements[index] : nil
        return JSONCursor(element.map { .value($0) }, path: "\(path)[\(index)]", problems: problems)
    }

    /// The members of the object at this position, in order. Use it to visit all of them: looking up each one by name
    /// takes quadratic time.
    package var members: [(name: String, place: JSONCursor)] {
        (value?.object?.members ?? []).map { member in
            let path = path.isEmpty ? member.name : "\(path).\(member.name)"
            return (member.name, JSONCursor(member.value, path: path, problems: problems))
        }
    }

    /// The elements of the array at this position.
    package var elements: [JSONCursor] {
        (value?.array ?? []).enumerated().map { index, element in
            JSONCursor(element, path: "\(path)[\(index)]", problems: problems)
        }
    }

    // MARK: - Reading

    /// Returns the value at this position as the given type.
    ///
    /// - Throws: A `Refusal` if the value is missing or has another type.
    public func required<Value>(_ type: JSONType<Value>) throws(Refusal) -> Value {
        guard let value else { throw Refusal(problems.missing(path, type.name)) }
        guard let typed = try type.read(self, value) else {
            throw Refusal(problems.wrongType(path, type.name, value))
        }
        return typed
    }

    /// Returns the value at this position as the given type, or `nil` if it is missing.
    ///
    /// - Throws: A `Refusal` if the value has another type.
    public func optional<Value>(_ type: JSONType<Value>) throws(Refusal) -> Value? {
        exists ? try required(type) : nil
    }

    /// Returns the value at this position as the given type, or `nil` if it is missing or has another type, which is
    /// reported.
    ///
    /// - Parameters:
    ///   - type: The type to read.
    ///   - isAbsent: A closure that returns whether a value counts as missing, such as an empty string.
    ///   - found: The list to which problems are appended.
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

    /// Returns the value at this position as the given type, or `nil`. A value of another type is reported.
    package func optional<Value>(_ type: JSONType<Value>, reportingTo found: inout [Problem]) -> Value? {
        exists ? required(type, reportingTo: &found) : nil
    }
}

extension JSONCursor {
    /// The problems to report for values that cannot be read. Each module has its own codes and wording.
    public struct Problems: Sendable {
        /// A closure that creates the problem for a missing value.
        package let missing: @Sendable (_ path: String, _ expected: ProblemText) -> Problem
        /// A closure that creates the problem for a value of the wrong type.
        package let wrongType: @Sendable (_ path: String, _ expected: ProblemText, _ found: JSONValue) -> Problem

        /// Problems with the codes `json.missing-member` and `json.wrong-type`.
        public static let json = Problems(missing: .jsonMissingMember, wrongType: .jsonWrongType)

        /// The name of the outermost value, which has no path.
        package static let wholeDocument = "(the whole document)"

        /// Creates problems with the given codes.
        ///
        /// - Parameters:
        ///   - missing: The code for a missing value.
        ///   - wrongType: The code for a value of the wrong type.
        ///   - locationKind: The kind of the problems' locations, such as `member`, or `claim` in a token.
        public init(missing: ProblemCode, wrongType: ProblemCode, locationKind: String = "member") {
            self.init(
                missing: { path, expected in
                    Problem(
                        missing, at: Problems.location(path, locationKind), expected: expected,
                        remedy: "Add \(Problems.place(path)). It must be \(expected).")
                },
                wrongType: { path, expected, found in
                    Problem(
                        wrongType, at: Problems.location(path, locationKind), expected: expected,
                        found: "\(found.typeName)",
                        remedy: "Change \(Problems.place(path)) to \(expected). It is currently \(found.typeName).")
                })
        }

        private static func location(_ path: String, _ kind: String) -> ProblemLocation {
            ProblemLocation(kind: kind, name: path.isEmpty ? wholeDocument : path)
        }

        private static func place(_ path: String) -> ProblemText { path.isEmpty ? "the document" : "“\(path)”" }

        /// Creates problems with the given closures.
        package init(
            missing: @escaping @Sendable (_ path: String, _ expected: ProblemText) -> Problem,
            wrongType: @escaping @Sendable (_ path: String, _ expected: ProblemText, _ found: JSONValue) -> Problem
        ) {
            self.missing = missing
            self.wrongType = wrongType
        }
    }
}
