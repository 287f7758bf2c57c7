import EntraID

/// Error responses of the token endpoint: what is told of them, and what is left out.
enum ProviderErrorKind: VectorKind {
    static let name = "provider-error"
    static let givenMembers = ["status", "retryAfter", "body", "provider"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let retryAfter = try given["retryAfter"].optional(.string)
        let response = TransportResponse(
            status: try given["status"].required(.integer),
            headers: retryAfter.map { [HeaderField(name: "Retry-After", value: $0)] } ?? [],
            body: Array(try given["body"].required(.string).utf8))
        let profile: (any ProviderProfile)?
        switch try given["provider"].optional(.string) ?? "standard" {
        case "standard": profile = nil
        case "entra": profile = try EntraProfile(EntraAuthority(tenant: .directory(tenant)))
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("provider"), expected: "standard or entra",
                    remedy: "This provider is unknown."))
        }
        return VectorOutcome { _ throws(Refusal) in
            do throws(Refusal) {
                _ = try TokenResponse(parsing: response, from: "https://login.example.com/token", profile: profile)
            } catch {
                guard error.codes == [.exchangeProviderError] else { throw error }
                return members(of: error)
            }
            throw Refusal(Problem(.vectorMalformed, at: .member("body"), remedy: "This response is not an error."))
        }
    }

    private static let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    private static func members(of refusal: Refusal) -> JSONObject {
        let error = refusal.providerError
        return [
            "error": JSONValue(error?.error), "code": JSONValue(error?.code),
            "numbers": .array((error?.numbers ?? []).map { .number(JSONNumber($0)) }),
            "suberror": JSONValue(error?.suberror), "claims": JSONValue(error?.claims),
            "traceID": JSONValue(error?.traceID), "correlationID": JSONValue(error?.correlationID),
            "timestamp": JSONValue(error?.timestamp),
            "isCancellation": .bool(error?.isCancellation == true),
            "reason": .string(refusal.reason.rawValue),
            "retryAfter": refusal.retryAfter.map { .number(JSONNumber(Int($0.components.seconds))) } ?? .null,
        ]
    }
}
