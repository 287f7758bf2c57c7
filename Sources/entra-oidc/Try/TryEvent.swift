import EntraID

/// What happens in the console, for the terminal. An event contains no secret and no personal data.
enum TryEvent: Sendable {
    case fakeStarted(origin: String)
    case connectionStep(name: String, outcome: String, code: String?)
    case signInStarted(host: String)
    case signInFinished(codes: [String], isAccepted: Bool)
    case refreshed(codes: [String], isAccepted: Bool)
    case signedOut
    /// The browser asked for the result of a sign-in. Nothing is printed.
    case resultShown

    /// The event as one JSON object on one line.
    var json: String {
        members.isEmpty ? "" : JSONValue.object(JSONObject(members)).serialized(indented: false) + "\n"
    }

    /// The event as a sentence, or `nil` if the terminal need not show it.
    var sentence: String? {
        switch self {
        case .fakeStarted(let origin): "The fake Entra is at \(origin)/"
        case .signInFinished(_, true): "accepted"
        case .signInFinished(let codes, false): "refused: \(codes.joined(separator: ", "))"
        case .connectionStep, .signInStarted, .refreshed, .signedOut, .resultShown: nil
        }
    }

    private var members: [JSONObject.Member] {
        func member(_ name: String, _ value: JSONValue) -> JSONObject.Member { .init(name: name, value: value) }
        func outcome(_ name: String, _ codes: [String], _ isAccepted: Bool) -> [JSONObject.Member] {
            [
                member("event", .string(name)), member("verdict", .string(isAccepted ? "accepted" : "refused")),
                member("codes", .array(codes.map { .string($0) })),
            ]
        }
        switch self {
        case .fakeStarted(let origin):
            return [member("event", "fake-started"), member("origin", .string(origin))]
        case .connectionStep(let name, let outcome, let code):
            return [
                member("event", "connection-step"), member("name", .string(name)),
                member("outcome", .string(outcome)), member("code", code.map { .string($0) } ?? .null),
            ]
        case .signInStarted(let host): return [member("event", "sign-in-started"), member("host", .string(host))]
        case .signInFinished(let codes, let isAccepted): return outcome("sign-in-finished", codes, isAccepted)
        case .refreshed(let codes, let isAccepted): return outcome("refreshed", codes, isAccepted)
        case .signedOut: return [member("event", "signed-out")]
        case .resultShown: return []
        }
    }
}
