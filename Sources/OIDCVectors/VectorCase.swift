public import EntraID

/// A single vector: an input and the expected outcome.
public struct VectorCase: Sendable, CustomStringConvertible {
    /// The name of the vector kind.
    public let kind: String
    /// The name of the vector.
    public let name: String
    /// The name of the file from which the vector was read.
    public let source: String
    private let content: JSONCursor

    /// Runs the vector and returns how the outcome differs from the expectation, or `nil` if it does not.
    public func failure() -> String? {
        do {
            guard let kind = vectorKinds.first(where: { $0.name.hasSameBytes(as: self.kind) }) else {
                return "the kind “\(escapedForDisplay(self.kind))” is unknown"
            }
            let expectation = try VectorExpectation(content["expect"])
            let given = content["given"]
            try given.requireOnly(kind.givenMembers)
            return expectation.disagreement(with: try kind.validate(given))
        } catch {
            return "the vector cannot be read: \(error)"
        }
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
            let name = try content["name"].required(.string)
            cases.append(VectorCase(kind: kind, name: name, source: source, content: content))
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
    /// The codes that the vector expects, of errors and warnings.
    public var expectedCodes: [String] {
        let refused = try? content["expect"]["refused"].optional(.array(of: .string))
        let warnings = try? content["expect"]["warnings"].optional(.array(of: .string))
        return (refused ?? []) + (warnings ?? [])
    }
}
