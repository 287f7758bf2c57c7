import EntraID
import Testing

/// Claims that say that an address is verified, and the long names of claims.
@Suite struct ClaimTrustTests {
    private func identity(_ claims: String) throws -> EntraIdentity {
        EntraIdentity(try VerifiedClaims.idToken(claims))
    }

    @Test(
        "`email_verified` is shown, but never raises the trust of an address",
        arguments: [
            ("true", true), ("false", false), (#""true""#, nil), ("1", nil), ("null", nil), ("[true]", nil),
        ] as [(String, Bool?)])
    func emailVerified(value: String, shown: Bool?) throws {
        for address in [#""email":"ada@contoso.com""#, #""emails":["ada@contoso.com"]"#] {
            let email = try #require(try identity(#"\#(address),"email_verified":\#(value)"#).email)
            #expect(email.trust == .unverified)
            #expect(email.emailVerifiedClaim == shown)
        }
        let denied = try identity(#""email":"ada@contoso.com","xms_edov":false,"email_verified":\#(value)"#)
        #expect(denied.email?.trust == .unverified)
    }

    @Test("`email_verified` does not lower the trust that `xms_edov` states") func domainOwner() throws {
        let email = try identity(#""email":"ada@contoso.com","xms_edov":true,"email_verified":false"#).email
        #expect(email?.trust == .domainOwnerVerified && email?.emailVerifiedClaim == false)
        #expect(try identity(#""email":"ada@contoso.com""#).email?.emailVerifiedClaim == nil)
    }

    @Test("`verified_primary_email` is shown, and does not raise the trust of `email`") func primaryEmail() throws {
        let several = try identity(#""email":"a@b.example","verified_primary_email":["a@b.example","c@d.example"]"#)
        #expect(several.display.verifiedPrimaryEmails == ["a@b.example", "c@d.example"])
        #expect(several.email?.trust == .unverified)
        #expect(
            try identity(#""verified_primary_email":"a@b.example""#).display.verifiedPrimaryEmails == ["a@b.example"])
        #expect(try identity(#""verified_primary_email":["a@b.example"]"#).email == nil)
        for value in ["7", "[7]", "null", "{}"] {
            #expect(try identity(#""verified_primary_email":\#(value)"#).display.verifiedPrimaryEmails.isEmpty)
        }
    }

    @Test("A long name of a claim never identifies a user") func longNamesInToken() throws {
        let claims = #""http://schemas.microsoft.com/identity/claims/objectidentifier":"\#(VerifiedClaims.tenant)""#
        #expect(try identity(claims).userKey == nil)
        let tenant = "fa15d692-e9c7-4460-a743-29f29522229a"
        let other = try identity(#""http://schemas.microsoft.com/identity/claims/tenantid":"\#(tenant)""#)
        #expect(other.tenantID?.string == VerifiedClaims.tenant)
    }

    @Test("A long name of a claim is translated to the name in the token") func longNames() {
        let object = "http://schemas.microsoft.com/identity/claims/objectidentifier"
        #expect(LongClaimName.nameInToken(for: object) == "oid")
        #expect(LongClaimName.nameInToken(for: "http://schemas.microsoft.com/identity/claims/tenantid") == "tid")
        #expect(LongClaimName.nameInToken(for: object.uppercased()) == nil)
        #expect(LongClaimName.nameInToken(for: "oid") == nil)
    }
}
