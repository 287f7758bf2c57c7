import EntraID
import OIDCPrimitives
import OIDCTokens

/// Validly signed tokens of the wrong kind (RFC 8725 §3.12).
extension BadToken {
    /// Tokens that are not ID tokens.
    static let otherKinds: [BadToken] = [
        BadToken("an access token by its type", .tokenUnexpectedType) { draft in draft.header["typ"] = "at+jwt" },
        BadToken("a logout token by its events", .tokenUnexpectedClaim) { draft in draft.claims["events"] = logoutEvent
        },
        BadToken("an access token by its scope", .tokenUnexpectedClaim, from: [.entraTenant, .sharedEntra]) { draft in
            draft.claims["scp"] = "test.read"
        },
        BadToken("an access token by its client", .tokenUnexpectedClaim, from: [.entraTenant, .sharedEntra]) { draft in
            draft.claims["appid"] = .string(draft.audience)
        },
    ]

    /// Tokens that are not access tokens, or whose caller is not allowed.
    static let otherThanAccessTokens: [BadToken] = [
        BadToken("an ID token by its type", .tokenUnexpectedType, from: [.openID]) { draft in
            draft.header["typ"] = "JWT"
        },
        BadToken("a logout token by its type", .tokenUnexpectedType) { draft in draft.header["typ"] = "logout+jwt" },
        BadToken("an ID token by its nonce", .tokenUnexpectedClaim, from: [.entraTenant, .sharedEntra]) { draft in
            draft.claims["nonce"] = "of-a-sign-in"
        },
        BadToken("an ID token by the hash of an access token", .tokenUnexpectedClaim) { draft in
            draft.claims["at_hash"] = TestHash.leftHalf("an access token")
        },
        BadToken("an ID token by the hash of a code", .tokenUnexpectedClaim) { draft in
            draft.claims["c_hash"] = TestHash.leftHalf("a code")
        },
        BadToken("a logout token by its events", .tokenUnexpectedClaim) { draft in draft.claims["events"] = logoutEvent
        },
        BadToken("no client", .tokenClaimMissing) { draft in
            for name in ["azp", "client_id"] { draft.claims[name] = nil }
        },
        BadToken("neither a scope nor a role", .tokenPermissionMissing, from: [.entraTenant, .sharedEntra]) { draft in
            for name in ["scp", "roles"] { draft.claims[name] = nil }
        },
        BadToken("scopes in an array", .tokenClaimType, from: [.entraTenant, .sharedEntra]) { draft in
            draft.claims["scp"] = .array(["test.read"])
        },
        BadToken("of a client that is not allowed", .tokenCallerNotAllowed, from: [.entraTenant, .sharedEntra]) {
            draft in
            draft.claims["azp"] = .string(draft.audience)
        },
    ]

    /// The event that identifies a logout token (OpenID Connect Back-Channel Logout 1.0 §2.4).
    static let logoutEvent = JSONValue.object(["http://schemas.openid.net/event/backchannel-logout": .object([:])])
}
