import EntraID
import Foundation
import OIDCFixtures
import Testing

@testable import entra_oidc

/// `discover` with documents in files. `Tools/Interop` covers it over the network.
@Suite struct DiscoverCommandTests {
    private func run(_ arguments: String...) async -> InvocationResult {
        await Invocation.run(["discover"] + arguments, style: .plain)
    }

    private func document(_ name: String) -> String {
        FixtureFiles.documents.appendingPathComponent("discovery/\(name).json").path
    }

    @Test("The output explains why the issuer matches the authority") func explainsIssuer() async throws {
        let authority = "https://login.microsoftonline.com/common/v2.0"
        let result = await run(document("common"), "--offline", "--authority", authority)
        #expect(result.status == .accepted, "\(result.output)")
        #expect(result.output.hasPrefix("https://login.microsoftonline.com/{tenantid}/v2.0\n"))
        #expect(result.output.contains("  ✓ The document is for all tenants"))
        #expect(result.output.contains("tenant_region_scope is null"))
        #expect(result.output.contains("authority.many-tenants"))
        #expect(result.output.contains("The key set was not fetched."))
    }

    @Test("The document of another tenant is rejected") func rejectsOtherTenant() async throws {
        let authority = "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0"
        let result = await run(document("tenant"), "--offline", "--authority", authority, "--json")
        #expect(result.status == .refused)
        let outcome = JSONCursor(try JSONValue(parsing: result.output))
        #expect(try outcome["problems"][0]["code"].required(.string) == "discovery.issuer-mismatch")
    }

    @Test("Without an authority, the document is checked against its own issuer")
    func selfDeclaredIssuer() async throws {
        let result = await run(document("tenant"), "--offline", "--json")
        #expect(result.status == .accepted)
        let outcome = JSONCursor(try JSONValue(parsing: result.output))
        #expect(try outcome["equivalence"].required(.string) == "self-declared")
        #expect(try outcome["request_uri_parameter_supported"].required(.bool))
        #expect(try !outcome["oddities"].required(.array(of: .string)).isEmpty)
    }

    @Test("The output describes the keys in a key set") func readsKeySet() async throws {
        let keys = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: keys) }
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let text = #"{"keys":[{"kty":"RSA","kid":"a","n":"\#(modulus)","e":"AQAB"},{"kty":"EC"}]}"#
        try Data(text.utf8).write(to: keys)
        let result = await run(document("tenant"), "--keys", keys.path)
        #expect(result.status == .accepted)
        #expect(result.output.contains("1 usable key."))
        #expect(result.output.contains("RSA, 2048 bits, for any issuer"))
        #expect(result.output.contains("warning  keys.unsupported"))
    }

    @Test("A document that cannot be loaded is a failure, not a rejection") func unavailableDocument() async {
        for arguments in [["/no/such/file.json"], ["https://127.0.0.1:1"], ["http://127.0.0.1:1", "--loopback"]] {
            let result = await Invocation.run(["discover"] + arguments, style: .plain)
            #expect(result.status == .failed, "\(arguments)")
            #expect(result.output.isEmpty)
            #expect(!result.errors.isEmpty)
        }
        #expect(await run("http://id.example.com").status == .refused)
        #expect(await run("https://127.0.0.1:1", "--timeout", "0").status == .usage)
    }

    @Test("A pasted metadata URL is corrected") func correctsMetadataURL() async {
        let result = await run(
            "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration")
        #expect(result.status == .refused)
        #expect(result.output.contains("Write this instead:\n  https://login.microsoftonline.com/common/v2.0"))
    }
}
