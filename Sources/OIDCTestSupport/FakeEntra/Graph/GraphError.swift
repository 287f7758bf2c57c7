import EntraID

/// A response of the fake Graph to a request that it rejects. The codes are Graph's; the sentences are our own.
struct GraphError: Error {
    let status: Int
    let code: String
    let message: String
    var headers: [HeaderField] = []
}

// MARK: - Tokens and permissions

extension GraphError {
    /// Returns the response to a request without a valid access token. The challenge has no `error`, as at Graph.
    static func invalidToken(_ message: String, origin: String) -> GraphError {
        let challenge =
            "Bearer realm=\"\", authorization_uri=\"\(origin)/common/oauth2/authorize\", "
            + "client_id=\"\(FakeResource.graphID)\""
        return GraphError(
            status: 401, code: "InvalidAuthenticationToken", message: message,
            headers: [HeaderField(name: "WWW-Authenticate", value: challenge)])
    }

    /// Returns the response to a caller that has none of the permissions that would suffice.
    static func denied(_ sufficient: [String]) -> GraphError {
        GraphError(
            status: 403, code: "Authorization_RequestDenied",
            message: "The access token needs one of these permissions: \(sufficient.joined(separator: ", ")).")
    }

    /// Graph does not offer memberships and lists to personal accounts.
    static let notForPersonalAccounts = GraphError(
        status: 403, code: "Authorization_RequestDenied",
        message: "A personal account can read its own profile only.")

    /// `/me` is a user, but an application that acts on its own behalf has none.
    static let userRequired = GraphError(
        status: 400, code: "BadRequest",
        message: "This URL is about the signed-in user, but the token is of an application without a user. "
            + "Use /users/{id} instead.")
}

// MARK: - Resources and queries

extension GraphError {
    static func notFound(_ name: String) -> GraphError {
        GraphError(
            status: 404, code: "Request_ResourceNotFound",
            message: "The directory has no object named '\(escapedForDisplay(name))'.")
    }

    static let unknownPath = GraphError(
        status: 400, code: "BadRequest", message: "The fake Graph has no such URL.")

    static let noPhoto = GraphError(status: 404, code: "ImageNotFound", message: "The user has no photo.")

    static func methodNotAllowed(_ allowed: String) -> GraphError {
        GraphError(
            status: 405, code: "Request_BadRequest", message: "This URL accepts \(allowed) requests only.",
            headers: [HeaderField(name: "Allow", value: allowed)])
    }

    /// Returns the response to a query or body that cannot be read.
    static func badRequest(_ message: String) -> GraphError {
        GraphError(status: 400, code: "BadRequest", message: message)
    }

    /// Returns the response to a query that can be read but has no answer here.
    static func unsupportedQuery(_ message: String) -> GraphError {
        GraphError(status: 400, code: "Request_UnsupportedQuery", message: message)
    }

    /// `/$count` needs the header `ConsistencyLevel: eventual`.
    static let countNotSupported = GraphError(
        status: 400, code: "Request_BadRequest",
        message: "$count needs the header ConsistencyLevel: eventual.")

    static let expiredPage = GraphError(
        status: 400, code: "Directory_ExpiredPageToken", message: "The $skiptoken is unknown or has expired.")

    /// Graph returns at most 11,000 IDs at once.
    static let tooManyResults = GraphError(
        status: 400, code: "Directory_ResultSizeLimitExceeded",
        message: "The object has more than \(GraphAnswer.maximumIDs) memberships. Use transitiveMemberOf instead.")

    /// Returns the response to a caller that sends too many requests.
    static func throttled(retryAfter seconds: Int) -> GraphError {
        GraphError(
            status: 429, code: "TooManyRequests", message: "Too many requests. Try again in \(seconds) s.",
            headers: [HeaderField(name: "Retry-After", value: String(seconds))])
    }
}
