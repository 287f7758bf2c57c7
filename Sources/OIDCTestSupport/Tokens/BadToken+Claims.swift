import EntraID
import OIDCIssuers
import OIDCPrimitives
import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Stage 5: validly signed tokens with claims that do not meet the client's expectations.
extension BadToken {
    static let badClaims: [BadToken] = [
        BadToken("no subject", .tokenClaimMissing) { draft in draft.claims["sub"] = nil },
        BadToken("no expiration", .tokenClaimMissing) { draft in draft.claims["exp"] = nil },
        BadToken("an expiration that is a string", .tokenClaimType) { draft in draft.claims["exp"] = "tomorrow" },
        BadToken("a subject with a NUL", .tokenClaimType) { draft in draft.claims["sub"] = "ada\u{0}" },
        BadToken("for another audience", .tokenAudienceMismatch) { draft in draft.claims["aud"] = "another-audience" },
    ]

    static let badPurposes: [BadToken] = [
        BadToken("for several clients, and issued to none", .tokenAudienceUntrusted) { draft in
            draft.claims["aud"] = .array([.string(draft.audience), "another-client"])
        },
        BadToken("for several clients, and issued to this one", .tokenAudienceUntrusted) { draft in
            draft.claims["aud"] = .array([.string(draft.audience), "another-client"])
            draft.claims["azp"] = .string(draft.audience)
        },
        BadToken("issued to another client", .tokenAuthorizedPartyMismatch) { draft in
            draft.claims["azp"] = "another-client"
        },
        BadToken("about another user", .tokenSubjectMismatch, when: .sameSubject) { draft in
            draft.claims["sub"] = "another-user"
        },
    ]

    /// Seconds. More than the maximum clock difference of one hour.
    private static let muchTime = 7_260

    static let badTimes: [BadToken] = [
        BadToken("expired", .tokenExpired) { draft in
            for (name, seconds) in [("iat", -2 * muchTime), ("nbf", -2 * muchTime), ("exp", -muchTime)] {
                draft.claims[name] = draft.time(seconds)
            }
        },
        BadToken("not yet valid", .tokenNotYetValid) { draft in
            draft.claims["nbf"] = draft.time(muchTime)
            draft.claims["exp"] = draft.time(2 * muchTime)
        },
        BadToken("issued in the future", .tokenIssuedInFuture) { draft in
            draft.claims["iat"] = draft.time(muchTime)
            draft.claims["exp"] = draft.time(2 * muchTime)
        },
    ]

    static let badAuthenticationTimes: [BadToken] = [
        BadToken("an authentication that is too old", .tokenAuthenticationTooOld, when: .maximumAge) { draft in
            draft.claims["auth_time"] = draft.time(-draft.maximumAge - muchTime)
        },
        BadToken(
            "an older session instead of the requested authentication", .tokenAuthenticationTooOld,
            when: .authenticatedSince
        ) {
            draft in
            draft.claims["auth_time"] = draft.time(-muchTime)
        },
    ]

    static let badRequestBindings: [BadToken] = [
        BadToken("no nonce", .tokenNonceMissing) { draft in draft.claims["nonce"] = nil },
        BadToken("the nonce of another sign-in", .tokenNonceMismatch) { draft in
            draft.claims["nonce"] = "of-another-sign-in"
        },
        BadToken("a nonce that was not sent", .tokenNonceUnexpected, when: .noNonceWasSent) { draft in
            draft.claims["nonce"] = "not-sent"
        },
        BadToken("a weaker authentication than requested", .tokenContextMismatch, when: .requiredAuthenticationContexts)
        { draft in
            draft.claims["acr"] = "weaker"
        },
        BadToken("no hash of the code", .tokenCodeHashMissing, when: .codeInBrowser) { draft in
            draft.claims["c_hash"] = nil
        },
        BadToken("the hash of another code", .tokenCodeHashMismatch, when: .codeInBrowser) { draft in
            draft.claims["c_hash"] = TestHash.leftHalf("another code")
        },
        BadToken("no hash of the access token", .tokenAccessTokenHashMissing, when: .accessToken) { draft in
            draft.claims["at_hash"] = nil
        },
        BadToken("the hash of another access token", .tokenAccessTokenHashMismatch, when: .accessToken) { draft in
            draft.claims["at_hash"] = TestHash.leftHalf("another access token")
        },
    ]

    static let badIssuers: [BadToken] = [
        BadToken("another issuer", .issuerMismatch, from: [.openID]) { draft in
            draft.claims["iss"] = "https://another.example.com"
        },
        BadToken("no tenant", .issuerTenantMissing, from: [.sharedEntra]) { draft in draft.claims["tid"] = nil },
        BadToken("a tenant that is not a GUID", .issuerTenantNotGUID, from: [.entraTenant, .sharedEntra]) { draft in
            draft.claims["tid"] = "contoso.com"
        },
        BadToken("a tenant other than the issuer's", .issuerTenantMismatch, from: [.entraTenant]) { draft in
            draft.claims["tid"] = .string(TestIssuer.otherTenant)
        },
        BadToken("a tenant that is not allowed", .issuerTenantNotAllowed, from: [.sharedEntra]) { draft in
            draft.claims["iss"] = draft.issuerOfOtherTenant.map { .string($0) }
            draft.claims["tid"] = .string(TestIssuer.otherTenant)
        },
        BadToken("the version of another issuer", .issuerVersionMismatch, from: [.entraTenant, .sharedEntra]) { draft in
            draft.claims["ver"] = draft.claims["ver"] == "1.0" ? "2.0" : "1.0"
            // A version 1 access token names its caller here.
            draft.claims["appid"] = draft.claims["azp"]
        },
        BadToken(
            "an organization's token signed with the key of personal accounts", .issuerKeyIssuerMismatch,
            from: [.entraTenant, .sharedEntra]
        ) { draft in
            draft.header["kid"] = .string(draft.foils.personalAccountsName)
            draft.signing = .rsa(draft.foils.personalAccounts)
        },
    ]
}

extension BadToken {
    /// Returns parameters for which this token is invalid for its stated reason only. A token without the defect is
    /// accepted.
    ///
    /// For ``Condition/keysWithSameID``, call ``TestIssuer/publishKeysWithSameID()`` on the issuer first.
    public func parameters(for clientID: String, at now: Date) -> IDTokenParameters {
        var parameters = IDTokenParameters(for: clientID, nonce: "a-nonce", at: now)
        switch condition {
        case .none, .sameSubject, .keysWithSameID: break
        case .noNonceWasSent: parameters.nonce = nil
        case .maximumAge: parameters.maximumAge = .seconds(300)
        case .authenticatedSince: parameters.authenticatedSince = now
        case .requiredAuthenticationContexts: parameters.requiredAuthenticationContexts = ["stronger"]
        case .codeInBrowser: parameters.code = "a-code"
        case .accessToken: parameters.accessToken = "an-access-token"
        }
        return parameters
    }
}
