import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// Three sign-ins that Entra completed in August 2016, completed again from their recorded parts at the time of their
/// tokens. They use version 1.
@Suite(.enabled(if: Recordings.areReal, "the project has no sign-ins completed by Microsoft"))
struct RecordedSignInTests {
    private static let subject = "1JMdzOxJyWeCoc5QsYvDPcoZtqhuWIZxgmHnCzQTXaQ"

    // MARK: - An ID token by form post

    /// At `common`, the metadata's issuer is a template that the token's tenant fills.
    @Test(
        "A recorded ID token in a form post signs the user in",
        arguments: ["passport-v1-implicit", "passport-v1-common"])
    func idTokenByFormPost(name: String) async throws {
        let flow = try RecordedFlow(name)
        let idToken = try flow["id_token"]
        let bench = try RecordedClient(try tenant(of: name), .idToken)
        let result = try await bench.complete(
            [.init(name: "id_token", value: idToken)], nonce: try flow["nonce"], at: try issueTime(of: idToken))
        #expect(result.subject == Self.subject)
        #expect(result.idToken.issuer == "https://sts.windows.net/\(RecordedFlow.tenant)/")
        #expect(result.tokenResponse == nil)
        #expect(bench.redemptions.isEmpty)
    }

    @Test("A damaged ID token in a form post is rejected", arguments: ["passport-v1-implicit", "passport-v1-common"])
    func damagedIDTokenByFormPost(name: String) async throws {
        let flow = try RecordedFlow(name)
        let now = try issueTime(of: try flow["id_token"])
        let bench = try RecordedClient(try tenant(of: name), .idToken)
        let codes = await bench.codes(
            [.init(name: "id_token", value: try flow["id_token_wrong_signature"])], nonce: try flow["nonce"], at: now)
        // The last character was changed. Its low bits must be zero, so decoding fails before the signature is
        // verified.
        #expect(codes == [.tokenInvalidBase64URL])
    }

    @Test("An ID token of another request is rejected", arguments: ["passport-v1-implicit", "passport-v1-common"])
    func idTokenOfAnotherRequest(name: String) async throws {
        let flow = try RecordedFlow(name)
        let idToken = try flow["id_token"]
        let bench = try RecordedClient(try tenant(of: name), .idToken)
        let codes = await bench.codes(
            [.init(name: "id_token", value: idToken)], nonce: "of another request", at: try issueTime(of: idToken))
        #expect(codes == [.tokenNonceMismatch])
    }

    @Test("An ID token of another tenant is rejected") func idTokenOfAnotherTenant() async throws {
        let flow = try RecordedFlow("passport-v1-implicit")
        let idToken = try flow["id_token"]
        let bench = try RecordedClient(try #require(EntraTenant("8eaef023-2b34-4da1-9baa-8bc8c9d6a490")), .idToken)
        let codes = await bench.codes(
            [.init(name: "id_token", value: idToken)], nonce: try flow["nonce"], at: try issueTime(of: idToken))
        #expect(codes == [.issuerMismatch])
    }

    // MARK: - A code and an ID token

    /// The first ID token contains the `c_hash` that the standard requires. Neither token contains an `at_hash`: the
    /// first came without an access token, and at the token endpoint the standard makes it optional.
    @Test("A recorded code and ID token sign the user in") func codeAndIDToken() async throws {
        let flow = try RecordedFlow("passport-v1-hybrid")
        let second = try flow["id_token_in_token_resp"]
        let bench = try RecordedClient(
            try tenant(of: "hybrid"), .codeAndIDToken, tokens: try flow.tokens(idToken: second))
        // The second token was issued 62 seconds after the first, which exceeds the leeway, so its time is used.
        let result = try await bench.complete(
            try flow.hybridResponse(), nonce: try flow["nonce"], at: try issueTime(of: second))
        #expect(result.subject == Self.subject)
        #expect(result.idToken.issuer == "https://sts.windows.net/\(RecordedFlow.tenant)/")
        // The second token is the one that counts.
        #expect(try result.idToken.claims.required("iat", .integer) == 1_471_468_228)
        let tokens = try #require(result.tokenResponse)
        let accessToken = SecretString(try flow["access_token"])
        #expect(tokens.accessToken == accessToken)
        #expect(tokens.idToken == SecretString(second))
        #expect(tokens.expiresIn == .seconds(3_599))

        let request = try #require(bench.redemptions.first)
        #expect(bench.redemptions.count == 1)
        let sent = try FormEncoding.decode(String(decoding: request.body, as: UTF8.self))
        let expected: [FormEncoding.Parameter] = [
            .init(name: "grant_type", value: "authorization_code"), .init(name: "code", value: try flow["code"]),
            .init(name: "redirect_uri", value: RecordedClient.callback),
            .init(name: "code_verifier", value: RecordedClient.codeVerifier),
            .init(name: "client_id", value: RecordedFlow.clientID),
            .init(name: "client_secret", value: RecordedClient.clientSecret),
        ]
        #expect(sent == expected)
    }

    @Test("With a damaged ID token, the code is not redeemed") func damagedIDTokenWithCode() async throws {
        let flow = try RecordedFlow("passport-v1-hybrid")
        let second = try flow["id_token_in_token_resp"]
        let bench = try RecordedClient(
            try tenant(of: "hybrid"), .codeAndIDToken, tokens: try flow.tokens(idToken: second))
        let response = try flow.hybridResponse(idToken: "id_token_in_auth_resp_wrong_signature")
        let codes = await bench.codes(response, nonce: try flow["nonce"], at: try issueTime(of: second))
        #expect(codes == [.tokenInvalidBase64URL])
        #expect(bench.redemptions.isEmpty)
    }

    /// An attacker's code next to the user's ID token.
    @Test("A code that does not match the ID token is not redeemed") func codeOfAnotherSignIn() async throws {
        let flow = try RecordedFlow("passport-v1-hybrid")
        let second = try flow["id_token_in_token_resp"]
        let bench = try RecordedClient(
            try tenant(of: "hybrid"), .codeAndIDToken, tokens: try flow.tokens(idToken: second))
        let response: [FormEncoding.Parameter] = [
            .init(name: "code", value: String(try flow["code"].dropLast())),
            .init(name: "id_token", value: try flow["id_token_in_auth_resp"]),
        ]
        let codes = await bench.codes(response, nonce: try flow["nonce"], at: try issueTime(of: second))
        #expect(codes == [.tokenCodeHashMismatch])
        #expect(bench.redemptions.isEmpty)
    }

    /// The second ID token is another user's, with a valid signature and the right nonce.
    @Test("A second ID token of another user is rejected") func secondIDTokenOfAnotherUser() async throws {
        let flow = try RecordedFlow("passport-v1-hybrid")
        let wrong = try flow["id_token_in_token_resp_wrong_sub"]
        let bench = try RecordedClient(
            try tenant(of: "hybrid"), .codeAndIDToken, tokens: try flow.tokens(idToken: wrong))
        let nonce = try flow["nonce"]
        // It was issued five hours after the first, which had expired by then, so there is no time at which both are
        // valid. At the time of the sign-in, it is also from the future.
        let codes = await bench.codes(
            try flow.hybridResponse(), nonce: nonce, at: try issueTime(of: try flow["id_token_in_token_resp"]))
        #expect(codes == [.tokenNotYetValid, .tokenIssuedInFuture, .tokenSubjectMismatch])
        #expect(bench.redemptions.count == 1)

        // At its own time, the subject is the only problem.
        let snapshot = try await bench.client.provider.snapshot(warnings: .ignored)
        var expectations = bench.client.configuration.expectations(snapshot, nonce: .sent(SecretString(nonce)))
        let now = try issueTime(of: wrong)
        #expect(try snapshot.verify(wrong, against: expectations, at: now).subject != Self.subject)
        expectations.sameSubjectAs = Self.subject
        expectRefusal(.tokenSubjectMismatch) { try snapshot.verify(wrong, against: expectations, at: now) }
    }

    // MARK: -

    private func tenant(of flow: String) throws -> EntraTenant {
        flow.hasSuffix("common") ? .common : try #require(EntraTenant(RecordedFlow.tenant))
    }

    private func issueTime(of token: String) throws -> Date {
        try CompactToken(token).unverifiedClaims.required("iat", .date).date
    }
}

// MARK: - Errors

/// Errors returned by Entra's token endpoint, and redirects that Entra sent to browsers.
@Suite(.enabled(if: Recordings.areReal, "the project has no errors of Microsoft's"))
struct RecordedErrorTests {
    @Test("Every recorded error of the token endpoint is explained") func tokenEndpointErrors() throws {
        let documents = try Recordings.documents(in: "errors")
        #expect(documents.count == 49)
        var identifiers = 0
        for (path, bytes) in documents {
            // AADSTS50011-invalid_client-id3306783168.json
            let code = try #require(path.split(separator: "-").first.map(String.init))
            let document = JSONCursor(try JSONValue(parsing: bytes))
            let word = try document["error"].required(.string)
            let description = try document["error_description"].required(.string)
            let error = try EntraErrorEntry(parsing: description)
            #expect(error.code == code, "\(path)")
            #expect(error.topic != .unknown, "\(path)")

            let problems = problemsOfTokenResponse(bytes)
            let problem = try #require(problems.first, "\(path)")
            #expect(problems.count == 1)
            #expect(problem.code == .exchangeProviderError)
            #expect(problem.found?.hasPrefix("\(word), \(code)") == true, "\(path)")
            #expect(problem.providerError?.error == word, "\(path)")
            #expect(problem.remedy == "\(error.meaning) \(error.remedy)", "\(path)")
            identifiers += countIdentifiers(of: description, in: problem)
        }
        // Nearly every description has a trace ID and a correlation ID, and many name tenants and applications.
        #expect(identifiers > 80)
    }

    /// The value found for each redirect with an error. Each file can have several redirects.
    private static let refused: [String: [String]] = [
        "AADB2C90118-forgot-password": ["access_denied, AADB2C90118"],
        "AADSTS50105-user-not-assigned": ["interaction_required, AADSTS50105"],
        "AADSTS65004-adminconsent-denied": ["consent_required, AADSTS65004"],
        "AADSTS65004-user-declined": ["access_denied, AADSTS65004"],
        "access_denied-cancel": ["access_denied"],
        // The first one is from another service, AD FS, whose error numbers are not Entra's.
        "adal-recorded-2014-error-redirects": ["invalid_resource", "invalid_resource, AADSTS50001"],
    ]
    private static let accepted = "adal-recorded-2014-success-redirects"

    @Test("Every recorded redirect is listed") func everyRedirectIsListed() throws {
        let names = try Recordings.texts(in: "redirects", withSuffix: ".txt").map(\.name)
        #expect(Set(names) == Set(Self.refused.keys).union([Self.accepted]))
    }

    @Test("A redirect with an error is explained", arguments: refused.keys.sorted())
    func redirectsWithErrors(name: String) throws {
        let redirects = try redirects(name)
        let expected = try #require(Self.refused[name])
        #expect(redirects.count == expected.count)
        for (redirect, found) in zip(redirects, expected) {
            let error = try #require(expectRefusal(.responseProviderError) { try redirect.read() })
            let problem = error.first
            #expect(problem.found?.hasPrefix(found) == true)
            let description = redirect.parameters.first { $0.name == "error_description" }?.value ?? ""
            _ = countIdentifiers(of: description, in: problem)
            guard let explained = try? EntraErrorEntry(parsing: description) else { continue }
            #expect(explained.topic != .unknown)
            #expect(problem.remedy == "\(explained.meaning) \(explained.remedy)")
        }
    }

    @Test("A redirect with a code returns the code") func redirectsWithCodes() throws {
        let redirects = try redirects(Self.accepted)
        #expect(redirects.count == 3)
        for redirect in redirects {
            // The codes contain no characters that need escaping.
            let code = try #require(redirect.text.split(separator: "&").first { $0.hasPrefix("code=") }?.dropFirst(5))
            #expect(code.utf8.count > 200)
            #expect(try redirect.read().code == SecretString(String(code)))
            #expect(try redirect.read().idToken == nil)
        }
    }

    // MARK: -

    /// A recorded redirect, and the sign-in that it belongs to.
    private struct Redirect {
        let text: String
        let mode: ResponseMode
        let parameters: [FormEncoding.Parameter]
        let pending: PendingSignIn

        private static let now = Date(timeIntervalSince1970: 1_600_000_000)

        /// Creates a redirect from a URL's query or fragment. If the recording has no state, one is added.
        init(_ address: Substring) throws {
            let cut = try #require(address.firstIndex { $0 == "?" || $0 == "#" })
            let response = String(address[cut...].dropFirst())
            mode = address[cut] == "#" ? .fragment : .query
            let recorded = try FormEncoding.decode(response).first { $0.name == "state" }?.value
            let state = recorded ?? "added"
            text = recorded == nil ? "\(response)&state=added" : response
            parameters = try FormEncoding.decode(text)
            pending = PendingSignIn(
                provider: "entra", clientID: "client", callback: RecordedClient.callback,
                issuer: "https://sts.windows.net/{tenantid}/",
                isIssuerParameterExpected: false, responseType: .code, responseMode: mode, startedAt: Redirect.now,
                secrets: SignInSecrets(state: state, nonce: "nonce", codeVerifier: RecordedClient.codeVerifier))
        }

        func read() throws(Refusal) -> AuthorizationResponse {
            let configuration = try ProviderConfiguration(
                name: pending.provider,
                profile: EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant),
                clientID: pending.clientID, authentication: .none, responseMode: mode)
            let path = RecordedClient.callback.dropFirst("https://".count).drop { $0 != "/" }
            return try AuthorizationResponse(
                parsing: CallbackRequest(path: String(path), mode: mode, encodedParameters: text), answering: pending,
                with: configuration,
                at: Redirect.now)
        }
    }

    /// Returns the redirects of a recording, one for each line.
    private func redirects(_ name: String) throws -> [Redirect] {
        try Recordings.text("redirects/\(name).txt").split(whereSeparator: \.isNewline).map { try Redirect($0) }
    }

    private func problemsOfTokenResponse(_ body: [UInt8]) -> [Problem] {
        refusal {
            try TokenResponse(
                parsing: TransportResponse(status: 400, body: body),
                from: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
                profile: EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant))
        }?.problems ?? []
    }

    /// Returns the number of identifiers in a description. The problem contains none of them except the trace ID and
    /// correlation ID, which Microsoft's support needs, and no email address.
    private func countIdentifiers(of description: String, in problem: Problem) -> Int {
        let text = "\(problem)".lowercased()
        #expect(!text.contains("@"))
        let own = description.replacing(#/(?:Trace|Correlation) ID: [0-9A-Fa-f-]{36}/#, with: "")
        for match in own.matches(of: #/[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/#) {
            #expect(!text.contains(own[match.range].lowercased()), "\(text)")
        }
        let identifiers = description.matches(of: #/[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/#)
            .map { description[$0.range].lowercased() }
        return identifiers.count
    }
}

// MARK: - Support

/// The parts of a recorded sign-in, by name.
private struct RecordedFlow {
    /// The tenant of all three sign-ins.
    static let tenant = "268da1a1-9db4-48b9-b1fe-683250ba90cc"
    static let clientID = "2abf3a52-7d86-460b-a1ef-77dc43de8aad"

    private let pieces: JSONCursor

    init(_ name: String) throws {
        let file = Recordings.folder.appendingPathComponent("flows/\(name).json")
        pieces = JSONCursor(try JSONValue(parsing: Array(try Data(contentsOf: file))))
    }

    subscript(name: String) -> String {
        get throws { try pieces[name].required(.string) }
    }

    /// Returns the parameters that the browser posted.
    func hybridResponse(idToken name: String = "id_token_in_auth_resp") throws -> [FormEncoding.Parameter] {
        [.init(name: "code", value: try self["code"]), .init(name: "id_token", value: try self[name])]
    }

    /// Returns the recorded part of the token endpoint's response. Version 1 encodes numbers as strings.
    func tokens(idToken: String) throws -> JSONValue {
        .object([
            "token_type": "Bearer", "expires_in": "3599", "access_token": .string(try self["access_token"]),
            "id_token": .string(idToken),
        ])
    }
}

/// A client of the recorded application, with Entra's responses at that time: version 1 metadata, the keys of that
/// summer, and a token response.
private struct RecordedClient {
    static let callback = "https://console.example.com/api/oidc/callback"
    static let clientSecret = "test-secret-of-no-value"
    static let codeVerifier = String(repeating: "v", count: 43)
    private static let state = "a state of the test's own"

    let client: SignInClient
    private let time = ManualTime()
    private let issuer: String
    private let posted = Locked<[TransportRequest]>([])

    init(_ tenant: EntraTenant, _ responseType: ResponseType, tokens: JSONValue? = nil) throws {
        let authority = EntraAuthority(tenant: tenant, version: .v1)
        issuer = try #require(authority.issuer?.string ?? authority.issuerTemplate?.string)

        let base = "https://login.microsoftonline.com/\(tenant)"
        let metadata: JSONValue = .object([
            "issuer": .string(issuer), "authorization_endpoint": .string("\(base)/oauth2/authorize"),
            "token_endpoint": .string("\(base)/oauth2/token"), "jwks_uri": .string("\(base)/discovery/keys"),
            "response_types_supported": .array(["code", "id_token", "code id_token"]),
            "subject_types_supported": .array(["pairwise"]),
            "id_token_signing_alg_values_supported": .array(["RS256"]),
        ])
        var documents = [
            authority.metadataURL: Array(metadata.serialized().utf8),
            "\(base)/discovery/keys": try Recordings.keySetText("jwks/passport-2016-MnC_-YbRA"),
        ]
        if let tokens { documents["\(base)/oauth2/token"] = Array(tokens.serialized().utf8) }
        let posted = posted
        let transport = ClosureTransport { [documents] request in
            if request.method == .post { posted.withLock { $0.append(request) } }
            guard let body = documents[request.url] else { return TransportResponse(status: 404) }
            return TransportResponse(
                status: 200, headers: [HeaderField(name: "Content-Type", value: "application/json")], body: body)
        }

        let clientID = try GUID(parsing: RecordedFlow.clientID)
        var configuration = try EntraConfiguration(
            authority: authority, clientID: clientID, credential: .none, allowedTenants: .anyTenant)
        configuration.responseType = responseType
        configuration.responseMode = .formPost
        let provider = try ProviderConfiguration.entra(
            configuration, authentication: .secretInBody(SecretString(RecordedClient.clientSecret)))
        client = try SignInClient(
            provider, transport: transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(), time: time)
    }

    /// The requests to the token endpoint.
    var redemptions: [TransportRequest] { posted.withLock { $0 } }

    /// Completes a sign-in that has just begun with the given nonce.
    func complete(
        _ parameters: [FormEncoding.Parameter], nonce: String, at now: Date
    ) async throws(Refusal) -> SignInResult {
        var form = parameters
        form.append(.init(name: "state", value: RecordedClient.state))
        let pending = PendingSignIn(
            provider: client.configuration.name, clientID: client.configuration.clientID,
            callback: RecordedClient.callback, issuer: issuer,
            isIssuerParameterExpected: false, responseType: client.configuration.responseType,
            responseMode: client.configuration.responseMode, startedAt: now,
            secrets: SignInSecrets(
                state: RecordedClient.state, nonce: nonce, codeVerifier: RecordedClient.codeVerifier))
        time.setWallClock(now)
        return try await client.complete(
            CallbackRequest(path: "/api/oidc/callback", mode: .formPost, encodedParameters: FormEncoding.encode(form)),
            pending: pending)
    }

    /// Returns the codes of the problems, or none if the sign-in is accepted.
    func codes(_ parameters: [FormEncoding.Parameter], nonce: String, at now: Date) async -> [ProblemCode] {
        await refusalCodes { try await complete(parameters, nonce: nonce, at: now) }
    }
}
