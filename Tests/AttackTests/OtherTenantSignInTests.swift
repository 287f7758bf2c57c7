import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// The attacker has an account in their own tenant, which anyone can create. A server that accepts every tenant accepts
/// this account, so a configuration must state explicitly that every tenant is accepted.
@Suite("An account of any tenant, where common or organizations is configured")
struct OtherTenantSignInTests {
    private static let ownTenant: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"

    private func codes(_ members: String, tenant: String = "common") -> [ProblemCode] {
        let text = #"""
            {"issuer": "https://login.microsoftonline.com/\#(tenant)/v2.0", "clientID": "\#(Attack.clientID)",
             "clientSecret": {"environment": "ENTRA_SECRET"}\#(members)}
            """#
        return refusalCodes { try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored) }
    }

    @Test("A shared authority without allowed tenants is rejected", arguments: ["common", "organizations"])
    func rejectsSharedAuthority(tenant: String) {
        #expect(codes("", tenant: tenant) == [.configTenantsNotStated])
        #expect(codes(#", "allowedTenants": []"#, tenant: tenant) == [.configTenantsNotStated])
        #expect(codes(#", "allowedTenants": ["\#(Attack.tenant)"]"#, tenant: tenant).isEmpty)
        #expect(codes(#", "allowedTenants": "any""#, tenant: tenant).isEmpty)
    }

    @Test("A shared authority without allowed tenants is rejected in code too") func rejectsSharedAuthorityInCode() {
        for tenant in [EntraTenant.common, .organizations] {
            #expect(throws: Refusal.self) {
                try EntraConfiguration(
                    authority: EntraAuthority(tenant: tenant), clientID: Attack.clientID, credential: .none)
            }
        }
    }

    /// A list under an unknown name would have no effect.
    @Test(
        "A misspelled list of allowed tenants is rejected",
        arguments: ["allowedTenant", "allowedtenants", "allowed_tenants", "AllowedTenants", "allowedTennants"])
    func rejectsMisspelledList(name: String) {
        let list = #", "\#(name)": ["\#(Attack.tenant)"]"#
        #expect(codes(list) == [.configTenantsNotStated, .configMisspelledMember])
        #expect(codes(list + #", "allowedTenants": "any""#) == [.configMisspelledMember])
    }

    /// Such a list would lock out every user, and the administrator would write "any" to get in again.
    @Test(
        "A list of allowed tenants with an entry that is not a GUID is rejected",
        arguments: ["contoso.com", "*", "", "any"])
    func rejectsListWithoutIDs(entry: String) {
        #expect(codes(#", "allowedTenants": ["\#(entry)"]"#) == [.configAllowedTenantNotGUID])
    }

    @Test("Only users of the listed tenants can sign in") func onlyListedTenantsSignIn() async throws {
        let listed = AllowedTenants.only([Attack.tenant])
        #expect(try await signIn(from: Attack.tenant, allowed: listed).isEmpty)
        #expect(try await signIn(from: Self.ownTenant, allowed: listed) == [.issuerTenantNotAllowed])
        // If every tenant is allowed, the attacker is accepted.
        #expect(try await signIn(from: Self.ownTenant, allowed: .anyTenant).isEmpty)
    }

    /// An API can be protected by its authority alone only if the authority names one tenant.
    @Test("A profile without allowed tenants needs an authority of one tenant") func profileNeedsTenants() throws {
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
            try .entra(entra, authentication: .secretInBody(SecretString("a~secret"))), transport: issuer.transport,
            verifier: SoftwareCrypto(), digest: SoftwareCrypto(), time: time)
        let callback = try CallbackPolicy.standard.callback(
            pageURL: "https://console.example.com/", warnings: .ignored)
        let request = try await client.begin(callback: callback, warnings: .ignored)
        let response = try issuer.signIn(at: request.url, as: "mallory")
        return await refusalCodes {
            try await client.complete(response.request(), pending: request.pending)
        }
    }
}
