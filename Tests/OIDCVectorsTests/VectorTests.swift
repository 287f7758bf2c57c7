import OIDCFixtures
import OIDCVectors
import Testing

/// Runs every vector as a separate test case.
@Suite struct VectorTests {
    /// Read once. `everyFileIsRead` reports a file that cannot be read.
    private static let allVectors = (try? readAllVectors()) ?? []

    private static func readAllVectors() throws -> [VectorCase] {
        try FixtureFiles.json(in: FixtureFiles.vectors).flatMap { try VectorCase.all(in: $0.bytes, source: $0.path) }
    }

    @Test("Every vector file can be read") func everyFileIsRead() throws {
        #expect(try Self.readAllVectors().count > 500)
    }

    @Test("A vector has the expected outcome", arguments: allVectors)
    func vector(_ vector: VectorCase) {
        if let failure = vector.failure() { Issue.record("\(vector): \(failure)") }
    }

    @Test("Every vector is in the folder of its kind") func folders() {
        for vector in Self.allVectors {
            #expect(vector.source.hasPrefix("\(vector.kind)/"), "\(vector)")
        }
    }

    @Test("Every vector has a unique name") func uniqueNames() {
        let names = Self.allVectors.map { Array($0.description.utf8) }
        #expect(Set(names).count == names.count)
    }

    @Test("Every code has a vector", arguments: codesOfTheContract)
    func codeHasVector(code: String) {
        #expect(Self.allVectors.contains { $0.expectedCodes.contains(code) })
    }

    private static let codesOfTheContract: [String] = [
        "json.not-utf8", "json.syntax", "json.duplicate-member", "json.too-deep", "json.too-large",
        "json.trailing-bytes",

        "callback.not-absolute", "callback.unsupported-scheme", "callback.invalid-host", "callback.invalid-port",
        "callback.user-info", "callback.invalid-path", "callback.host-not-allowed", "callback.malformed-forwarding",
        "callback.conflicting-forwarding", "callback.forwarding-ignored", "callback.path-ignored",
        "callback.invalid-proxy",

        "redirect.relative", "redirect.scheme-not-https", "redirect.ipv6-loopback", "redirect.too-long",
        "redirect.unsupported-character", "redirect.fragment", "redirect.user-info", "redirect.wildcard",
        "redirect.query-with-personal-accounts", "redirect.manifest-only", "redirect.gains-trailing-slash",
        "redirect.mixed-case-path", "redirect.explicit-default-port", "redirect.localhost-port-ignored",
        "redirect.malformed",

        "authority.empty", "authority.not-a-url", "authority.not-https", "authority.placeholder",
        "authority.missing-tenant", "authority.invalid-tenant", "authority.unknown-host", "authority.retired-host",
        "authority.endpoint-pasted", "authority.portal-link-pasted", "authority.unexpected-path",
        "authority.bare-tenant", "authority.missing-version", "authority.v1-issuer", "authority.metadata-url",
        "authority.trailing-slash", "authority.surrounding-space", "authority.host-alias",
        "authority.tenant-not-lower-case", "authority.host-not-lower-case", "authority.many-tenants",
        "authority.domain-tenant", "authority.unusual-policy", "authority.missing-policy", "authority.tenant-mismatch",
        "authority.too-long",

        "issuer.invalid", "issuer.mismatch", "issuer.tenant-missing", "issuer.tenant-not-guid",
        "issuer.tenant-mismatch", "issuer.tenant-not-allowed", "issuer.version-mismatch",
        "issuer.key-issuer-mismatch", "issuer.policy-mismatch",

        // Codes that need a network are covered in OIDCDiscoveryTests and Tools/Interop.
        "discovery.http-status", "discovery.redirected", "discovery.too-large", "discovery.not-json",
        "discovery.missing-member", "discovery.wrong-type", "discovery.issuer-mismatch",
        "discovery.endpoint-not-https", "discovery.invalid-endpoint", "discovery.private-endpoint",
        "discovery.provider-error",
        "discovery.unexpected-content-type", "discovery.boolean-as-string",

        "keys.ambiguous", "keys.duplicate-id", "keys.key-too-small", "keys.malformed", "keys.missing-member",
        "keys.no-usable-key", "keys.not-json", "keys.private-member", "keys.too-large", "keys.too-many",
        "keys.unknown-key", "keys.unsupported", "keys.wrong-type",

        "token.access-token-hash-mismatch", "token.access-token-hash-missing", "token.algorithm-missing",
        "token.algorithm-none", "token.algorithm-not-allowed", "token.audience-mismatch", "token.audience-untrusted",
        "token.authentication-too-old", "token.authorized-party-mismatch", "token.caller-not-allowed",
        "token.claim-missing", "token.claim-type",
        "token.code-hash-mismatch", "token.code-hash-missing", "token.context-mismatch", "token.critical-header",
        "token.method-missing",
        "token.encrypted", "token.expired", "token.graph-access-token", "token.header-type",
        "token.invalid-base64url", "token.invalid-json", "token.issued-in-future", "token.key-id-missing",
        "token.nested", "token.nonce-mismatch", "token.nonce-missing", "token.nonce-unexpected", "token.not-an-object",
        "token.not-compact", "token.not-yet-valid", "token.permission-missing", "token.signature-invalid",
        "token.signature-missing", "token.subject-mismatch", "token.too-large", "token.unexpected-claim",
        "token.unexpected-type",

        "request.invalid", "encoding.not-base64url",
        "request.several-resources", "request.scope-not-default",

        "response.code-missing", "response.duplicate-parameter", "response.expired", "response.id-token-missing",
        "response.issuer-mismatch", "response.issuer-missing", "response.malformed", "response.other-callback",
        "response.provider-error", "response.state-mismatch", "response.state-missing", "response.too-large",
        "response.unexpected-mode",

        "exchange.http-status", "exchange.missing-member", "exchange.not-json", "exchange.provider-error",
        "exchange.not-offered",
        "exchange.token-type", "exchange.unreachable", "exchange.wrong-type",

        "config.client-id-equals-tenant", "config.client-id-not-guid", "config.client-id-not-lower-case",
        "config.client-id-placeholder", "config.client-secret-is-secret-id", "config.client-secret-unusual",
        "config.duplicate-name", "config.missing", "config.needs-client-credential", "config.needs-id-tokens-toggle",
        "config.response-mode-unsupported", "config.response-type-unsupported", "config.scope-without-openid",
        "config.unknown-member", "config.wrong-type", "config.misspelt-member", "config.scope-malformed",
        "config.shared-callback", "config.tenants-not-stated", "config.tenant-never-allowed",
        "config.allowed-tenant-not-guid", "config.algorithms-differ", "config.pushed-authorization-unsupported",
        "config.signed-request-required", "config.emulated", "config.emulator-not-loopback",
        "config.callback-stated-twice", "config.audience-mismatch", "config.not-json",

        "device.code-malformed", "device.code-unknown", "device.form-invalid", "device.not-waiting",
        "device.request-invalid", "device.sign-in-not-new", "device.store-unavailable", "device.too-many-attempts",

        "aadsts.no-code",

        "challenge.missing", "challenge.malformed", "challenge.too-large", "challenge.without-claims",
        "graph.foreign-link", "graph.permission-missing", "graph.throttled", "graph.token-rejected",
        "graph.too-many-groups", "graph.user-not-found",
    ]
}
