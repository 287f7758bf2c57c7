import EntraID

/// The sections of the tour. They show no secrets: `state`, the nonce, the code, and the cookie's value are redacted.
struct TourSections {
    let story: TourStory

    var all: [Report.Section] {
        [
            .init(lines: [.note("A complete sign-in with Microsoft Entra ID, with sample data.")]),
            settings, start, otherBrowser, finish, secondDelivery, checks, user, api,
        ]
    }

    private var settings: Report.Section {
        .init(
            title: "1. Check the settings at startup",
            lines: [
                .value(label: "issuer", SampleProvider.issuer),
                .value(label: "client ID", SampleProvider.clientID),
                .value(label: "client secret", SecretString.redacted),
                .value(label: "redirect URL", SampleProvider.redirectURL),
                .passed("Every setting is valid. If several are not, one error lists them all."),
                .passed("Entra accepts the redirect URL as a redirect URI of the platform “Web”."),
            ])
    }

    private var start: Report.Section {
        let endpoint = String(story.start.url.prefix { $0 != "?" })
        var lines: [Report.Line] = [
            .value(label: "request", "GET /login"),
            .value(label: "redirect to", endpoint),
        ]
        for parameter in story.parameters { lines.append(.value(label: parameter.name, Tour.shown(parameter))) }
        for cookie in story.start.cookies {
            lines.append(.value(label: "set cookie", TourSections.redacted(cookie)))
        }
        lines += [
            .passed("state, nonce, code_challenge, and the cookie are new for each sign-in."),
            .passed("The cookie binds the sign-in to this browser. Its name is derived from the state."),
        ]
        return .init(title: "2. Start the sign-in", lines: lines)
    }

    private var otherBrowser: Report.Section {
        let lines: [Report.Line] = [.value(label: "request", request), .value(label: "cookie", "(none)")]
        let reason = "Without the cookie, nothing is finished. The sign-in is still pending for its own browser."
        return .init(
            title: "3. Reject the response in another browser",
            lines: lines + TourSections.lines(about: story.otherBrowser, reason))
    }

    private var finish: Report.Section {
        .init(
            title: "4. Finish the sign-in in the browser that started it",
            lines: [
                .value(label: "request", request), .value(label: "cookie", cookie),
                .value(label: "redirect to", story.result.returnPath),
                .passed("The state and the cookie belong to a pending sign-in, which is removed before anything else."),
                .passed("The response arrived at the redirect URL that was sent, and in time."),
                .passed("The code was exchanged for an ID token, with the PKCE code verifier and the client secret."),
                .passed("The return path is a path of this origin, so the redirect does not lead to another site."),
            ])
    }

    private var secondDelivery: Report.Section {
        let lines: [Report.Line] = [.value(label: "request", request), .value(label: "cookie", cookie)]
        let reason = "A response is used once, also when the page is reloaded or when finishing failed."
        return .init(
            title: "5. Reject the same response the second time",
            lines: lines + TourSections.lines(about: story.secondDelivery, reason))
    }

    private var checks: Report.Section {
        let token = story.result.idToken
        var lines: [Report.Line] = [
            .value(label: "issuer", token.issuer),
            .value(label: "audience", token.claims.string("aud") ?? "(none)"),
            .value(label: "nonce", SecretString.redacted),
        ]
        for (check, outcome) in story.checks.results {
            switch outcome {
            case .passed: lines.append(.passed(check.meaning))
            case .failed(let problems):
                let codes = problems.map(\.code.rawValue).joined(separator: ", ")
                lines.append(.failed("\(check.rawValue): \(codes)"))
            case .notPerformed(let reason): lines.append(.skipped("\(check.rawValue): \(reason)"))
            }
        }
        return .init(title: "6. Review the checks of the ID token", lines: lines)
    }

    private var user: Report.Section {
        let identity = EntraIdentity(story.result.idToken)
        let key = identity.userKey.map { "tenant \($0.tenantID), object \($0.objectID)" }
        return .init(
            title: "7. Identify the user",
            lines: [
                .value(label: "name", identity.display.name ?? "(none)"),
                .value(label: "user key", key ?? "subject \(identity.subjectKey.subject)"),
                .value(label: "roles", identity.roles.joined(separator: ", ")),
                .note("Store the user key, and decide by key and roles. Names and e-mail addresses can change."),
            ])
    }

    private var api: Report.Section {
        var lines: [Report.Line] = [
            .value(label: "header", "Authorization: Bearer \(SecretString.redacted)"),
            .value(label: "client", story.access.clientID ?? "(none)"),
            .value(label: "scopes", story.access.scopes.joined(separator: ", ")),
            .passed("The access token is valid, it is for this API, and its client has a permission."),
            .passed("An operation that requires the scope \(TourStory.grantedScope) is permitted."),
        ]
        let operation = "An operation that requires the role \(TourStory.missingRole) is"
        if let challenge = story.challenge {
            let field = challenge.authenticateField.map { " and \($0)" } ?? ""
            lines.append(.passed("\(operation) rejected with \(challenge.status)\(field)."))
        } else {
            lines.append(.failed("\(operation) permitted."))
        }
        return .init(title: "8. Protect an API", lines: lines)
    }
}

// MARK: - Parts

extension TourSections {
    /// The request line of the response, without its secrets.
    private var request: String {
        "GET \(story.path)?code=\(SecretString.redacted)&state=\(SecretString.redacted)"
    }

    /// The browser's cookie, without its secret.
    private var cookie: String {
        story.start.cookies.first.map { TourSections.redacted(String($0.prefix { $0 != ";" })) } ?? ""
    }

    /// Returns a cookie without its secret.
    private static func redacted(_ cookie: String) -> String {
        let name = cookie.prefix { $0 != "=" }
        let attributes = cookie.drop { $0 != ";" }
        return "\(name)=\(SecretString.redacted)\(attributes)"
    }

    /// Returns the lines about a response that must be rejected.
    private static func lines(about refusal: Refusal?, _ reason: String) -> [Report.Line] {
        guard let refusal else { return [.failed("The response was accepted.")] }
        return [
            .value(label: "error", refusal.first.code.rawValue),
            .value(label: "status", "\(refusal.httpStatus)"),
            .value(label: "message", refusal.userMessage()),
            .passed(reason),
        ]
    }
}
