import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// How clients of an API find its metadata (RFC 9728 §5.1).
@Suite struct AdvertisedMetadataTests {
    @Test("Every challenge names the metadata of the API, once it has any") func challenges() async throws {
        let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
        let issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), tenant: Door.tenant, time: time)
        var api = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, transport: issuer.transport, time: time,
            onWarning: .ignored)
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
