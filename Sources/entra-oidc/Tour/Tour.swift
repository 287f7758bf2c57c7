import EntraID

/// The output without a command: a complete sign-in with sample data, step by step, with every check.
enum Tour {
    private static let pageURL = "https://console.example.com:8443/settings?tab=oidc"

    static func report() async -> Report {
        do throws(Refusal) {
            return try await makeReport()
        } catch {
            return Report(error)
        }
    }

    private static func makeReport() async throws(Refusal) -> Report {
        var warnings: [Problem] = []
        let callback = try CallbackPolicy.standard.callback(pageURL: pageURL) { warnings.append($0) }
        _ = try RedirectRules().validate(callback) { warnings.append($0) }
        let authority = try EntraAuthority(parsing: SampleProvider.issuer) { warnings.append($0) }
        let configuration = try EntraConfiguration.all(in: Array(SampleProvider.configuration.utf8)) {
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
                nonce: .sent(SecretString(parameter("nonce", of: request)))),
            at: SampleProvider.now)
        let identity = EntraIdentity(result.idToken)

        var report = Report(isAccepted: checks.isAccepted)
        report.sections = [
            .init(lines: [.note("A complete sign-in with Microsoft Entra ID, with sample data.")]),
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

    /// Returns the query of the provider's redirect: a code and the request's state.
    private static func answer(to request: AuthorizationRequest) -> String {
        "code=\(SampleProvider.code)&state=\(parameter("state", of: request))"
    }

    private static func parameter(_ name: String, of request: AuthorizationRequest) -> String {
        request.parameters.first { $0.name == name }?.value ?? ""
    }

    // MARK: - Sections

    private static func callbackSection(_ callback: CallbackURL) -> Report.Section {
        .init(
            title: "1. Choose the callback URL",
            lines: [
                .value(label: "page opened", pageURL),
                .value(label: "callback URL", callback.string),
                .passed("It has the page's scheme, host, and port, but not its path and query."),
                .passed("Entra accepts the callback URL as a redirect URI of the platform “Web”."),
            ])
    }

    private static func issuerSection(_ authority: EntraAuthority) -> Report.Section {
        .init(
            title: "2. Read the issuer setting",
            lines: [.value(label: "setting", SampleProvider.issuer)] + IssuerCommand.lines(about: authority) + [
                .passed("The setting is a valid issuer and needs no correction.")
            ])
    }

    private static func discoverySection(_ snapshot: ProviderSnapshot) -> Report.Section {
        let keys = snapshot.verifier.keys.keys
        return .init(
            title: "3. Fetch the provider's metadata and keys",
            lines: [
                .value(label: "authorization", snapshot.metadata.authorizationEndpoint),
                .value(label: "token", snapshot.metadata.tokenEndpoint),
                .value(
                    label: "keys",
                    keys.map { "\($0.keyID ?? "no key ID") (\($0.material))" }.joined(separator: ", ")),
                .passed("The metadata has the expected issuer."),
                .passed("Every URL uses https, and there is at least one usable key."),
            ])
    }

    private static func requestSection(_ request: AuthorizationRequest) -> Report.Section {
        .init(
            title: "4. Redirect the browser to the provider",
            lines: request.parameters.map { .value(label: $0.name, $0.value) } + [
                .passed("state, nonce, and code_challenge are new for each sign-in. (This sample uses fixed values.)")
            ])
    }

    private static func responseSection(_ answer: String) -> Report.Section {
        .init(
            title: "5. Handle the callback",
            lines: [
                .value(label: "query", answer),
                .passed("The state matches the one sent, so this browser started the sign-in."),
                .passed("The code was exchanged for an ID token, with the PKCE code verifier."),
            ])
    }

    private static func tokenSection(_ checks: TokenReport) -> Report.Section {
        .init(
            title: "6. Validate the ID token",
            lines: checks.results.map { check, outcome in
                switch outcome {
                case .passed: .passed(check.meaning)
                case .failed(let problems):
                    .failed("\(check.rawValue): \(problems.map(\.code.rawValue).joined(separator: ", "))")
                case .notPerformed(let reason): .skipped("\(check.rawValue): \(reason)")
                }
            })
    }

    private static func identitySection(_ identity: EntraIdentity) -> Report.Section {
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

    // MARK: - JSON

    private static func members(
        _ callback: CallbackURL, _ authority: EntraAuthority, _ request: AuthorizationRequest, _ checks: TokenReport,
        _ identity: EntraIdentity
    ) -> JSONObject {
        JSONObject(
            [.init(name: "callback", value: .string(callback.string))] + IssuerCommand.members(of: authority).members
                + [
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
                            "tenant": identity.tenantID.map { .string($0.string) } ?? .null,
                            "object": identity.userKey.map { .string($0.objectID.string) } ?? .null,
                            "name": identity.display.name.map { .string($0) } ?? .null,
                            "roles": .array(identity.roles.map { .string($0) }),
                        ])),
                ])
    }
}
