package import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Problems with claims. Messages never contain nonces, hashes, subjects or names of users.
extension Problem {
    package static func claimMissing(_ name: String, _ expected: ProblemText) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(name), expected: expected,
            remedy:
                "The token has no “\(name)” claim. Do not accept it: it is another kind of token, or its provider does "
                + "not follow the standard.")
    }

    package static func claimType(_ name: String, _ expected: ProblemText, _ found: JSONValue) -> Problem {
        let type: ProblemText =
            switch found {
            case .number: "a number of another type or out of range"
            case .array: "an array with other elements"
            default: "\(found.typeName)"
            }
        return Problem(
            .tokenClaimType, at: .claim(name), expected: expected, found: type,
            remedy: "“\(name)” in a token must be \(expected). Do not accept this token: its provider does not follow "
                + "the standard, or another party created it.")
    }

    static func unexpectedClaim(_ name: String, _ kind: ProblemText) -> Problem {
        Problem(
            .tokenUnexpectedClaim, at: .claim(name), expected: "no \(name)",
            remedy: "“\(name)” is a claim of \(kind). The token was issued for another purpose. Do not accept it here.")
    }

    static func distinctionMissing(_ name: String) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(name), expected: "a claim that access tokens have and ID tokens do not",
            remedy:
                "The token has no “\(name)” claim, so it is not an access token of this provider. It is probably an ID "
                + "token. Send the access token that was issued for the API instead.")
    }

    static func authenticationTimeMissing() -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim("auth_time"),
            expected: "the time of authentication, because max_age was requested",
            remedy:
                "The token does not state when the user authenticated. Configure the provider to send auth_time in ID "
                + "tokens, or do not request a maximum age.")
    }

    static func subjectOutOfBounds(_ count: Int) -> Problem {
        Problem(
            .tokenClaimType, at: .claim("sub"), expected: "1 to 255 bytes", found: "\(count) bytes",
            remedy: "The subject of a token must be 1 to 255 bytes long. Do not accept this token: its provider does "
                + "not follow the standard, or another party created it.")
    }

    static func subjectHasControls() -> Problem {
        Problem(
            .tokenClaimType, at: .claim("sub"), expected: "no control characters", found: "control characters",
            remedy:
                "The subject of a token must not contain control characters. Do not accept this token: a store that "
                + "truncates the subject there would find another user.")
    }

    static func subjectMismatch() -> Problem {
        Problem(
            .tokenSubjectMismatch, at: .claim("sub"), expected: "the subject of the first token",
            remedy:
                "The second token is about another user than the first. Do not accept it: one of them was swapped.")
    }

    static func audienceMismatch(expected: [String], found: [String]) -> Problem {
        Problem(
            .tokenAudienceMismatch, at: .claim("aud"), expected: expected.map { "\($0)" }.joined(separator: " or "),
            found: found.isEmpty ? "an empty list" : found.prefix(3).map { "\($0)" }.joined(separator: ", "),
            remedy: "The token is for another application. Compare the client ID in the configuration with the one "
                + "that is registered with the provider.")
    }

    static func audienceUntrusted(_ names: [String], _ clientID: String) -> Problem {
        Problem(
            .tokenAudienceUntrusted, at: .claim("aud"), expected: "\(clientID)",
            found: names.prefix(3).map { "\($0)" }.joined(separator: ", "),
            remedy:
                "The token is also for other audiences, and each of them could present it here. Do not accept it. If "
                + "you operate all of them, add them to the trusted audiences.")
    }

    static func authorizedPartyMismatch(expected: String, found: String) -> Problem {
        Problem(
            .tokenAuthorizedPartyMismatch, at: .claim("azp"), expected: "\(expected)", found: "\(found)",
            remedy: "The token was issued to another application. Do not accept it.")
    }

    static func tokenExpired(_ expiry: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenExpired, at: .claim("exp"), expected: "a time after \(point(now))", found: point(expiry.seconds),
            remedy:
                "The token expired \(duration(now - expiry.seconds)) ago. Sign in again. If the problem persists, "
                + "check whether the server's clock is fast.")
    }

    static func tokenNotYetValid(_ start: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenNotYetValid, at: .claim("nbf"), expected: "a time before \(point(now))", found: point(start.seconds),
            remedy:
                "The token becomes valid in \(duration(start.seconds - now)). If the server's clock is slow, "
                + "synchronize it with a time server.")
    }

    static func tokenIssuedInFuture(_ time: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenIssuedInFuture, at: .claim("iat"), expected: "a time before \(point(now))",
            found: point(time.seconds),
            remedy:
                "The token was issued \(duration(time.seconds - now)) in the future. If the server's clock is slow, "
                + "synchronize it with a time server.")
    }

    static func authenticationTooOld(_ time: NumericDate, _ maximumAge: Double, now: Double) -> Problem {
        Problem(
            .tokenAuthenticationTooOld, at: .claim("auth_time"),
            expected: "at most \(duration(maximumAge)) ago",
            found: "\(duration(now - time.seconds)) ago",
            remedy: "The user authenticated longer ago than the maximum age. Ask the user to sign in again with "
                + "prompt=login.")
    }

    static func authenticationNotRepeated(_ time: NumericDate, since start: Double) -> Problem {
        Problem(
            .tokenAuthenticationTooOld, at: .claim("auth_time"), expected: "not before \(point(start))",
            found: point(time.seconds),
            remedy:
                "The user was asked to authenticate again but did not: the provider reused an older session. Ask the "
                + "user to sign in again with prompt=login.")
    }

    static func nonce(_ code: ProblemCode) -> Problem {
        let remedy: ProblemText =
            switch code {
            case .tokenNonceMissing: "The nonce that was sent is not in the token. It belongs to another sign-in."
            case .tokenNonceUnexpected: "The token has a nonce, but none was sent. It belongs to another sign-in."
            default:
                "The nonce in the token is not the one that was sent. The token belongs to another sign-in: two may "
                    + "have been started in one browser, or an attacker injected a token."
            }
        return Problem(code, at: .claim("nonce"), remedy: remedy)
    }

    static func contextMismatch(_ required: [String], in claim: String = "acr") -> Problem {
        Problem(
            .tokenContextMismatch, at: .claim(claim), expected: required.map { "\($0)" }.joined(separator: " or "),
            remedy:
                "The token does not confirm that the user signed in with the required method. Ask the user to sign in "
                + "again with that method, or remove the requirement from the configuration.")
    }

    static func methodMissing(_ missing: [String]) -> Problem {
        Problem(
            .tokenMethodMissing, at: .claim("amr"), expected: missing.map { "\($0)" }.joined(separator: " and "),
            remedy:
                "The token does not confirm that the user authenticated with every required method. Ask the user to "
                + "sign in again with them. If every user is rejected, check that the provider sends amr.")
    }

    static func hash(_ code: ProblemCode, _ claim: String, _ value: ProblemText) -> Problem {
        let isMissing = code == .tokenCodeHashMissing || code == .tokenAccessTokenHashMissing
        return Problem(
            code, at: .claim(claim), expected: "the hash of \(value)",
            remedy: isMissing
                ? "The token came through the browser with \(value), but does not contain its hash. Do not accept "
                    + "either. Use response_type=code, and get the tokens from the token endpoint."
                : "The token does not belong to \(value) that came with it. Do not accept either: one of the two was "
                    + "swapped."
        )
    }

    /// Returns a point in time as the token states it and in ISO 8601.
    private static func point(_ seconds: Double) -> ProblemText {
        guard let point = NumericDate(seconds: seconds) else { return "a time out of range" }
        return "\(point) (\(point.date.formatted(.iso8601)))"
    }

    /// Returns a duration in the unit that is easiest to read.
    private static func duration(_ seconds: Double) -> ProblemText {
        let (unit, length): (String, Double) =
            switch seconds {
            case ..<120: ("seconds", 1)
            case ..<7_200: ("minutes", 60)
            case ..<172_800: ("hours", 3_600)
            default: ("days", 86_400)
            }
        return Int(exactly: (seconds / length).rounded()).map { "\($0) \(unit)" } ?? "a very long time"
    }
}
