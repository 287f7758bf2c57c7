import OIDCDiscovery
public import OIDCPrimitives
import OIDCSignIn
import OIDCTokens

/// The response of an API to a request that is not authorized (RFC 6750 §3).
public struct EntraChallenge: Hashable, Sendable {
    /// The HTTP status: 401, 403, 500, or 503.
    public let status: Int
    /// The value of the `WWW-Authenticate` header, or `nil` if the response has none.
    public let authenticateField: String?

    /// Creates a response.
    public init(status: Int, authenticateField: String?) {
        self.status = status
        self.authenticateField = authenticateField
    }
}

extension EntraAPI {
    /// Returns the response to a request that ``authenticate(_:)`` or a requirement rejected.
    ///
    /// The field says what is wrong in a sentence of this library, never with anything of the token. If a scope is
    /// missing, it names the scope. If an authentication context is missing, it demands the context from the client
    /// (`insufficient_claims`), which Microsoft's client libraries understand.
    public func challenge(for refusal: Refusal) -> EntraChallenge {
        report(.challenged, refusal.problems)
        return challengeWriter.challenge(for: refusal)
    }

    /// Returns the response with which an API passes on the challenge of another API that it called on behalf of the
    /// user, so that its own client asks the user.
    public func challenge(passingOn challenge: ClaimsChallenge) -> EntraChallenge {
        // No token was rejected here, so the event has no problem.
        report(.challenged, [])
        return EntraChallenge(status: 401, authenticateField: challengeWriter.field(demanding: challenge.claims))
    }

    private var challengeWriter: ChallengeWriter {
        ChallengeWriter(metadataURL: providers[0].metadataURL, resourceMetadataURL: advertisedMetadata?.url)
    }
}
