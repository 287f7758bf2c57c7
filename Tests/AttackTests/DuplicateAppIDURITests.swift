import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Version 1 tokens can name the API by an App ID URI, which is unique only within a tenant. Another tenant can
/// register the same URI for its own application, with any `roles`, and issue genuine tokens for it.
@Suite("An App ID URI that is registered in another tenant")
struct DuplicateAppIDURITests {
    private static let uri = "api://console.contoso.com"
    private static let attacker = "fa15d692-e9c7-4460-a743-29f29522229a"

    @Test(
        "A token of another tenant for the same App ID URI is rejected if tenants are restricted",
        arguments: [
            (EntraTenant.directory(Attack.tenant), AllowedTenants.anyTenant),
            (.common, .only([Attack.tenant])), (.organizations, .only([Attack.tenant])),
        ])
    func rejectsOtherTenant(tenant: EntraTenant, allowed: AllowedTenants) throws {
        #expect(try codes(of: Attack.tenant.string, audience: Self.uri, tenant, allowed).isEmpty)
        let refused = try codes(of: Self.attacker, audience: Self.uri, tenant, allowed)
        #expect([[.issuerMismatch], [.issuerTenantNotAllowed]].contains(refused))
    }

    /// If every tenant is allowed, the URI proves nothing, as the documentation warns. The client ID does, because no
    /// other tenant can have it.
    @Test("If every tenant is allowed, only the client ID identifies the API") func clientIDIdentifiesAPI() throws {
        #expect(try codes(of: Self.attacker, audience: Self.uri, .common, .anyTenant).isEmpty)
        #expect(
            try codes(of: Self.attacker, audience: Self.uri, .common, .anyTenant, uris: []) == [
                .tokenAudienceMismatch
            ])
    }

    @Test("An API of the front door that every tenant may call has no App ID URIs") func frontDoorRejectsURIs() throws {
        func codes(_ tenant: String, _ allowed: AllowedTenants?, _ uris: [String]) -> [ProblemCode] {
            refusalCodes {
                try EntraAPI(
                    issuer: "https://login.microsoftonline.com/\(tenant)/v2.0", clientID: Attack.clientID.string,
                    applicationIDURIs: uris, allowedTenants: allowed, transport: StubTransport { _ in nil },
                    onWarning: .ignored)
            }
        }
        #expect(codes("common", .anyTenant, [Self.uri]).contains(.configWrongType))
        #expect(codes("organizations", .anyTenant, [Self.uri, " "]).contains(.configWrongType))
        #expect(codes("common", .anyTenant, ["", " ", "/"]).isEmpty)
        #expect(codes("common", .only([Attack.tenant]), [Self.uri]).isEmpty)
        #expect(codes(Attack.tenant.string, nil, [Self.uri]).isEmpty)
        #expect(codes(Attack.tenant.string, .anyTenant, [Self.uri]).isEmpty)
    }

    private func codes(
        of issuing: String, audience: String, _ tenant: EntraTenant, _ allowed: AllowedTenants,
        uris: [String] = [uri]
    ) throws -> [ProblemCode] {
        let authority = EntraAuthority(tenant: tenant, version: .v1)
        let metadataIssuer = tenant == .directory(Attack.tenant) ? Attack.tenant.string : "{tenantid}"
        let rule = try EntraIssuerRule(
            authority: authority, metadataIssuer: "https://sts.windows.net/\(metadataIssuer)/", allowedTenants: allowed)
        let set = JSONValue.object(["keys": .array([.object(TestKey.one.publicMembers(keyID: "k"))])])
        let keys = try KeySet(jwks: Array(set.serialized(indented: false).utf8), warnings: .ignored)
        let crypto = SoftwareCrypto()
        let verifier = TokenVerifier(
            keys: try PreparedKeySet(keys, verifier: crypto, warnings: .ignored), digest: crypto)
        let now = Int(Attack.now.timeIntervalSince1970)
        let claims = """
            {"iss":"https://sts.windows.net/\(issuing)/","tid":"\(issuing)","aud":"\(audience)","sub":"x","ver":"1.0",
            "appid":"\(Attack.clientID)","roles":["Console.Admin"],"iat":\(now),"nbf":\(now),"exp":\(now + 3_600)}
            """
        let input = [#"{"typ":"JWT","alg":"RS256","kid":"k"}"#, claims].map { Base64URL.encode($0.utf8) }
            .joined(separator: ".")
        let token = input + "." + Base64URL.encode(TestKey.one.signature(over: Array(input.utf8)))
        return refusalCodes {
            try verifier.verify(
                token, against: .entraAccess(clientID: Attack.clientID, applicationIDURIs: uris, issuer: rule),
                at: Attack.now)
        }
    }
}
