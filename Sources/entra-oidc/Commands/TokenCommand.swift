import EntraID
import OIDCLoopback
import OIDCSoftwareCrypto
import OIDCURLSession

/// `token`: what an access token says that the registration of a configuration file gets.
enum TokenCommand: Command {
    static let name = "token"
    static let operands = "CONFIGURATION-FILE"
    static let summary = "Get an access token for a configuration file, and show what it says"
    static let options = [
        Option(
            name: "--provider", value: "NAME",
            explanation: "the provider, if the file has several (default: the first)"),
        Option(
            name: "--scope", value: "SCOPES",
            explanation: "the scopes (default: the API of the application itself; with --device, those of the file)"),
    ]
    static let flags = [
        Flag(name: "--device", explanation: "sign a user in with a code instead of acting as the application")
    ]
    static let examples = [
        "entra-oidc token provider.json --scope https://graph.microsoft.com/.default",
        "entra-oidc token provider.json --device --scope api://6731de76-14a6-49ae-97bc-6eba6914391e/Orders.Read",
    ]

    /// Shows the user where to enter the code. It goes to standard error, because the output is the report.
    @TaskLocal static var show: @Sendable (_ message: String) -> Void = { message in
        _ = StandardStreams.write(message, to: 2)
    }

    /// The clock by which a device waits.
    @TaskLocal static var time: any TimeSource = SystemTime()

    static func run(_ arguments: Arguments) async throws(CommandFailure) -> Report {
        let file = try Input.file(try arguments.only("CONFIGURATION-FILE"))
        do throws(Refusal) {
            var warnings: [Problem] = []
            let configurations = try EntraConfiguration.all(in: file) { warnings.append($0) }
            let name = arguments["--provider"]
            let chosen = configurations.first { configuration in
                name.map { configuration.name.hasSameBytes(as: $0) } ?? true
            }
            guard let chosen else { throw Refusal(.noSuchProvider(name ?? "", in: configurations)) }
            let provider = try chosen.provider(.system) { warnings.append($0) }
            let crypto = SoftwareCrypto()
            let client = try SignInClient(
                provider, transport: URLSessionTransport(), verifier: crypto, digest: crypto, time: time)
            let response =
                arguments.has("--device")
                ? try await signInDevice(client, scope: arguments["--scope"])
                : try await client.requestTokens(
                    for: .clientCredentials(scope: arguments["--scope"] ?? "\(chosen.clientID)/.default"))
            var report = report(on: response)
            report.problems = warnings
            return report
        } catch {
            return try failure(error)
        }
    }

    private static func signInDevice(_ client: SignInClient, scope: String?) async throws(Refusal) -> TokenResponse {
        let device = try await client.startDevice(scope: scope)
        show(
            "Open \(escapedForDisplay(device.verificationURL)) in a browser and enter the code "
                + "\(escapedForDisplay(device.userCode)).\n")
        return try await client.finishDevice(device).tokenResponse
    }

    /// Without a response there is nothing to report, so that is a failure.
    private static func failure(_ refusal: Refusal) throws(CommandFailure) -> Report {
        let codes: [ProblemCode] = [.exchangeUnreachable, .exchangeCertificateUntrusted]
        if let code = refusal.codes.first, codes.contains(code) { throw .failed(refusal.description) }
        return try ProviderOptions.report(refusal)
    }

    // MARK: - The report

    private static func report(on response: TokenResponse) -> Report {
        var report = Report(isAccepted: true)
        report.headline = "An access token was issued. It is not shown."
        let lifetime = response.expiresIn.map { Int($0.components.seconds) }
        var lines: [Report.Line] = []
        var members: [JSONObject.Member] = []
        let claims = response.accessToken.flatMap { try? CompactToken($0.revealed()) }?.unverifiedClaims
        for (label, name) in [("audience", "aud"), ("application roles", "roles"), ("scopes", "scp")] {
            let value = claims?[name]
            if let value { lines.append(.value(label: label, escapedForDisplay(value.serialized(indented: false)))) }
            members.append(.init(name: name, value: value ?? .null))
        }
        if let scope = response.scope {
            lines.append(.value(label: "granted scopes", escapedForDisplay(scope)))
        }
        if let lifetime { lines.append(.value(label: "expires in", "\(lifetime) seconds")) }
        if claims == nil { lines.append(.note("The token is opaque: it is not a JSON Web Token.")) }
        report.sections = [.init(title: "Token", lines: lines)]
        if let claims {
            report.sections.append(
                .init(title: "Claims (UNVERIFIED)", lines: DecodeCommand.claimLines(claims.value)))
        }
        report.closing = "Only the API that the token is for may rely on these claims."
        report.members = JSONObject(
            members + [
                .init(name: "scope", value: response.scope.map { .string($0) } ?? .null),
                .init(name: "expiresIn", value: lifetime.map { .number(JSONNumber($0)) } ?? .null),
                .init(name: "hasIDToken", value: .bool(response.idToken != nil)),
                .init(name: "hasRefreshToken", value: .bool(response.refreshToken != nil)),
                .init(name: "claims", value: claims?.value ?? .null),
            ])
        return report
    }
}

extension Problem {
    static func noSuchProvider(_ name: String, in configurations: [EntraConfiguration]) -> Problem {
        Problem(
            .requestInvalid, at: .parameter("--provider"),
            expected: "one of: \(configurations.map(\.name).joined(separator: ", "))", found: "\(name)",
            remedy: "The file has no provider of this name. Use one of those in the file.")
    }
}
