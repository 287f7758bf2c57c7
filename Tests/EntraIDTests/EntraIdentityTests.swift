import EntraID
import Foundation
import OIDCFixtures
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// The user that a verified token identifies.
@Suite struct EntraIdentityTests {
    private func identity(_ claims: String, cloud: EntraCloud = .global) throws -> EntraIdentity {
        EntraIdentity(try verified(claims), cloud: cloud)
    }

    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private let object = "690222be-ff1a-4d56-abd1-7e4f7d38e474"

    @Test("An identity has keys to store and names to display") func keysAndDisplayNames() throws {
        let identity = try identity(
            #""tid":"\#(tenant)","oid":"\#(object)","name":"Ada","preferred_username":"ada@contoso.com","given_name":"A","amr":["pwd","mfa"],"acrs":["c1"],"wids":["w"],"roles":["r1","r2"],"idp":"live.com""#
        )
        #expect(identity.userKey?.tenantID.string == tenant)
        #expect(identity.userKey?.objectID.string == object)
        #expect(identity.subjectKey.subject == "s")
        #expect(identity.subjectKey.issuer == "https://login.microsoftonline.com/\(tenant)/v2.0")
        #expect(identity.display.name == "Ada")
        #expect(identity.display.userName == "ada@contoso.com")
        #expect(identity.roles == ["r1", "r2"])
        #expect(identity.directoryRoles == ["w"])
        #expect(identity.authenticationMethods == ["pwd", "mfa"])
        #expect(identity.authenticationContexts == ["c1"])
        #expect(identity.identityProvider == "live.com")
        #expect(!identity.isPersonalAccount)
        #expect(identity.email == nil)
        #expect(try self.identity(#""upn":"ada@contoso.com""#).display.userName == "ada@contoso.com")
        #expect(try self.identity(#""unique_name":"ada""#).display.userName == "ada")
    }

    @Test(
        "The policy of B2C comes from `tfp`, or from an `acr` that looks like one",
        arguments: [
            (#""tfp":"B2C_1_mfa""#, "B2C_1_mfa"), (#""acr":"b2c_1a_mfa""#, "b2c_1a_mfa"), (#""acr":"1""#, nil),
            (#""tfp":"B2C_1_a","acr":"b2c_1_mfa""#, "B2C_1_a"), (#""tfp":7,"acr":"b2c_1_mfa""#, nil), (#""x":1"#, nil),
        ] as [(String, String?)])
    func policy(claims: String, expected: String?) throws {
        let issuer = "https://contoso.b2clogin.com/\(tenant)/v2.0/"
        let identity = EntraIdentity(try VerifiedClaims.idToken(claims, issuer: issuer))
        #expect(identity.policy == expected)
        #expect(EntraAccess(try access(#""scp":"a",\#(claims)"#, issuer: issuer)).policy == expected)
        let codes = refusalCodes { try identity.requirePolicy("b2c_1_MFA") }
        #expect(codes == (expected == "B2C_1_mfa" ? [] : [.issuerPolicyMismatch]))
    }

    @Test("In a token of another product, a claim that is called `tfp` or `acr` is not a policy")
    func policyOfAnotherProduct() throws {
        for claims in [#""tfp":"B2C_1_mfa""#, #""acr":"b2c_1_mfa""#] {
            let user = try identity(claims)
            #expect(user.policy == nil)
            expectRefusal(.issuerPolicyMismatch) { try user.requirePolicy("B2C_1_mfa") }
            let caller = EntraAccess(try access(#""scp":"a",\#(claims)"#))
            #expect(caller.policy == nil)
            expectRefusal(.issuerPolicyMismatch) { try caller.require(.policy("B2C_1_mfa")) }
        }
    }

    @Test("A verified token names the key that signed it") func tokenNamesItsKey() throws {
        #expect(try verified(#""x":1"#).key.keyID == "k")
    }

    @Test("Personal accounts are recognized, and the tenant can come from the issuer")
    func personalAccountsAndTenants() throws {
        #expect(try identity(#""tid":"9188040d-6c67-4c5b-b112-36a304b66dad""#).isPersonalAccount)
        #expect(try identity(#""x":1"#).tenantID?.string == tenant)
        #expect(try identity(#""x":1"#).userKey == nil)
    }

    @Test(
        "Guests are recognized by `acct` or by `#EXT#` in the user name",
        arguments: [
            (#""acct":1"#, true), (#""acct":0"#, false), (#""acct":"1""#, true), (#""acct":7"#, nil), (#""x":1"#, nil),
            (#""acct":"0""#, false), (#""acct":"7""#, nil), (#""acct":null,"upn":"a#EXT#@b""#, true),
            (#""upn":"ada_contoso.com#EXT#@fabrikam.onmicrosoft.com""#, true), (#""upn":"ada@contoso.com""#, nil),
        ] as [(String, Bool?)])
    func recognizesGuests(claims: String, expected: Bool?) throws {
        #expect(try identity(claims).isGuest == expected)
    }

    @Test(
        "An email address is trusted only if its domain is verified",
        arguments: [
            ("true", true), ("\"1\"", true), ("\"true\"", true), ("\"True\"", true), ("1", true), ("false", false),
            ("0", false),
            ("\"0\"", false), ("\"yes\"", false), ("null", false), ("[true]", false), ("2", false),
        ])
    func emailTrust(value: String, expected: Bool) throws {
        let email = try #require(try identity(#""email":"ada@contoso.com","xms_edov":\#(value)"#).email)
        #expect(email.address == "ada@contoso.com")
        #expect((email.trust == .domainOwnerVerified) == expected)
    }

    @Test("An email address without `xms_edov` is unverified") func emailWithoutVerification() throws {
        #expect(try identity(#""email":"a@b.c","email_verified":true"#).email?.trust == .unverified)
        #expect(try identity(#""emails":["x@y.z"]"#).email?.address == "x@y.z")
        #expect(try identity(#""email":7"#).email == nil)
    }

    @Test("`xms_edov` does not apply to addresses in `emails`") func verificationIsForOneAddress() throws {
        #expect(try identity(#""emails":["x@y.z"],"xms_edov":true"#).email?.trust == .unverified)
        #expect(try identity(#""email":7,"emails":["x@y.z"],"xms_edov":true"#).email?.trust == .unverified)
    }

    @Test(
        "Groups in an unexpected form are unknown",
        arguments: [
            #""_claim_names":"{\"groups\":\"src1\"}""#, #""_claim_names":["groups"]"#, #""hasgroups":1"#,
            #""hasgroups":"1""#,
            #""groups":"src1""#, #""groups":["a"],"hasgroups":true"#,
        ])
    func unreadableGroups(claims: String) throws {
        guard case .unknown(let query?) = try identity(#""oid":"\#(object)",\#(claims)"#).groups else {
            Issue.record("not unknown")
            return
        }
        #expect(query.url == "https://graph.microsoft.com/v1.0/users/\(object)/getMemberObjects")
    }

    @Test(
        "A token without groups reports that none were sent",
        arguments: [
            #""hasgroups":false"#, #""hasgroups":null"#, #""hasgroups":"False""#, #""_claim_names":{"x":"src1"}"#,
            #""_claim_names":null"#,
        ])
    func groupsNotSent(claims: String) throws {
        guard case .notSent = try identity(claims).groups else {
            Issue.record("not .notSent")
            return
        }
    }

    @Test("The groups query uses the Graph host of the issuer's cloud") func graphHostOfIssuer() throws {
        for (host, graph) in [
            ("login.microsoftonline.us", "graph.microsoft.us"),
            ("sts.chinacloudapi.cn", "microsoftgraph.chinacloudapi.cn"), ("id.example.com", "graph.microsoft.com"),
        ] {
            let token = try verified(#""oid":"\#(object)","hasgroups":true"#, host: host)
            guard case .unknown(let query?) = EntraIdentity(token).groups else {
                Issue.record("not unknown")
                continue
            }
            #expect(query.url.hasPrefix("https://\(graph)/"))
        }
    }

    @Test("Groups that Entra left out are unknown, not empty") func omittedGroups() throws {
        guard case .listed(let groups) = try identity(#""groups":["a","b"]"#).groups else {
            Issue.record("not listed")
            return
        }
        #expect(groups == ["a", "b"])
        guard case .notSent = try identity(#""x":1"#).groups else {
            Issue.record("sent")
            return
        }

        let overage =
            #""oid":"\#(object)","_claim_names":{"groups":"src1"},"_claim_sources":{"src1":{"endpoint":"https://graph.windows.net/x"}}"#
        for (cloud, host) in [
            (EntraCloud.global, "graph.microsoft.com"), (.usGovernment, "graph.microsoft.us"),
            (.china, "microsoftgraph.chinacloudapi.cn"), (.france, "graph.svc.sovcloud.fr"),
            (.germany, "graph.svc.sovcloud.de"), (.singapore, "graph.svc.sovcloud.sg"),
        ] {
            guard case .unknown(let query?) = try identity(overage, cloud: cloud).groups else {
                Issue.record("known")
                return
            }
            #expect(query.url == "https://\(host)/v1.0/users/\(object)/getMemberObjects")
        }
        for claims in [
            #""hasgroups":true"#, #""hasgroups":"true""#, #""groups":7"#, #""groups":["a",1]"#,
            #""_claim_names":{"groups":7}"#,
        ] {
            guard case .unknown(nil) = try identity(claims).groups else {
                Issue.record("\(claims) is known")
                continue
            }
        }
    }

    @Test("An access token has a caller, scopes and roles") func accessTokenPermissions() throws {
        let user = EntraAccess(
            try access(#""azp":"c","scp":"a.read  b.write","oid":"\#(object)","tid":"\#(tenant)""#))
        #expect(user.caller == .user)
        #expect(user.scopes == ["a.read", "b.write"])
        #expect(user.clientID == "c")
        #expect(user.objectID?.string == object)
        let application = EntraAccess(try access(#""appid":"d","idtyp":"app","roles":["All"]"#))
        #expect(application.caller == .application)
        #expect(application.clientID == "d")
        #expect(application.roles == ["All"])
        #expect(EntraAccess(try access(#""roles":["All"]"#)).caller == .unknown)
        #expect(EntraAccess(try access(#""idtyp":"user","scp":"a.read""#)).caller == .user)
    }

    private func verified(_ claims: String, host: String = "login.microsoftonline.com") throws -> VerifiedIDToken {
        let issuer = ExactIssuerRule(try IssuerIdentifier("https://\(host)/\(tenant)/v2.0"))
        return try verifier().verify(
            text(claims, issuer), against: IDTokenExpectations(clientID: "c", nonce: .noNonceWasSent, issuer: issuer),
            at: now)
    }

    private func access(_ claims: String, issuer text: String? = nil) throws -> VerifiedAccessToken {
        let issuer = ExactIssuerRule(
            try IssuerIdentifier(text ?? "https://login.microsoftonline.com/\(tenant)/v2.0"))
        return try verifier().verify(
            self.text(claims, issuer),
            against: AccessTokenExpectations(audiences: ["c"], distinguishedBy: .audience, issuer: issuer), at: now)
    }

    private let now = Date(timeIntervalSince1970: 1_500)

    private func verifier() throws -> TokenVerifier {
        TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
    }

    private func text(_ claims: String, _ rule: ExactIssuerRule) -> String {
        UnsignedTokens.token(#"{"iss":"\#(rule.issuer.string)","sub":"s","aud":"c","exp":2000,"iat":1000,\#(claims)}"#)
    }
}

/// Access tokens for the application's own API.
@Suite struct EntraAccessTests {
    private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    private func codes(_ claims: String, header: String = #"{"alg":"RS256","kid":"k"}"#) throws -> [ProblemCode] {
        let authority = EntraAuthority(tenant: .organizations)
        let issuer = EntraAccessIssuerRule(
            version1: try EntraIssuerRule(
                authority: authority, metadataIssuer: "https://sts.windows.net/{tenantid}/", allowedTenants: .anyTenant),
            version2: try EntraIssuerRule(
                authority: authority, metadataIssuer: "https://login.microsoftonline.com/{tenantid}/v2.0",
                allowedTenants: .anyTenant))
        let expectations = AccessTokenExpectations.entraAccess(
            clientID: try GUID(parsing: client), applicationIDURIs: ["api://\(client)", "https://api.contoso.com/"],
            issuer: issuer)
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let text = UnsignedTokens.token(
            #"{"sub":"s","exp":2000,"iat":1000,"tid":"\#(tenant)","scp":"a",\#(claims)}"#, header: header)
        return refusalCodes { try verifier.verify(text, against: expectations, at: Date(timeIntervalSince1970: 1_500)) }
    }

    @Test("An API rejects an ID token") func rejectsIDToken() throws {
        let idToken =
            #""iss":"https://login.microsoftonline.com/\#(tenant)/v2.0","ver":"2.0","aud":"\#(client)","nonce":"n","roles":["Admin"]"#
        #expect(try codes(idToken) == [.tokenUnexpectedClaim, .tokenClaimMissing])
        #expect(try codes(idToken + #","azp":"caller""#) == [.tokenUnexpectedClaim])
        #expect(try codes(idToken.replacing(#""nonce":"n","#, with: "") + #","azp":"caller""#).isEmpty)
    }

    @Test("A version 1 token without `ver` is validated as version 1") func version1TokenWithoutVersion() throws {
        let old = #""iss":"https://sts.windows.net/\#(tenant)/","appid":"a","aud":"\#(client)""#
        #expect(try codes(old).isEmpty)
    }

    @Test("A version 1 token cannot name a second client, which would be read but not checked")
    func secondClientInVersion1Token() throws {
        let token = #""iss":"https://sts.windows.net/\#(tenant)/","ver":"1.0","aud":"\#(client)","appid":"caller""#
        #expect(try codes(token + #","azp":"another-client""#) == [.tokenClaimType])
        #expect(try codes(token + #","azp":7"#) == [.tokenClaimType])
        #expect(try codes(token + #","azp":"caller""#).isEmpty)
    }

    @Test("Each token version is validated against its own metadata") func versionsHaveTheirMetadata() throws {
        let version1 = #""iss":"https://sts.windows.net/\#(tenant)/","ver":"1.0","appid":"another-client""#
        let version2 = #""iss":"https://login.microsoftonline.com/\#(tenant)/v2.0","ver":"2.0""#
        for audience in [
            client, "api://\(client)", "api://\(client)/", "https://api.contoso.com", "https://api.contoso.com/",
        ] {
            #expect(try codes(version1 + #","aud":"\#(audience)""#).isEmpty)
        }
        #expect(try codes(version2 + #","aud":"\#(client)","azp":"another-client""#).isEmpty)
        #expect(
            try codes(version2 + #","azp":"a","aud":"00000003-0000-0000-c000-000000000000""#) == [
                .tokenAudienceMismatch
            ])
        let mixed = #""iss":"https://login.microsoftonline.com/\#(tenant)/v2.0","ver":"1.0","aud":"\#(client)""#
        #expect(try codes(mixed + #","appid":"a""#) == [.issuerMismatch])
    }

    private func codes(audience: String, uris: [String]) throws -> [ProblemCode] {
        let expectations = AccessTokenExpectations.entraAccess(
            clientID: try GUID(parsing: client), applicationIDURIs: uris, issuer: AnyIssuer())
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let text = UnsignedTokens.token(
            #"{"iss":"i","sub":"s","exp":2000,"iat":1000,"azp":"a","scp":"a","aud":"\#(audience)"}"#)
        return refusalCodes { try verifier.verify(text, against: expectations, at: Date(timeIntervalSince1970: 1_500)) }
    }

    @Test("A blank App ID URI is not an audience", arguments: ["", " ", "/", " /", "/ ", "//", "/\u{85}/"])
    func blankURIIsNotAudience(uri: String) throws {
        for audience in ["", " ", "\u{85}", "/", " /", "/ ", "//", "///", uri] {
            #expect(try codes(audience: audience, uris: [uri]) == [.tokenAudienceMismatch], "\(audience)")
        }
    }

    /// U+0600 and the slash after it are one character in Swift.
    @Test("An App ID URI loses its slash and nothing else") func onlySlashIsRemoved() throws {
        #expect(try codes(audience: "api://a\u{600}", uris: ["api://a\u{600}/"]).isEmpty)
        #expect(try codes(audience: "api://a", uris: ["api://a\u{600}/"]) == [.tokenAudienceMismatch])
        #expect(try codes(audience: "", uris: ["\u{600}/"]) == [.tokenAudienceMismatch])
        #expect(try codes(audience: "api://a/", uris: ["api://a//"]).isEmpty)
        #expect(try codes(audience: "api://a", uris: ["api://a//"]) == [.tokenAudienceMismatch])
    }

    @Test("A token of an unknown issuer is rejected in both versions") func rejectsUnknownIssuer() throws {
        let stranger = #""iss":"https://id.example.com/","azp":"a","aud":"\#(client)""#
        #expect(try codes(stranger + #","ver":"2.0""#) == [.issuerMismatch])
        #expect(try codes(stranger + #","ver":"1.0","appid":"a""#) == [.issuerMismatch])
        let current = #""iss":"https://login.microsoftonline.com/\#(tenant)/v2.0","azp":"a","aud":"\#(client)""#
        #expect(try codes(current).isEmpty)
    }

    @Test("A sign-in recognizes a token for Microsoft Graph") func graphTokenAtSignIn() throws {
        let expectations = IDTokenExpectations.entraSignIn(
            clientID: try GUID(parsing: client), issuer: AnyIssuer(), nonce: .noNonceWasSent)
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let text = UnsignedTokens.token("{}", header: #"{"alg":"RS256","kid":"k","nonce":"x"}"#)
        expectRefusal(.tokenGraphAccessToken) {
            try verifier.verify(text, against: expectations, at: Date(timeIntervalSince1970: 1_500))
        }
    }

    private struct AnyIssuer: IssuerRule {
        func problems(of statement: IssuerStatement) -> [Problem] { [] }
    }

    @Test("An API recognizes a token for Microsoft Graph") func graphTokenAtAPI() throws {
        let claims = #""iss":"https://sts.windows.net/\#(tenant)/","ver":"1.0","aud":"https://graph.microsoft.com""#
        #expect(try codes(claims, header: #"{"alg":"RS256","kid":"k","nonce":"x"}"#) == [.tokenGraphAccessToken])
    }
}
