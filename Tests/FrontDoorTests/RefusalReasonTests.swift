import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

@Suite struct RefusalReasonTests {
    @Test(
        "A provider's error has the reason that says who can act",
        arguments: [
            ("access_denied", nil, RefusalReason.cancelledByUser),
            ("access_denied", "AADSTS65004: User declined to consent.", .cancelledByUser),
            (
                "server_error", "AADB2C90091: The user has cancelled entering self-asserted information.",
                .cancelledByUser
            ),
            ("access_denied", "AADB2C90118: The user has forgotten their password.", .notPermitted),
            ("access_denied", "AADSTS53003: Blocked by Conditional Access.", .notPermitted),
            ("interaction_required", nil, .interactionRequired), ("login_required", nil, .interactionRequired),
            ("consent_required", nil, .interactionRequired), ("account_selection_required", nil, .interactionRequired),
            ("server_error", nil, .unavailable), ("temporarily_unavailable", nil, .unavailable),
            ("unauthorized_client", nil, .configuration), ("invalid_scope", nil, .configuration),
            ("invalid_grant", nil, .invalidResponse),
        ] as [(String, String?, RefusalReason)])
    func providerErrors(error: String, description: String?, reason: RefusalReason) async throws {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        let response = try door.issuer.rejectSignIn(at: start.url, error: error, description: description)
        let refusal = await expectRefusal(.responseProviderError) {
            try await door.entra.finish(response.request(cookies: start.cookies))
        }
        #expect(refusal?.reason == reason)
        #expect(refusal?.httpStatus == reason.httpStatus)
        #expect(refusal?.providerError?.error == error)
        #expect(refusal?.providerError?.code == description.map { String($0.prefix { $0 != ":" }) })
        #expect(refusal?.logRecord["provider_error"] == error)
        // Only the token endpoint lists numbers.
        #expect(refusal?.logRecord["provider_error_numbers"] == nil)
    }

    @Test(
        "Codes have the reason of their area, or one of their own",
        arguments: [
            ("config.missing", RefusalReason.configuration), ("authority.empty", .configuration),
            ("redirect.fragment", .configuration), ("callback.invalid-path", .configuration),
            ("discovery.unreachable", .unavailable), ("keys.no-usable-key", .unavailable),
            ("exchange.unreachable", .unavailable), ("response.store-unavailable", .unavailable),
            ("discovery.certificate-untrusted", .unavailable), ("exchange.certificate-untrusted", .unavailable),
            ("keys.unknown-key", .invalidResponse), ("token.expired", .invalidResponse),
            ("response.not-pending", .invalidResponse), ("exchange.token-type", .invalidResponse),
            ("issuer.tenant-not-allowed", .notPermitted), ("token.permission-missing", .notPermitted),
            ("token.caller-not-allowed", .notPermitted), ("session.not-found", .signInAgain),
            ("session.ended", .signInAgain), ("session.unreadable", .signInAgain),
            ("session.store-unavailable", .unavailable), ("session.renewal-pending", .unavailable),
            ("graph.throttled", .unavailable),
            ("graph.too-many-groups", .unavailable), ("graph.not-available", .configuration),
            ("graph.permission-missing", .configuration), ("graph.token-rejected", .invalidResponse),
            ("graph.foreign-link", .invalidResponse), ("graph.user-not-found", .notPermitted),
            ("device.too-many-attempts", .tooManyRequests), ("device.sign-in-not-new", .interactionRequired),
            ("device.store-unavailable", .unavailable), ("device.form-invalid", .invalidResponse),
            ("an-applications-own", .invalidResponse),
        ])
    func codes(code: String, reason: RefusalReason) {
        let refusal = Refusal(Problem(ProblemCode(code), remedy: "Fix it."))
        #expect(refusal.reason == reason)
        #expect(refusal.logRecord["code"] == code && refusal.logRecord["reason"] == reason.rawValue)
        #expect(refusal.logRecord["status"] == "\(reason.httpStatus)")
        #expect(refusal.isRetryable == (reason == .unavailable))
    }

    @Test("Users get a sentence in their language, without a code")
    func userMessages() {
        let refusals = [
            "config.missing", "discovery.unreachable", "token.expired", "token.permission-missing", "session.ended",
        ].map {
            Refusal(Problem(ProblemCode($0), remedy: "Fix it."))
        }
        #expect(Set(refusals.map { $0.userMessage() }).count == refusals.count)
        for refusal in refusals {
            let messages = ["en", "de", "ro", "zh"].map { refusal.userMessage(in: $0) }
            #expect(Set(messages).count == 4)
            #expect(messages.allSatisfy { !$0.contains(refusal.first.code.rawValue) && !$0.contains("Fix it") })
            #expect(refusal.userMessage(in: "de-AT") == messages[1])
            #expect(refusal.userMessage(in: "zh-Hans-CN") == messages[3])
            for other in ["", "fr", "-", "DEU", "*"] { #expect(refusal.userMessage(in: other) == messages[0]) }
            #expect(refusal.userMessage(in: "RO") == messages[2])
            #expect(refusal.userMessage(in: "de,en;q=0.5") == messages[1])
            #expect(refusal.userMessage(in: "ro;q=0.9") == messages[2])
        }
    }
}
