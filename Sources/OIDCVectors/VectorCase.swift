public import EntraID

/// A single vector: an input and the expected outcome.
public struct VectorCase: Sendable, CustomStringConvertible {
    /// The name of the vector kind.
    public let kind: String
    /// The name of the vector.
    public let name: String
    /// The ID of the rule that the vector shows, such as `callback.order.3`.
    public let rule: String
    /// The name of the file from which the vector was read.
    public let source: String
    private let content: JSONCursor

    /// Runs the vector and returns how the outcome differs from the expectation, or `nil` if it does not.
    public func failure() -> String? {
        do {
            let expectation = try VectorExpectation(content["expect"])
            return expectation.disagreement(with: try validate())
        } catch {
            return "the vector cannot be read: \(error)"
        }
    }

    /// Runs the vector without its expectation, and returns the outcome in the form of one. Nothing is left out.
    ///
    /// - Throws: `vector.malformed` if the input is malformed.
    public func outcome() throws(Refusal) -> JSONValue {
        switch try validate() {
        case .accepted(let members, let warnings):
            return ["accepted": .object(members), "warnings": VectorCase.list(warnings)]
        case .refused(let codes, let suggestion):
            return ["refused": VectorCase.list(codes), "suggestion": JSONValue(suggestion)]
        }
    }

    private static func list(_ codes: [ProblemCode]) -> JSONValue {
        .array(Set(codes.map(\.rawValue)).sorted().map { .string($0) })
    }

    private func validate() throws(Refusal) -> VectorOutcome {
        guard let kind = vectorKinds.first(where: { $0.name.hasSameBytes(as: self.kind) }) else {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("kind"), found: "\(self.kind)", remedy: "This kind is unknown."))
        }
        let given = content["given"]
        try given.requireOnly(kind.givenMembers)
        return try kind.validate(given)
    }

    /// The source and the name of the vector.
    public var description: String { "\(source) “\(escapedForDisplay(name))”" }

    /// The limits on vector files, which can be much larger than documents from the wire because some contain an
    /// oversized one.
    private static let limits = JSONLimits.known(depth: 512, bytes: 256 << 20, members: 4_000_000)

    /// Reads the vectors in a file.
    ///
    /// - Throws: `json.*` or `vector.malformed` if the file is not a vector file.
    public static func all(in bytes: [UInt8], source: String) throws(Refusal) -> [VectorCase] {
        let problems = JSONCursor.Problems(missing: .vectorMalformed, wrongType: .vectorMalformed)
        let file = JSONCursor(try JSONValue(parsing: bytes, limits: limits), problems: problems)
        let kind = try file["kind"].required(.string)
        var cases: [VectorCase] = []
        for index in try file["cases"].required(.array(of: .object)).indices {
            let content = file["cases"][index]
            try content.requireOnly(["name", "why", "rule", "given", "expect"])
            let (name, rule) = (try content["name"].required(.string), try content["rule"].required(.string))
            cases.append(VectorCase(kind: kind, name: name, rule: rule, source: source, content: content))
        }
        guard !cases.isEmpty else {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("cases"), remedy: "Add a case. A file without cases tests nothing.")
            )
        }
        return cases
    }
}

extension VectorCase {
    /// The names of all kinds.
    public static var kinds: [String] { vectorKinds.map { $0.name } }

    /// Whether the vector states everything that it shows: an accepted one its warnings, and a refused authority its
    /// suggestion or that there is none.
    public var isComplete: Bool {
        let expect = content["expect"]
        if expect["accepted"].exists { return expect["warnings"].exists }
        return !kind.hasSameBytes(as: "entra-authority") || expect["suggestion"].exists
    }

    /// The codes of the errors that the vector expects. It is empty for an accepted one.
    public var refusedCodes: [String] { (try? content["expect"]["refused"].optional(.array(of: .string))) ?? [] }
    /// The codes of the warnings that the vector expects.
    public var warningCodes: [String] { (try? content["expect"]["warnings"].optional(.array(of: .string))) ?? [] }
    /// The suggestion that the vector expects: `.null` if there must be none, and `nil` if it states nothing.
    public var suggestion: JSONValue? { content["expect"]["suggestion"].value }
    /// The input.
    public var given: JSONValue? { content["given"].value }
    /// The expected outcome.
    public var expect: JSONValue? { content["expect"].value }

    /// The codes that the vector expects, of errors and warnings.
    public var expectedCodes: [String] { refusedCodes + warningCodes }
}
