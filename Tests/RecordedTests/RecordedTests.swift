import EntraID
import Foundation
import OIDCFixtures
import TestHelpers
import Testing

/// Validates recorded responses of Entra.
@Suite struct RecordedTests {
    @Test("Every document is strict JSON and means the same to Foundation") func documentsAreStrictJSON() throws {
        let documents = try Recordings.documents()
        #expect(documents.count >= (Recordings.areReal ? 150 : 4))
        for (name, bytes) in documents {
            let value = try JSONValue(parsing: bytes, limits: .known(members: 100_000))
            let again = try JSONSerialization.jsonObject(with: Data(value.serialized().utf8)) as? NSObject
            let original = try JSONSerialization.jsonObject(with: Data(bytes)) as? NSObject
            #expect(again == original, "\(name)")
        }
    }

    /// Each issuer in recorded metadata is an issuer or an Entra template, and a rule for it accepts its issuer.
    @Test("Every metadata issuer is a valid issuer or template") func metadataIssuers() throws {
        let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        var templates = 0
        for (name, bytes) in try Recordings.documents(in: "discovery") {
            let text = try JSONCursor(JSONValue(parsing: bytes))["issuer"].required(.string)
            let isTemplate = (try? IssuerTemplate(entra: text)) != nil
            #expect(isTemplate != ((try? IssuerIdentifier(text)) != nil), "\(name): \(text)")
            if isTemplate { templates += 1 }

            let rule = try EntraIssuerRule(
                authority: EntraAuthority(tenant: .common), metadataIssuer: text, allowedTenants: .anyTenant)
            let issuer = isTemplate ? try IssuerTemplate(entra: text).filled(with: tenant) : text
            var claims: [JSONObject.Member] = [.init(name: "iss", value: .string(issuer))]
            if isTemplate { claims.append(.init(name: "tid", value: .string(tenant))) }
            let admitted = try rule.tenant(of: IssuerStatement(claims: JSONObject(claims)))
            #expect(admitted != nil, "\(name): \(text)")
        }
        #expect(templates >= (Recordings.areReal ? 10 : 1))
    }

    @Test(
        "Every key's issuer is a valid issuer or template",
        .enabled(if: Recordings.areReal, "the project has no key sets published by Microsoft"))
    func keyIssuers() throws {
        var count = 0
        for folder in ["jwks", "jwks-rotation-2024"] {
            // In one recording, Microsoft's own tests changed the issuers to invalid ones.
            for (name, bytes) in try Recordings.documents(in: folder) where !name.contains("issuer-edited") {
                let keys = JSONCursor(try JSONValue(parsing: bytes))["keys"]
                for index in try keys.required(.array(of: .object)).indices {
                    guard let text = try keys[index]["issuer"].optional(.string) else { continue }
                    let isReadable = (try? IssuerIdentifier(text)) != nil || (try? IssuerTemplate(entra: text)) != nil
                    #expect(isReadable, "\(name): \(text)")
                    count += 1
                }
            }
        }
        #expect(count > 500)
    }

    /// A recorded token endpoint, parsed as an authority, leads to a suggestion or to a clear reason.
    @Test("A token endpoint pasted as an authority is recognized") func endpointsAsAuthorities() throws {
        let knownHosts = [
            "login.microsoftonline.com", "login.microsoftonline.us", "login.chinacloudapi.cn", "b2clogin.com",
        ]
        var recognised = 0
        for (name, bytes) in try Recordings.documents(in: "discovery") {
            let endpoint = try JSONCursor(JSONValue(parsing: bytes))["token_endpoint"].required(.string)
            guard knownHosts.contains(where: { endpoint.contains($0) }), !endpoint.contains("/te/") else { continue }
            let error = try #require(refusal { try EntraAuthority(parsing: endpoint, warnings: .ignored) })
            #expect(error.codes.contains(.authorityEndpointPasted), "\(name): \(error.codes)")
            recognised += 1
            guard let suggestion = error.suggestion else { continue }
            #expect(throws: Never.self) { try EntraAuthority(parsing: suggestion, warnings: .ignored) }
        }
        #expect(recognised >= (Recordings.areReal ? 15 : 4))
    }
}
