import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// How clients of an API find its metadata (RFC 9728 §5.1).
@Suite struct AdvertisedMetadataTests {
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let issuer: TestIssuer
    private let api: EntraAPI

    init() throws {
        issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), tenant: Door.tenant, time: time)
        api = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, transport: issuer.transport, time: time,
            onWarning: .ignored)
    }

    /// A client accepts the metadata only if they are of the URL that it called (RFC 9728 §3.3).
    @Test("Copies of an API name the metadata of their own URLs, and share the keys") func copies() async throws {
        let token = issuer.accessToken(AccessTokenParameters(for: Door.clientID, scopes: ["a"], at: time.now))
        for path in ["orders", "invoices"] {
            var copy = api
            copy.advertisedMetadata = try copy.resourceMetadata(resource: "https://api.contoso.com/\(path)")
            let missing = await expectRefusal(.requestAuthorizationMissing) { [copy] in
                try await copy.authenticate(nil)
            }
            let refusal = try #require(missing)
            let url = "https://api.contoso.com/.well-known/oauth-protected-resource/\(path)"
            #expect(copy.challenge(for: refusal).authenticateField == #"Bearer resource_metadata="\#(url)""#)
            #expect(try await copy.authenticate("Bearer \(token)").scopes == ["a"])
        }
        #expect(issuer.transport.requests(to: issuer.jwksURL).count == 1)
    }

    @Test("Every challenge names the metadata of the API, once it has any") func challenges() async throws {
        var api = api
        let missing = await expectRefusal(.requestAuthorizationMissing) { [api] in try await api.authenticate(nil) }
        let malformed = await expectRefusal(.requestAuthorizationMalformed) { [api] in try await api.authenticate("x") }
        let permission = Refusal(Problem(.tokenPermissionMissing, expected: "scope Orders.Read", remedy: "Grant it."))
        let refusals = [try #require(missing), try #require(malformed), permission]
        for refusal in refusals {
            #expect(api.challenge(for: refusal).authenticateField?.contains("resource_metadata") == false)
        }
        api.advertisedMetadata = try api.resourceMetadata(resource: "https://api.contoso.com/orders")
        let expected = #"resource_metadata="https://api.contoso.com/.well-known/oauth-protected-resource/orders""#
        for refusal in refusals {
            #expect(api.challenge(for: refusal).authenticateField?.hasSuffix(expected) == true)
        }
    }
}
