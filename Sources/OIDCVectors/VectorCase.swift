public import EntraID

/// One vector: something given, and the verdict it must get.
public struct VectorCase: Sendable, CustomStringConvertible {
    /// The name of the kind.
    public let kind: String
    /// What the case is about.
    public let name: String
    /// What to call the file it was read from.
    public let source: String
    private let content: JSONCursor

    /// Runs the judgement and says what disagrees with the expectation; `nil` when nothing does.
    public func failure() -> String? {
        do {
            guard let kind = vectorKinds.first(where: { $0.name.hasSameBytes(as: self.kind) }) else {
                return "the kind “\(escapedForDisplay(self.kind))” is unknown"
            }
            let expectation = try VectorExpectation(content["expect"])
            let given = content["given"]
            try given.requireOnly(kind.givenMembers)
            return expectation.disagreement(with: try kind.judge(given))
        } catch {
            return "the vector cannot be read: \(error)"
        }
    }

    /// The source, and the case in it.
    public var description: String { "\(source) “\(escapedForDisplay(name))”" }

    /// Files of vectors may be much larger than documents from the wire: some hold an oversized one.
    private static let limits = JSONLimits.known(depth: 512, bytes: 256 << 20, members: 4_000_000)

    /// The cases of a file. Refuses with `json.*` or `vector.malformed` when it is no file of vectors.
    public static func read(_ bytes: [UInt8], source: String) throws(Refusal) -> [VectorCase] {
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
                Problem(.vectorMalformed, at: .member("cases"), remedy: "Add a case: a file without one tests nothing.")
            )
        }
        return cases
    }
}

extension VectorCase {
    /// The codes that the vector expects, refusals and warnings alike.
    public var expectedCodes: [String] {
        let refused = try? content["expect"]["refused"].optional(.array(of: .string))
        let warnings = try? content["expect"]["warnings"].optional(.array(of: .string))
        return (refused ?? []) + (warnings ?? [])
    }
}
