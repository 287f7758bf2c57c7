import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// Any application in a tenant can get a token for any API of the tenant without being granted a permission: client
/// credentials and the scope `<API>/.default` are enough. The token has neither `scp` nor `roles`.
@Suite("An access token without permissions") struct MissingPermissionTests {
    private let issuer: TestIssuer
    private let otherClient: GUID

    init() throws {
        otherClient = try GUID(parsing: AccessTokenParameters.standardClientID)
        issuer = try TestIssuer(EntraAuthority(tenant: .directory(Attack.tenant)))
    }

    private func codes(
        _ order: AccessTokenParameters, allowedClients: [GUID]? = nil, permissions: EntraPermissions = .required
    ) async throws -> [ProblemCode] {
        let provider = LiveProvider(
            profile: issuer.profile, transport: issuer.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            time: ManualTime(now: Attack.now))
        return await refusalCodes {
            let token = try await provider.verify(issuer.accessToken(order)) { snapshot in
                .entraAccess(
                    clientID: Attack.clientID, issuer: snapshot.tokenProfile, allowedClients: allowedClients,
                    permissions: permissions)
            }
            #expect(EntraAccess(token).clientID == order.clientID)
        }
    }

    private func order(scopes: [String] = [], roles: [String] = []) -> AccessTokenParameters {
        var order = AccessTokenParameters(
            for: Attack.clientID.string, scopes: scopes, subject: "stranger", at: Attack.now)
        order.roles = roles
        return order
    }

    @Test("A token without scopes or roles is rejected") func rejectsTokenWithoutPermissions() async throws {
        #expect(try await codes(order()) == [.tokenPermissionMissing])
        for claims: [String: JSONValue?] in [
            ["scp": ""], ["scp": "  "], ["roles": .array([])], ["roles": .array([""])],
            ["scp": " ", "roles": .array([" "])],
        ] {
            var order = order()
            order.claims = claims
            #expect(try await codes(order) == [.tokenPermissionMissing])
        }
    }

    @Test("A token with a scope or a role is accepted")
    func acceptsTokenWithPermissions() async throws {
        #expect(try await codes(order(scopes: ["Orders.Read"])) == [])
        #expect(try await codes(order(roles: ["Orders.Read.All"])) == [])
    }

    @Test("An application can opt to check permissions itself")
    func permissionsCheckedByApplication() async throws {
        #expect(try await codes(order(), permissions: .checkedByApplication) == [])
    }

    @Test("With a list of allowed clients, others are rejected") func listedClients() async throws {
        let order = order(roles: ["Orders.Read.All"])
        #expect(try await codes(order, allowedClients: [otherClient]) == [])
        #expect(try await codes(order, allowedClients: [Attack.clientID]) == [.tokenCallerNotAllowed])
        #expect(try await codes(order, allowedClients: []) == [.tokenCallerNotAllowed])
        // Being listed grants no permission, and checking permissions in the application does not admit an unlisted
        // client.
        #expect(try await codes(self.order(), allowedClients: [otherClient]) == [.tokenPermissionMissing])
        #expect(
            try await codes(self.order(), allowedClients: [Attack.clientID], permissions: .checkedByApplication)
                == [.tokenCallerNotAllowed])
    }
}
