package import OIDCPrimitives
package import OIDCSignIn
import OIDCTokens

/// Writes the challenges of an API.
package struct ChallengeWriter: Sendable {
    private let authorizationURL: String?
    private let resourceMetadataURL: String?

    /// Creates a writer for the API of an authority.
    ///
    /// - Parameters:
    ///   - metadataURL: The URL of the authority's metadata, whose authorization endpoint is next to it.
    ///   - resourceMetadataURL: The URL of the API's own metadata.
    package init(metadataURL: String, resourceMetadataURL: String?) {
        authorizationURL = ChallengeWriter.authorizationURL(metadataURL)
        self.resourceMetadataURL = resourceMetadataURL
    }

    /// Returns the response for a refusal.
    package func challenge(for refusal: Refusal) -> EntraChallenge {
        switch refusal.reason {
        case .unavailable: return EntraChallenge(status: 503, authenticateField: nil)
        case .configuration: return EntraChallenge(status: 500, authenticateField: nil)
        case .notPermitted:
            return EntraChallenge(
                status: 403,
                authenticateField: field(
                    "insufficient_scope", "The access token lacks a permission that this operation requires.",
                    [("scope", ChallengeWriter.scopes(in: refusal.first))]))
        default: return EntraChallenge(status: 401, authenticateField: field(for: refusal.first))
        }
    }

    /// Returns the field that demands a token with certain claims. Microsoft's clients send them, unread, with their
    /// next request for a token.
    package func field(demanding claims: ClaimsRequest) -> String {
        field(
            "insufficient_claims", "The access token lacks claims that this operation requires.",
            [
                ("claims", Base64Text.encode(Array(claims.serialized.utf8))),
                ("cc_type", claims.isAboutContexts ? "authcontext" : nil),
            ],
            before: [("realm", ""), ("authorization_uri", authorizationURL)])
    }

    private func field(for problem: Problem) -> String {
        switch problem.code {
        case .requestAuthorizationMissing: return field(nil, nil)
        case .requestAuthorizationMalformed:
            return field("invalid_request", "The Authorization header is not Bearer and one access token.")
        case .tokenExpired: return field("invalid_token", "The access token has expired.")
        case .tokenContextMismatch:
            let contexts = problem.required.contexts
            guard !contexts.isEmpty else { return field("invalid_token", "The access token was rejected.") }
            return field(demanding: .accessContexts(contexts))
        default: return field("invalid_token", "The access token was rejected.")
        }
    }

    private func field(
        _ error: String?, _ sentence: String?, _ more: [(String, String?)] = [],
        before first: [(String, String?)] = []
    ) -> String {
        let parameters =
            first + [("error", error), ("error_description", sentence)] + more
            + [("resource_metadata", resourceMetadataURL)]
        return BearerChallenge(
            parameters.compactMap { name, value in value.map { .init(name: name, value: $0) } }
        ).field
    }

    // MARK: - What is missing

    /// Returns the scopes that would meet a requirement, separated by spaces, or `nil` if no scope would.
    private static func scopes(in problem: Problem) -> String? {
        guard problem.code == .tokenPermissionMissing else { return nil }
        let scopes = problem.required.scopes.filter { !$0.isEmpty && $0.utf8.allSatisfy(\.isASCIIVisible) }
        return scopes.isEmpty ? nil : scopes.joined(separator: " ")
    }

    /// Returns the URL of the authorization endpoint next to a metadata document of the authority, or `nil` if the
    /// document is elsewhere.
    private static func authorizationURL(_ metadataURL: String) -> String? {
        let path = String(Substring(metadataURL.utf8.prefix { $0 != UInt8(ascii: "?") }))
        let document = "/.well-known/openid-configuration"
        guard path.utf8.count > document.utf8.count,
            path.utf8.suffix(document.utf8.count).elementsEqual(document.utf8)
        else { return nil }
        let authority = path.utf8.dropLast(document.utf8.count)
        let version = "/v2.0"
        if authority.suffix(version.utf8.count).elementsEqual(version.utf8) {
            return String(Substring(authority.dropLast(version.utf8.count))) + "/oauth2/v2.0/authorize"
        }
        return String(Substring(authority)) + "/oauth2/authorize"
    }
}
