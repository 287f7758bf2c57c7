import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The groups of a token, and their resolution through Microsoft Graph.
enum GroupsOverageKind: VectorKind {
    static let name = "groups-overage"
    static let givenMembers = ["claims", "cloud", "query", "user", "page", "response", "retryAfter", "now"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        if let claims = try given["claims"].optional(.object) {
            try given.requireOnly(["claims", "cloud"])
            return try VectorOutcome(groupsOf: claims, in: cloud(given))
        }
        if let text = try given["retryAfter"].optional(.string) {
            try given.requireOnly(["retryAfter", "now"])
            let now = try given["now"].required(.date).date
            let seconds = RetryAfter.delay(text, at: now)?.components.seconds
            return .accepted(["seconds": seconds.map { .number(JSONNumber(Int($0))) } ?? .null], warnings: [])
        }
        try given.requireOnly(["cloud", "query", "user", "page", "response"])
        let request = try request(given)
        guard given["response"].value != nil else { return VectorOutcome(request) }
        let response = try response(given["response"])
        return VectorOutcome { _ throws(Refusal) in
            let page = try EntraGroupsPage(parsing: response, to: request)
            return [
                "groups": .array(page.groups.map { .string($0.id) }),
                "names": .array(page.groups.map { JSONValue($0.displayName) }),
                "next": JSONValue(page.next?.url),
            ]
        }
    }

    // MARK: - Reading

    private static func cloud(_ given: JSONCursor) throws(Refusal) -> EntraCloud {
        let name = try given["cloud"].optional(.string) ?? "global"
        if let cloud = EntraCloud.known.first(where: { $0.name.hasSameBytes(as: name) }) { return cloud }
        throw malformed("cloud", "the name of a cloud")
    }

    private static func request(_ given: JSONCursor) throws(Refusal) -> EntraGroupsRequest {
        let cloud = try cloud(given)
        let name = try given["user"].required(.string)
        let user: EntraGroupsRequest.User? =
            name.hasSameBytes(as: "me") ? .signedIn : (try? GUID(parsing: name)).map { .id($0) }
        let query = try query(given["query"].required(.string))
        guard let user, let graph = MicrosoftGraph(cloud) else { throw malformed("user", "“me” or a GUID") }
        let first = EntraGroupsRequest(query, of: user, at: graph)
        // The request that a link of an earlier page led to.
        guard let page = try given["page"].optional(.string) else { return first }
        guard let further = try? first.following(page) else { throw malformed("page", "a link of the first request") }
        return further
    }

    private static func query(_ name: String) throws(Refusal) -> EntraGroupsRequest.Query {
        switch name {
        case "security-groups": .memberObjects(onlySecurityGroups: true)
        case "all-objects": .memberObjects(onlySecurityGroups: false)
        case "memberships": .transitiveMemberships
        default: throw malformed("query", "security-groups, all-objects, or memberships")
        }
    }

    private static func response(_ place: JSONCursor) throws(Refusal) -> TransportResponse {
        try place.requireOnly(["status", "document", "text"])
        let status = try place["status"].optional(.integer) ?? 200
        let body: String
        switch (place["document"].value, try place["text"].optional(.string)) {
        case (let document?, nil): body = document.serialized(indented: false)
        case (nil, let text?): body = text
        default: throw malformed("response", "exactly one of document and text")
        }
        return TransportResponse(status: status, body: Array(body.utf8))
    }

    private static func malformed(_ member: String, _ expected: ProblemText) -> Refusal {
        Refusal(
            Problem(
                .vectorMalformed, at: .member(member), expected: expected, remedy: "Write \(expected) as “\(member)”."))
    }
}

extension VectorOutcome {
    fileprivate init(_ request: EntraGroupsRequest) {
        self = .accepted(
            [
                "method": request.body == nil ? "GET" : "POST", "url": .string(request.url),
                "body": JSONValue(request.body.map { String(decoding: $0, as: UTF8.self) }),
            ], warnings: [])
    }

    fileprivate init(groupsOf claims: JSONObject, in cloud: EntraCloud) throws(Refusal) {
        self = .accepted(try EntraGroups.outcome(claims, in: cloud), warnings: [])
    }
}

extension EntraGroups {
    /// Returns the groups of claims, in the terms of the vectors.
    fileprivate static func outcome(_ claims: JSONObject, in cloud: EntraCloud) throws(Refusal) -> JSONObject {
        switch try EntraGroups(claims: claims, cloud: cloud) {
        case .listed(let groups):
            ["result": "listed", "groups": .array(groups.map { .string($0) }), "url": .null]
        case .unknown(let query): ["result": "unknown", "groups": .null, "url": JSONValue(query?.url)]
        case .notSent: ["result": "not-sent", "groups": .null, "url": .null]
        }
    }
}
