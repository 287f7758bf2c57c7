import EntraID
import TestHelpers
import Testing

@Suite struct RedirectRulesTests {
    @Test("A callback over http is rejected with a remedy") func explainsHTTPCallback() throws {
        let callback = try CallbackPolicy.standard.callback(pageURL: "http://10.0.0.5:21114/", warnings: .ignored)
        let error = try #require(
            expectRefusal(.redirectSchemeNotHTTPS) {
                try RedirectRules().validate(callback, warnings: .ignored)
            })
        #expect(
            error.first.remedy
                == "Azure requires https, except for localhost. You opened the console at "
                + "http://10.0.0.5:21114. Open it at the https URL that users will use, then copy the callback URL "
                + "again.")
    }

    @Test("Custom schemes are only for mobile and desktop applications") func customSchemes() throws {
        #expect(throws: Refusal.self) {
            try RedirectRules(platform: .web).validate("myapp://auth/callback", warnings: .ignored)
        }
        #expect(throws: Refusal.self) {
            try RedirectRules(platform: .singlePage).validate("myapp://auth/callback", warnings: .ignored)
        }
        #expect(
            try RedirectRules(platform: .native).validate("myapp://auth/callback", warnings: .ignored)
                == "myapp://auth/callback")
        #expect(throws: Refusal.self) {
            try RedirectRules(platform: .native).validate("http://10.0.0.5/callback", warnings: .ignored)
        }
    }

    @Test("A rejected redirect URI is shown without its credentials") func omitsCredentials() throws {
        for uri in ["http://user:p4ss@10.0.0.5/cb?token=p4ss#p4ss*", "http://user:p4ss#x@10.0.0.5/", "http://h:p4ss/"] {
            let error = try #require(refusal { try RedirectRules().validate(uri, warnings: .ignored) })
            #expect(!"\(error)".contains("p4ss"), "\(error)")
        }
    }
}
