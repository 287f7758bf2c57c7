public import OIDCPrimitives
import OIDCSignIn

extension ProblemCode {
    /// Microsoft Graph cannot be asked for the groups of this user.
    public static let graphNotAvailable = ProblemCode("graph.not-available")
    /// Microsoft Graph rejected the access token.
    public static let graphTokenRejected = ProblemCode("graph.token-rejected")
    /// The access token lacks a permission for Microsoft Graph.
    public static let graphPermissionMissing = ProblemCode("graph.permission-missing")
    /// The directory has no such user.
    public static let graphUserNotFound = ProblemCode("graph.user-not-found")
    /// Microsoft Graph asks to wait longer than the limits permit.
    public static let graphThrottled = ProblemCode("graph.throttled")
    /// The user is in more groups than the limits permit.
    public static let graphTooManyGroups = ProblemCode("graph.too-many-groups")
    /// The link to the next page leads elsewhere. The access token was not sent there.
    public static let graphForeignLink = ProblemCode("graph.foreign-link")
}

extension Problem {
    /// The reason why Graph cannot be asked.
    enum GraphObstacle {
        case b2c, unknownHost, unknownUser, personalAccount
    }

    static func graphNotAvailable(_ obstacle: GraphObstacle) -> Problem {
        let remedy: ProblemText =
            switch obstacle {
            case .b2c:
                "Tokens of Azure AD B2C have no groups, and Microsoft Graph accepts no tokens of its policies. Add the "
                    + "groups as a custom claim of the policy, or use an application's own token for Graph."
            case .unknownHost:
                "The host of Microsoft Graph in this cloud is not known. Create the MicrosoftGraph of the right cloud."
            case .unknownUser:
                "The token has no object ID (oid), so Microsoft Graph cannot be asked about this user. Request the "
                    + "scope profile."
            case .personalAccount: "Personal Microsoft accounts are in no groups of an organization."
            }
        return Problem(
            .graphNotAvailable, at: .setting("groups"), expected: "a user of an organization's directory",
            remedy: remedy)
    }

    /// - Parameters:
    ///   - response: The response, whose status is not 200.
    ///   - error: The code of the error in its body.
    ///   - url: The URL of the request.
    static func graphStatus(_ response: TransportResponse, error: String?, at url: String) -> Problem {
        let (code, remedy): (ProblemCode, ProblemText) =
            switch response.status {
            case 400 where error?.hasSameBytes(as: "Directory_ResultSizeLimitExceeded") == true:
                (.graphTooManyGroups, tooManyGroupsRemedy)
            case 401:
                (
                    .graphTokenRejected,
                    "Microsoft Graph rejected the access token. It may have expired, or be for another API or another "
                        + "cloud. Request one with a scope of Microsoft Graph."
                )
            case 403:
                (
                    .graphPermissionMissing,
                    "The access token does not permit this. For the signed-in user, request the delegated permission "
                        + "User.Read, and GroupMember.Read.All for the names of groups. For an application's own "
                        + "token, add the application permissions GroupMember.Read.All and User.Read.All and let an "
                        + "administrator consent."
                )
            case 404:
                (
                    .graphUserNotFound,
                    "The directory has no such user. The user may have been deleted, or the access token may be of "
                        + "another tenant."
                )
            case 429, 503, 504: (.graphThrottled, throttledRemedy)
            default:
                (
                    .exchangeHTTPStatus,
                    "Microsoft Graph did not return the groups. Try again later. If it happens again, look up the "
                        + "error in the documentation of Microsoft Graph."
                )
            }
        return Problem(
            code, at: .url(url), expected: "status 200",
            found: "status \(response.status)" + (error.map { ", \($0)" } ?? ""), remedy: remedy)
    }

    static func graphThrottled(_ delay: Duration, at url: String) -> Problem {
        Problem(
            .graphThrottled, at: .url(url), expected: "a response",
            found: "a wait of \(delay.components.seconds) seconds", remedy: throttledRemedy)
    }

    private static let throttledRemedy: ProblemText =
        "Microsoft Graph is busy or receives too many requests. Try again later, and keep the groups with the session "
        + "instead of asking for each request."

    static func graphTooManyGroups(limit: ProblemText, at url: String) -> Problem {
        Problem(.graphTooManyGroups, at: .url(url), expected: limit, remedy: tooManyGroupsRemedy)
    }

    private static let tooManyGroupsRemedy: ProblemText =
        "The user is in more groups than can be read, so the groups are not known. Use app roles, or ask Microsoft "
        + "Graph only about the groups that the application needs (checkMemberGroups)."

    /// The link is not repeated, because it may contain anything.
    static func graphForeignLink(at url: String) -> Problem {
        Problem(
            .graphForeignLink, at: .member("@odata.nextLink"), expected: "\(url: url)", found: "another URL",
            remedy: "The link to the next page leads to another host or path, so the access token was not sent there. "
                + "Something else than Microsoft Graph may have responded.")
    }

    static func graphUnreachable(_ failure: TransportFailure, at url: String) -> Problem {
        let isUntrusted = failure.kind == .certificateUntrusted
        let found: ProblemText =
            switch failure.kind {
            case .unreachable, .certificateUntrusted: "\(failure.reason ?? "")"
            case .timedOut: "no response within the timeout"
            case .bodyTooLarge: "a response that is too large"
            case .cancelled: "the request was cancelled"
            }
        return Problem(
            isUntrusted ? .exchangeCertificateUntrusted : .exchangeUnreachable, at: .url(url), expected: "a response",
            found: found,
            remedy: isUntrusted
                ? TransportFailure.certificateRemedy
                : "Microsoft Graph could not be reached. Check that this server can connect to it, and try again.")
    }

    static func graphMember(
        _ code: ProblemCode, _ path: String, expected: ProblemText, found: ProblemText? = nil
    ) -> Problem {
        Problem(
            code, at: .member(path.isEmpty ? JSONCursor.Problems.wholeDocument : path), expected: expected,
            found: found,
            remedy: "The response is not one of Microsoft Graph. Check whether a proxy responded in its place.")
    }

    static func graphAccessTokenMalformed() -> Problem {
        Problem(
            .exchangeAccessTokenMalformed, at: .member("access_token"), expected: "a bearer token (RFC 6750 §2.1)",
            remedy: "The access token contains characters that are not allowed in a header and was not sent.")
    }
}
