import OIDCPrimitives
import TestHelpers
import Testing

@testable import EntraID

/// The home account ID in `client_info` of the token endpoint.
@Suite struct HomeAccountIDTests {
    private static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private static let home = "fa15d692-e9c7-4460-a743-29f29522229a"
    private static let object = "690222be-ff1a-4d56-abd1-7e4f7d38e474"

    private func identifier(_ json: String, claims: String? = nil) throws -> HomeAccountID? {
        let claims = claims ?? #""tid":"\#(Self.tenant)","oid":"\#(Self.object)""#
        return HomeAccountID(Base64URL.encode(json.utf8), of: EntraIdentity(try VerifiedClaims.idToken(claims)))
    }

    @Test("The account and its home tenant are read") func member() throws {
        let found = try identifier(#"{"uid":"\#(Self.object)","utid":"\#(Self.tenant)","x":1}"#)
        #expect(found?.string == "\(Self.object).\(Self.tenant)")
        #expect(found?.description == "\(Self.object).\(Self.tenant)")
        #expect(found?.accountID == Self.object && found?.tenantID.string == Self.tenant)
    }

    @Test("A guest has the account of the home tenant") func guest() throws {
        let found = try identifier(#"{"uid":"00000000-0000-0000-1111-222233334444","utid":"\#(Self.home)"}"#)
        #expect(found?.string == "00000000-0000-0000-1111-222233334444.\(Self.home)")
    }

    @Test("The account of Azure AD B2C ends in the policy") func policy() throws {
        let found = try identifier(#"{"uid":"\#(Self.object)-b2c_1_signin","utid":"\#(Self.tenant)"}"#)
        #expect(found?.accountID == "\(Self.object)-b2c_1_signin")
    }

    @Test("Without the user's object ID, there is nothing to compare") func userWithoutKey() throws {
        let found = try identifier(#"{"uid":"other","utid":"\#(Self.tenant)"}"#, claims: #""x":1"#)
        #expect(found?.accountID == "other")
    }

    @Test("Another account of the same tenant is not the user's") func otherAccount() throws {
        for account in ["790222be-ff1a-4d56-abd1-7e4f7d38e474", Self.object + "1", Self.object + "_x", "other"] {
            #expect(try identifier(#"{"uid":"\#(account)","utid":"\#(Self.tenant)"}"#) == nil, "\(account)")
        }
    }

    @Test(
        "A statement in another form is ignored",
        arguments: [
            "", "[]", "null", "{}", #"{"uid":"a"}"#, #"{"utid":"\#(home)"}"#, #"{"uid":1,"utid":"\#(home)"}"#,
            #"{"uid":"","utid":"\#(home)"}"#, #"{"uid":"a","utid":"home"}"#, #"{"uid":"a b","utid":"\#(home)"}"#,
            #"{"uid":"a\n","utid":"\#(home)"}"#, #"{"uid":"a","uid":"b","utid":"\#(home)"}"#,
            #"{"uid":"a","utid":"\#(home)"} x"#, #"{"uid":"ä","utid":"\#(home)"}"#,
        ])
    func malformed(json: String) throws {
        #expect(try identifier(json) == nil)
    }

    @Test("A statement that is not canonical base64url, or too long, is ignored") func encoding() throws {
        let user = EntraIdentity(try VerifiedClaims.idToken(#""x":1"#))
        let json = #"{"uid":"a","utid":"\#(Self.home)"}"#
        #expect(HomeAccountID(Base64URL.encode(json.utf8), of: user) != nil)
        #expect(HomeAccountID(Base64URL.encode(json.utf8) + "=", of: user) == nil)
        #expect(HomeAccountID(json, of: user) == nil)
        let longID = String(repeating: "a", count: 256)
        #expect(try identifier(#"{"uid":"\#(longID)","utid":"\#(Self.home)"}"#) != nil)
        #expect(try identifier(#"{"uid":"\#(longID)a","utid":"\#(Self.home)"}"#) == nil)
        let padding = String(repeating: " ", count: 1_500)
        #expect(try identifier(json + padding) == nil)
        #expect(try identifier(json + String(repeating: " ", count: 100)) != nil)
    }

    @Test("The parameter is sent only if it is asked for") func parameter() throws {
        var configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .directory(GUID(parsing: Self.tenant))),
            clientID: "6731de76-14a6-49ae-97bc-6eba6914391e", credential: .none)
        let without = try ProviderConfiguration.entra(configuration, authentication: .none)
        #expect(without.profile.tokenParameters.isEmpty)
        configuration.requestsHomeAccountID = true
        let with = try ProviderConfiguration.entra(configuration, authentication: .none)
        #expect(with.profile.tokenParameters == [.init(name: "client_info", value: "1")])
        #expect(configuration.document.object?["requestsHomeAccountID"] == .bool(true))
    }
}
