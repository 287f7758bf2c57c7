package import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What to say of claims. Nonces, hashes, subjects and names are never repeated.
extension Problem {
    static func claimMissing(_ name: String, _ expected: ProblemText) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(name), expected: expected,
            remedy:
                "The token has no “\(name)”. Do not accept it: it is a token of another kind, or its provider does not "
                + "follow the standard.")
    }

    package static func claimType(_ name: String, _ expected: ProblemText, _ found: JSONValue) -> Problem {
        let type: ProblemText =
            switch found {
            case .number: "a number of another kind, or out of range"
            case .array: "an array of something else"
            default: "\(found.typeName)"
            }
        return Problem(
            .tokenClaimType, at: .claim(name), expected: expected, found: type,
            remedy: "“\(name)” in a token is \(expected). Do not accept this token: its provider does not follow the "
                + "standard, or another party made it.")
    }

    static func unexpectedClaim(_ name: String, _ kind: ProblemText) -> Problem {
        Problem(
            .tokenUnexpectedClaim, at: .claim(name), expected: "no \(name)",
            remedy: "“\(name)” is a claim of \(kind). This token was made for another purpose: do not accept it here.")
    }

    static func distinctionMissing(_ name: String) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(name), expected: "a claim that access tokens have and ID tokens do not",
            remedy:
                "The token has no “\(name)”, so it is not an access token of this provider. Probably an ID token was "
                + "sent to the API. Send the access token that was issued for the API instead.")
    }

    static func authenticationTimeMissing() -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim("auth_time"),
            expected: "the time of the sign-in, because max_age was asked for",
            remedy:
                "The token does not say when the user authenticated. Configure the provider to send "
                + "auth_time in ID tokens, or do not ask for a maximum age.")
    }

    static func subjectOutOfBounds(_ count: Int) -> Problem {
        Problem(
            .tokenClaimType, at: .claim("sub"), expected: "1 to 255 bytes", found: "\(count) bytes",
            remedy: "The subject of a token has between 1 and 255 characters. Do not accept this one: its provider "
                + "does not follow the standard, or another party made it.")
    }

    static func subjectHasControls() -> Problem {
        Problem(
            .tokenClaimType, at: .claim("sub"), expected: "no control characters", found: "control characters",
            remedy:
                "The subject of a token has no control characters. Do not accept the token: a store that cuts the text "
                + "there would find another user.")
    }

    static func subjectMismatch() -> Problem {
        Problem(
            .tokenSubjectMismatch, at: .claim("sub"), expected: "the subject of the first token",
            remedy:
                "The second token is about another person than the first. Do not accept it: one of them was swapped.")
    }

    static func audienceMismatch(expected: [String], found: [String]) -> Problem {
        Problem(
            .tokenAudienceMismatch, at: .claim("aud"), expected: expected.map { "\($0)" }.joined(separator: " or "),
            found: found.isEmpty ? "nobody" : found.prefix(3).map { "\($0)" }.joined(separator: ", "),
            remedy: "The token is for another application. Compare the client ID in the configuration with the "
                + "one that is registered with the provider.")
    }

    static func audienceUntrusted(_ names: [String], _ clientID: String) -> Problem {
        Problem(
            .tokenAudienceUntrusted, at: .claim("aud"), expected: "\(clientID)",
            found: names.prefix(3).map { "\($0)" }.joined(separator: ", "),
            remedy:
                "The token is for other audiences as well, and each of them could present it here. Do not accept it. "
                + "If you operate all of them, list them as trusted audiences.")
    }

    static func authorizedPartyMismatch(expected: String, found: String) -> Problem {
        Problem(
            .tokenAuthorizedPartyMismatch, at: .claim("azp"), expected: "\(expected)", found: "\(found)",
            remedy: "The token was issued to another application than this one. Do not accept it.")
    }

    static func tokenExpired(_ expiry: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenExpired, at: .claim("exp"), expected: "a time after \(point(now))", found: point(expiry.seconds),
            remedy:
                "The token's time was over \(duration(now - expiry.seconds)) ago. Sign in again; if that does not help, "
                + "the server's clock is fast.")
    }

    static func tokenNotYetValid(_ start: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenNotYetValid, at: .claim("nbf"), expected: "a time before \(point(now))", found: point(start.seconds),
            remedy:
                "The token will be valid in \(duration(start.seconds - now)). The server's clock is slow: "
                + "let it follow a time server.")
    }

    static func tokenIssuedInFuture(_ time: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenIssuedInFuture, at: .claim("iat"), expected: "a time before \(point(now))",
            found: point(time.seconds),
            remedy: "The token was issued \(duration(time.seconds - now)) from now. The server's clock is "
                + "slow: let it follow a time server.")
    }

    static func authenticationTooOld(_ time: NumericDate, _ maximumAge: Double, now: Double) -> Problem {
        Problem(
            .tokenAuthenticationTooOld, at: .claim("auth_time"),
            expected: "at most \(duration(maximumAge)) ago",
            found: "\(duration(now - time.seconds)) ago",
            remedy: "The person signed in longer ago than was asked for. Send them to sign in again with prompt=login.")
    }

    static func authenticationNotRepeated(_ time: NumericDate, since start: Double) -> Problem {
        Problem(
            .tokenAuthenticationTooOld, at: .claim("auth_time"), expected: "not before \(point(start))",
            found: point(time.seconds),
            remedy:
                "The user was asked to authenticate again and did not: the provider reused an older session. Send the "
                + "user to sign in again with prompt=login.")
    }

    static func nonce(_ code: ProblemCode) -> Problem {
        let remedy: ProblemText =
            switch code {
            case .tokenNonceMissing: "The token does not repeat the nonce that was sent. It belongs to another sign-in."
            case .tokenNonceUnexpected: "The token carries a nonce, and none was sent. It belongs to another sign-in."
            default:
                "The token repeats another nonce than the one that was sent. It belongs to another sign-in: perhaps "
                    + "two were begun in one browser, or somebody injects a token."
            }
        return Problem(code, at: .claim("nonce"), remedy: remedy)
    }

    static func contextMismatch(_ required: [String]) -> Problem {
        Problem(
            .tokenContextMismatch, at: .claim("acr"), expected: required.map { "\($0)" }.joined(separator: " or "),
            remedy:
                "The token does not say that the person signed in by the method that was asked for. Send them to sign "
                + "in again and ask for that method, or take the requirement out of the configuration.")
    }

    static func hash(_ code: ProblemCode, _ claim: String, _ value: ProblemText) -> Problem {
        let isMissing = code == .tokenCodeHashMissing || code == .tokenAccessTokenHashMissing
        return Problem(
            code, at: .claim(claim), expected: "the hash of \(value)",
            remedy: isMissing
                ? "The token came through the browser with \(value) and does not say that they belong together. Do not "
                    + "accept either; ask for response_type=code and fetch the tokens from the token endpoint."
                : "The token does not belong to \(value) that came with it. Do not accept either: one of them was swapped."
        )
    }

    /// A point in time as the token has it and as people read it.
    private static func point(_ seconds: Double) -> ProblemText {
        guard let point = NumericDate(seconds: seconds) else { return "a time out of every range" }
        return "\(point) (\(point.date.formatted(.iso8601)))"
    }

    /// A length of time in the unit that leaves a number worth reading.
    private static func duration(_ seconds: Double) -> ProblemText {
        let (unit, length): (String, Double) =
            switch seconds {
            case ..<120: ("seconds", 1)
            case ..<7_200: ("minutes", 60)
            case ..<172_800: ("hours", 3_600)
            default: ("days", 86_400)
            }
        return Int(exactly: (seconds / length).rounded()).map { "\($0) \(unit)" } ?? "very long"
    }
}
