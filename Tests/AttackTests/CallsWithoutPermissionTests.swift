import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// Any application of a tenant can get a token for any API of the tenant, without being granted anything: client
/// credentials and the scope `<API>/.default` suffice. The token has neither `scp` nor `roles`.
@Suite("F4: a token that grants nothing") struct CallsWithoutPermissionTests {
    private let issuer: TestIssuer
    private let stranger: GUID

    init() throws {
        stranger = try GUID(parsing: AccessTokenOrder.standardClientID)
        issuer = try TestIssuer(EntraAuthority(tenant: .directory(Attack.tenant)))
    }

    private func codes(
        _ order: AccessTokenOrder, allowedClients: [GUID]? = nil, permissions: EntraPermissions = .required
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

    private func order(scopes: [String] = [], roles: [String] = []) -> AccessTokenOrder {
        var order = AccessTokenOrder(for: Attack.clientID.text, scopes: scopes, subject: "stranger", at: Attack.now)
        order.roles = roles
        return order
    }

    @Test func anApplicationThatWasGrantedNothingIsRejected() async throws {
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

    @Test("An application that was granted a scope or role is accepted")
    func oneThatWasGrantedSomethingIsLetIn() async throws {
        #expect(try await codes(order(scopes: ["Orders.Read"])) == [])
        #expect(try await codes(order(roles: ["Orders.Read.All"])) == [])
    }

    @Test("Leaving the permission check to the application takes a word")
    func checkingCallersByTheApplicationTakesAWord() async throws {
        #expect(try await codes(order(), permissions: .checkedByApplication) == [])
    }

    @Test("With a list of clients, others are rejected") func clientsCanBeListed() async throws {
        let order = order(roles: ["Orders.Read.All"])
        #expect(try await codes(order, allowedClients: [stranger]) == [])
        #expect(try await codes(order, allowedClients: [Attack.clientID]) == [.tokenCallerNotAllowed])
        #expect(try await codes(order, allowedClients: []) == [.tokenCallerNotAllowed])
        // Being listed grants nothing, and no word about permissions lets in what is not listed.
        #expect(try await codes(self.order(), allowedClients: [stranger]) == [.tokenPermissionMissing])
        #expect(
            try await codes(self.order(), allowedClients: [Attack.clientID], permissions: .checkedByApplication)
                == [.tokenCallerNotAllowed])
    }
}
