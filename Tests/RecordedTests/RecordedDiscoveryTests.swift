import EntraID
import Foundation
import TestHelpers
import Testing

/// Validates the recorded metadata documents, each for the authority from which Entra served it.
@Suite(.enabled(if: Recordings.areReal, "the project has no documents served by Microsoft"))
struct RecordedDiscoveryTests {
    /// For each document, the authority, and the name of the equivalence or the codes.
    private static let documents: [String: (authority: String, outcome: String)] = [
        "common-v2.0-2019-ycrumeyrolle": ("https://login.microsoftonline.com/common/v2.0", "tenant-template"),
        "common-v2.0-2024-07": ("https://login.microsoftonline.com/common/v2.0", "tenant-template"),
        "common-v2.0-2024-panva-wellknown": ("https://login.microsoftonline.com/common/v2.0", "tenant-template"),
        "common-v2.0-public-msaljs": ("https://login.microsoftonline.com/common/v2.0", "tenant-template"),
        "common-v2.0-usgov-msaljs": ("https://login.microsoftonline.us/common/v2.0", "tenant-template"),
        "common-v2.0-china-msaljs": ("https://login.partner.microsoftonline.cn/common/v2.0", "tenant-template"),
        // The cloud is closed. Its host is now treated as a custom host.
        "common-v2.0-germany-blackforest-msaljs": ("https://login.microsoftonline.de/common/v2.0", "tenant-template"),
        "organizations-v2.0-2024-panva-wellknown": (
            "https://login.microsoftonline.com/organizations/v2.0", "tenant-template"
        ),
        "organizations-v2.0-public-msaljs": ("https://login.microsoftonline.com/organizations/v2.0", "tenant-template"),
        "organizations-v2.0-usgov-msaljs": ("https://login.microsoftonline.us/organizations/v2.0", "tenant-template"),
        "organizations-v2.0-china-msaljs": (
            "https://login.partner.microsoftonline.cn/organizations/v2.0", "tenant-template"
        ),
        "consumers-v2.0-public-msaljs": ("https://login.microsoftonline.com/consumers/v2.0", "personal-accounts"),
        "consumers-v2.0-usgov-msaljs": ("https://login.microsoftonline.us/consumers/v2.0", "personal-accounts"),
        "consumers-v2.0-china-msaljs": (
            "https://login.partner.microsoftonline.cn/consumers/v2.0", "personal-accounts"
        ),
        // Another library's tests changed the key set URLs to localhost. Entra serves public ones.
        "tenant-guid-v2.0-identity-web-a": (
            "https://login.microsoftonline.com/f645ad92-e38d-4d1a-b510-d1b09a74a8ca/v2.0", "discovery.private-endpoint"
        ),
        "tenant-guid-v2.0-identity-web-b": (
            "https://login.microsoftonline.com/10c419d4-4a50-45b2-aa4e-919fb84df24f/v2.0", "discovery.private-endpoint"
        ),
        "b2c-b2clogin.com-policy-in-path-msalnet": (
            "https://sometenantid.b2clogin.com/sometenantid.onmicrosoft.com/policy/v2.0", "b2c-tenant"
        ),
        // Both are documents of B2C version 1, whose issuers are invalid for an authority of version 2.
        "b2c-b2clogin.com": (
            "https://msidlabb2c.b2clogin.com/msidlabb2c.onmicrosoft.com/b2c_1_sisopolicy/v2.0",
            "discovery.issuer-mismatch"
        ),
        "b2c-login.microsoftonline.com-te": (
            "https://login.microsoftonline.com/c8f83f7c-a28f-4e0d-a956-6e0d2df3826b/v2.0", "discovery.issuer-mismatch"
        ),
        // Reduced to what another library's tests needed.
        "regional-westus2-msaljs-minimal": (
            "https://login.microsoftonline.com/common/v2.0",
            "discovery.missing-member discovery.missing-member discovery.missing-member"
        ),
        "common-v1.0-2024-07": ("v1 common", "tenant-template"),
        // Its jwks_uri is the name of a file.
        "tenant-v1.0-2014": ("v1 d062b2b0-9aca-4ff7-b32a-ba47231a4002", "discovery.endpoint-not-https"),
    ]

    @Test("Every recorded document is listed") func everyDocumentIsListed() throws {
        let names = try Recordings.documents(in: "discovery").map { String($0.path.dropLast(5)) }
        #expect(Set(names) == Set(Self.documents.keys))
        #expect(names.count == 22)
    }

    @Test(
        "A recorded document has the expected outcome under its authority",
        arguments: documents.keys.sorted())
    func documentsUnderTheirAuthorities(name: String) throws {
        let (authorityText, outcome) = try #require(Self.documents[name])
        let profile = EntraProfile(try authority(authorityText), allowedTenants: .anyTenant)
        let bytes = Array(try Data(contentsOf: Recordings.folder.appendingPathComponent("discovery/\(name).json")))
        do throws(Refusal) {
            let metadata = try ProviderMetadata(document: bytes, profile: profile)
            #expect(metadata.equivalence.name == outcome)
            // Every member is preserved, as Foundation reads it.
            let again = Data(metadata.value.serialized().utf8)
            let ours = try? JSONSerialization.jsonObject(with: again) as? NSDictionary
            #expect(ours == (try? JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary))
        } catch {
            #expect(error.codes.map(\.rawValue).joined(separator: " ") == outcome)
        }
    }

    @Test("A document of another tenant is rejected") func documentsOfOtherTenants() throws {
        for name in ["tenant-guid-v2.0-identity-web-a", "consumers-v2.0-public-msaljs", "common-v2.0-2024-07"] {
            let bytes = Array(try Data(contentsOf: Recordings.folder.appendingPathComponent("discovery/\(name).json")))
            let profile = EntraProfile(
                try authority("https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"),
                allowedTenants: .anyTenant)
            let error = try #require(refusal { try ProviderMetadata(document: bytes, profile: profile) })
            #expect(error.codes.first == .discoveryIssuerMismatch)
        }
    }

    private func authority(_ text: String) throws -> EntraAuthority {
        if text.hasPrefix("v1 ") {
            return EntraAuthority(tenant: try #require(EntraTenant(text.dropFirst(3))), version: .v1)
        }
        if let authority = try? EntraAuthority(parsing: text, warnings: .ignored) { return authority }
        // Some recordings are of authorities that cannot be configured: a retired host, and personal accounts in
        // national clouds.
        let parts = text.split(separator: "/")
        let host = String(parts[1])
        let cloud = EntraCloud.known.first { $0.signInHost == host } ?? EntraCloud.custom(host: host)
        return EntraAuthority(tenant: try #require(EntraTenant(parts[2])), cloud: try #require(cloud))
    }
}
