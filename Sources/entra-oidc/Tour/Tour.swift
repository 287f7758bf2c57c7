import EntraID

/// No command: a whole sign-in on sample data, in the order in which it happens, with everything that is judged on the
/// way.
enum Tour {
    private static let pageAddress = "https://console.example.com:8443/settings?tab=oidc"

    static func report() async -> Report {
        do throws(Refusal) {
            return try await story()
        } catch {
            return Report(error)
        }
    }

    private static func story() async throws(Refusal) -> Report {
        var warnings: [Problem] = []
        let callback = try CallbackPolicy.standard.callback(pageAddress: pageAddress) { warnings.append($0) }
        _ = try RedirectRules().judge(callback) { warnings.append($0) }
        let authority = try EntraAuthority(parsing: SampleProvider.issuer) { warnings.append($0) }
        let configuration = try EntraConfiguration.read(Array(SampleProvider.configuration.utf8)) {
            warnings.append($0)
        }[0]
        let client = try SampleProvider.client(configuration)
        let snapshot = try await client.provider.snapshot { warnings.append($0) }
        let request = try await client.begin(callback: callback) { warnings.append($0) }
        let answer = answer(to: request)
        let result = try await client.complete(
            CallbackRequest(method: "GET", target: "\(callback.path)?\(answer)"),
            pending: request.pending)
        let checks = snapshot.verifier.report(
            on: SampleToken.text,
            against: .entraSignIn(
                clientID: configuration.clientID, issuer: snapshot.tokenProfile,
                nonce: .sent(Secret(parameter("nonce", of: request)))),
            at: SampleProvider.now)
        let identity = EntraIdentity(result.idToken)

        var report = Report(isAccepted: checks.isAccepted)
        report.sections = [
            .init(lines: [.note("A sign-in with Microsoft Entra ID from beginning to end, on sample data.")]),
            callbackSection(callback),
            issuerSection(authority),
            discoverySection(snapshot),
            requestSection(request),
            responseSection(answer),
            tokenSection(checks),
            identitySection(identity),
        ]
        report.problems = warnings
        report.members = members(callback, authority, request, checks, identity)
        report.closing = "accepted"
        return report
    }

    /// What the provider sends the browser back with: the request's state, and a code.
    private static func answer(to request: AuthorizationRequest) -> String {
        "code=\(SampleProvider.code)&state=\(parameter("state", of: request))"
    }

    private static func parameter(_ name: String, of request: AuthorizationRequest) -> String {
        request.parameters.first { $0.name == name }?.value ?? ""
    }

    // MARK: - What is told

    private static func callbackSection(_ callback: CallbackURL) -> Report.Section {
        .init(
            title: "1. Where the browser returns to",
            lines: [
                .value(label: "page opened", pageAddress),
                .value(label: "callback URL", callback.text),
                .passed("Scheme, host and port are the page's; its path and query stay behind."),
                .passed("Entra accepts the callback URL as a redirect URI of the platform “Web”."),
            ])
    }

    private static func issuerSection(_ authority: EntraAuthority) -> Report.Section {
        .init(
            title: "2. Who signs people in",
            lines: [.value(label: "typed", SampleProvider.issuer)] + IssuerCommand.lines(about: authority) + [
                .passed("The text is an issuer as it stands: nothing to trim, to add or to replace.")
            ])
    }

    private static func discoverySection(_ snapshot: ProviderSnapshot) -> Report.Section {
        let keys = snapshot.verifier.keys.keys
        return .init(
            title: "3. What the provider says of itself",
            lines: [
                .value(label: "sign-in", snapshot.metadata.authorizationEndpoint),
                .value(label: "token", snapshot.metadata.tokenEndpoint),
                .value(
                    label: "keys",
                    keys.map { "\($0.keyID ?? "without a name") (\($0.material))" }.joined(separator: ", ")),
                .passed("Its metadata names the issuer that was asked for."),
                .passed("Every address is https, and a key is there that can be used."),
            ])
    }

    private static func requestSection(_ request: AuthorizationRequest) -> Report.Section {
        .init(
            title: "4. Where the browser is sent",
            lines: request.parameters.map { .value(label: $0.name, $0.value) } + [
                .passed("state, nonce and the challenge are new at every sign-in. (They are not in a sample.)")
            ])
    }

    private static func responseSection(_ answer: String) -> Report.Section {
        .init(
            title: "5. What the browser brings back",
            lines: [
                .value(label: "query", answer),
                .passed("The state is the one that was sent, so this browser began the sign-in."),
                .passed("The code was redeemed, with the verifier of the challenge, for an ID token."),
            ])
    }

    private static func tokenSection(_ checks: TokenReport) -> Report.Section {
        .init(
            title: "6. Whether the ID token holds",
            lines: checks.results.map { check, outcome in
                switch outcome {
                case .passed: .passed(check.meaning)
                case .failed(let problems):
                    .failed("\(check.rawValue): \(problems.map(\.code.text).joined(separator: ", "))")
                case .notPerformed(let reason): .skipped("\(check.rawValue): \(reason)")
                }
            })
    }

    private static func identitySection(_ identity: EntraIdentity) -> Report.Section {
        let key = identity.userKey.map { "tenant \($0.tenant), object \($0.object)" }
        return .init(
            title: "7. Who signed in",
            lines: [
                .value(label: "name", identity.display.name ?? "not told"),
                .value(label: "store as", key ?? "subject \(identity.subjectKey.subject)"),
                .value(label: "roles", identity.roles.joined(separator: ", ")),
                .note("Names and addresses are for display: people change them. Keys and roles decide."),
            ])
    }

    // MARK: - For programs

    private static func members(
        _ callback: CallbackURL, _ authority: EntraAuthority, _ request: AuthorizationRequest, _ checks: TokenReport,
        _ identity: EntraIdentity
    ) -> JSONObject {
        JSONObject(
            [.init(name: "callback", value: .string(callback.text))] + IssuerCommand.members(of: authority).members + [
                .init(
                    name: "request",
                    value: .object(
                        JSONObject(request.parameters.map { .init(name: $0.name, value: .string($0.value)) }))),
                .init(
                    name: "checks",
                    value: .array(checks.results.map { .object(VerifyCommand.members(of: $0)) })),
                .init(
                    name: "identity",
                    value: .object([
                        "subject": .string(identity.subjectKey.subject),
                        "tenant": identity.tenant.map { .string($0.text) } ?? .null,
                        "object": identity.userKey.map { .string($0.object.text) } ?? .null,
                        "name": identity.display.name.map { .string($0) } ?? .null,
                        "roles": .array(identity.roles.map { .string($0) }),
                    ])),
            ])
    }
}
