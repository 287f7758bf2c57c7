import OIDCPrimitives
import OIDCSignIn

/// The answer of a route: one JSON object with the verdict and the codes. README.md describes the members.
struct Answer {
    let status: Int
    private var object: [JSONObject.Member]
    var cookies: [String] = []

    /// Creates the answer to a step that succeeded.
    static func accepted(_ step: String, _ members: [(String, JSONValue)] = []) -> Answer {
        Answer(status: 200, "accepted", step, codes: [], members)
    }

    /// Creates the answer to a step that the library rejected.
    static func refused(
        _ step: String, _ refusal: Refusal, status: Int? = nil, _ members: [(String, JSONValue)] = []
    ) -> Answer {
        let errors = refusal.problems.filter { $0.severity == .error }
        return Answer(
            status: status ?? refusal.httpStatus, "refused", step, codes: errors.map(\.code.rawValue),
            [("reason", .string(refusal.reason.rawValue)), ("problems", .array(errors.map(Answer.problem)))] + members)
    }

    /// Creates the answer to a request that this program cannot handle. The library did not see it.
    static func unusable(_ status: Int, _ code: String, _ sentence: String) -> Answer {
        Answer(status: status, "refused", "request", codes: [code], [("message", .string(sentence))])
    }

    private init(status: Int, _ verdict: String, _ step: String, codes: [String], _ members: [(String, JSONValue)]) {
        self.status = status
        object = [
            .init(name: "verdict", value: .string(verdict)), .init(name: "step", value: .string(step)),
            .init(name: "codes", value: .array(codes.map { .string($0) })),
        ]
        object += members.map { .init(name: $0, value: $1) }
    }

    /// The answer as it is sent.
    var response: HTTPResponse {
        HTTPResponse(
            status, type: "application/json", body: JSONValue.object(JSONObject(object)).serialized() + "\n",
            cookies: cookies)
    }

    /// A problem as JSON. The library redacts what it contains.
    static func problem(_ problem: Problem) -> JSONValue {
        let members: [(String, String?)] = [
            ("code", problem.code.rawValue), ("location", problem.location?.description),
            ("expected", problem.expected), ("found", problem.found), ("remedy", problem.remedy),
            ("provider_error", problem.providerError?.error),
        ]
        return .object(
            JSONObject(members.compactMap { name, value in value.map { .init(name: name, value: .string($0)) } }))
    }
}
