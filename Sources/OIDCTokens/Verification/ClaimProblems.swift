import OIDCPrimitives

/// What to say of claims. Nonces, hashes, subjects and names are never repeated.
extension Problem {
    static func claimMissing(_ name: String, _ expected: String) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(name), expected: expected,
            remedy:
                "The token has no “\(name)”. Entra always sends it: the token is somebody else's, or of another sort.")
    }

    static func subjectOutOfBounds(_ count: Int) -> Problem {
        Problem(
            .tokenClaimType, at: .claim("sub"), expected: "1 to 255 bytes", found: "\(count) bytes",
            remedy: "The subject of a token has between 1 and 255 characters. This was not made by Entra.")
    }

    static func subjectMismatch() -> Problem {
        Problem(
            .tokenSubjectMismatch, at: .claim("sub"), expected: "the subject of the first token",
            remedy:
                "The second token is about another person than the first. Do not accept it: one of them was swapped.")
    }

    static func audienceMismatch(expected: [String], found: [String]) -> Problem {
        Problem(
            .tokenAudienceMismatch, at: .claim("aud"), expected: expected.joined(separator: " or "),
            found: found.isEmpty ? "nobody" : found.prefix(3).joined(separator: ", "),
            remedy: "The token is for another application. Compare the client ID in the configuration with the "
                + "Application (client) ID in the portal.")
    }

    static func audienceUntrusted(_ names: [String], _ clientID: String) -> Problem {
        Problem(
            .tokenAudienceUntrusted, at: .claim("aud"), expected: clientID,
            found: names.prefix(3).joined(separator: ", "),
            remedy:
                "The token is for several applications and does not say that it was issued to this one. Entra makes "
                + "no such tokens.")
    }

    static func authorizedPartyMismatch(expected: String, found: String) -> Problem {
        Problem(
            .tokenAuthorizedPartyMismatch, at: .claim("azp"), expected: expected, found: found,
            remedy: "The token was issued to another application than this one. Do not accept it.")
    }

    static func tokenExpired(_ expiry: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenExpired, at: .claim("exp"), expected: "a time after \(wholeSeconds(now))", found: expiry.description,
            remedy:
                "The token's time is over since \(wholeSeconds(now - expiry.seconds)) seconds. Sign in again; if that "
                + "does not help, the server's clock is fast.")
    }

    static func tokenNotYetValid(_ start: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenNotYetValid, at: .claim("nbf"), expected: "a time before \(wholeSeconds(now))",
            found: start.description,
            remedy:
                "The token will be valid in \(wholeSeconds(start.seconds - now)) seconds. The server's clock is slow: "
                + "let it follow a time server.")
    }

    static func tokenIssuedInFuture(_ time: NumericDate, now: Double) -> Problem {
        Problem(
            .tokenIssuedInFuture, at: .claim("iat"), expected: "a time before \(wholeSeconds(now))",
            found: time.description,
            remedy: "The token was issued \(wholeSeconds(time.seconds - now)) seconds from now. The server's clock is "
                + "slow: let it follow a time server.")
    }

    static func authenticationTooOld(_ time: NumericDate, _ maximumAge: Double, now: Double) -> Problem {
        Problem(
            .tokenAuthenticationTooOld, at: .claim("auth_time"),
            expected: "at most \(wholeSeconds(maximumAge)) seconds ago",
            found: "\(wholeSeconds(now - time.seconds)) seconds ago",
            remedy: "The person signed in longer ago than was asked for. Send them to sign in again with prompt=login.")
    }

    static func nonce(_ code: ProblemCode) -> Problem {
        let remedy =
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
            .tokenContextMismatch, at: .claim("acr"), expected: required.joined(separator: " or "),
            remedy: "The person did not sign in by the method that was asked for. Ask again with acr_values.")
    }

    static func hash(_ code: ProblemCode, _ claim: String, _ value: String) -> Problem {
        Problem(
            code, at: .claim(claim), expected: "the hash of \(value)",
            remedy: "The token does not belong to \(value) that came with it. Do not accept either: one of them was "
                + "swapped.")
    }

    /// Seconds for people; numbers out of any range stay words.
    private static func wholeSeconds(_ seconds: Double) -> String {
        Int(exactly: seconds.rounded()).map(String.init) ?? "very many"
    }
}
