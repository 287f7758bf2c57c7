import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// The attacker has an account in a tenant of their own, which anyone can create. It is let in wherever every tenant is,
/// so every tenant must be let in only where a configuration says so in words.
@Suite("F6: an account of any tenant in the world, where common or organizations was typed")
struct SignsInFromAnotherTenantTests {
    private static let ownTenant: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"

    private func codes(_ members: String, tenant: String = "common") -> [ProblemCode] {
        let text = #"""
            {"issuer": "https://login.microsoftonline.com/\#(tenant)/v2.0", "clientID": "\#(Attack.clientID)",
             "clientSecret": {"environment": "ENTRA_SECRET"}\#(members)}
            """#
        return refusalCodes { try EntraConfiguration.read(Array(text.utf8), warnings: .ignored) }
    }

    @Test(arguments: ["common", "organizations"])
    func aSharedAuthorityByItselfIsRefused(tenant: String) {
        #expect(codes("", tenant: tenant) == [.configTenantsNotStated])
        #expect(codes(#", "allowedTenants": []"#, tenant: tenant) == [.configTenantsNotStated])
        #expect(codes(#", "allowedTenants": ["\#(Attack.tenant)"]"#, tenant: tenant).isEmpty)
        #expect(codes(#", "allowedTenants": "any""#, tenant: tenant).isEmpty)
    }

    @Test func noSharedAuthorityIsConfiguredInCodeWithoutAChoice() {
        for tenant in [EntraTenant.common, .organizations] {
            #expect(throws: Refusal.self) {
                try EntraConfiguration(
                    authority: EntraAuthority(tenant: tenant), clientID: Attack.clientID, credential: .none)
            }
        }
    }

    /// A list under a name that nothing reads would be no list.
    @Test(arguments: ["allowedTenant", "allowedtenants", "allowed_tenants", "AllowedTenants", "allowedTennants"])
    func aMisspelledListIsRefused(name: String) {
        let list = #", "\#(name)": ["\#(Attack.tenant)"]"#
        #expect(codes(list) == [.configTenantsNotStated, .configMisspeltMember])
        #expect(codes(list + #", "allowedTenants": "any""#) == [.configMisspeltMember])
    }

    /// A list without a tenant in it would lock every user out, and its owner would write "any" to get in again.
    @Test(arguments: ["contoso.com", "*", "", "any"])
    func aListWithoutTenantsIsRefused(entry: String) {
        #expect(codes(#", "allowedTenants": ["\#(entry)"]"#) == [.configAllowedTenantNotGUID])
    }

    @Test func onlyTheStatedTenantsSignIn() async throws {
        let listed = AllowedTenants.only([Attack.tenant])
        #expect(try await signIn(from: Attack.tenant, allowed: listed).isEmpty)
        #expect(try await signIn(from: Self.ownTenant, allowed: listed) == [.issuerTenantNotAllowed])
        // The danger, spelled out.
        #expect(try await signIn(from: Self.ownTenant, allowed: .anyTenant).isEmpty)
    }

    /// An API is protected by the rule of its authority alone where that names one tenant, and not where it does not.
    @Test func aRuleWithoutTenantsIsOfOneTenant() throws {
        #expect(throws: Never.self) { try EntraProfile(EntraAuthority(tenant: .directory(Attack.tenant))) }
        for shared in [EntraTenant.common, .organizations] {
            expectRefusal(.configTenantsNotStated) { try EntraProfile(EntraAuthority(tenant: shared)) }
        }
    }

    private func signIn(from tenant: GUID, allowed: AllowedTenants) async throws -> [ProblemCode] {
        let authority = EntraAuthority(tenant: .common)
        let time = ManualTime(now: Attack.now)
        let issuer = try TestIssuer(authority, tenant: tenant, time: time)
        let entra = try EntraConfiguration(
            authority: authority, clientID: Attack.clientID, credential: .none, allowedTenants: allowed)
        let client = try SignInClient(
            try .entra(entra, authentication: .secretInBody(Secret("a~secret"))), transport: issuer.transport,
            verifier: SoftwareCrypto(), digest: SoftwareCrypto(), time: time)
        let callback = try CallbackPolicy.standard.callback(
            pageAddress: "https://console.example.com/", warnings: .ignored)
        let request = try await client.begin(callback: callback, warnings: .ignored)
        let response = try issuer.signIn(at: request.address, as: "mallory")
        return await refusalCodes {
            try await client.complete(response.request(), pending: request.pending)
        }
    }
}
