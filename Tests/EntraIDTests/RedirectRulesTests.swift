import EntraID
import TestHelpers
import Testing

@Suite struct RedirectRulesTests {
    @Test("A callback over http is rejected with what to do") func tellsTheAdministratorWhatToDo() throws {
        let callback = try CallbackPolicy.standard.callback(pageAddress: "http://10.0.0.5:21114/", warnings: .ignored)
        let error = try #require(
            expectRefusal(.redirectSchemeNotHTTPS) {
                try RedirectRules().judge(callback, warnings: .ignored)
            })
        #expect(
            error.first.remedy
                == "Azure accepts https, or http only for localhost. You opened the console at "
                + "http://10.0.0.5:21114; open it through the https address that users will use, then copy the "
                + "callback again.")
    }

    @Test func schemesOfOnesOwnAreForMobileAndDesktopApplications() throws {
        #expect(throws: Refusal.self) {
            try RedirectRules(platform: .web).judge("myapp://auth/callback", warnings: .ignored)
        }
        #expect(throws: Refusal.self) {
            try RedirectRules(platform: .singlePage).judge("myapp://auth/callback", warnings: .ignored)
        }
        #expect(
            try RedirectRules(platform: .native).judge("myapp://auth/callback", warnings: .ignored)
                == "myapp://auth/callback")
        #expect(throws: Refusal.self) {
            try RedirectRules(platform: .native).judge("http://10.0.0.5/callback", warnings: .ignored)
        }
    }

    @Test("A rejected redirect URI is shown without its credentials") func doesNotRepeatCredentials() throws {
        for uri in ["http://user:p4ss@10.0.0.5/cb?token=p4ss#p4ss*", "http://user:p4ss#x@10.0.0.5/", "http://h:p4ss/"] {
            let error = try #require(refusal { try RedirectRules().judge(uri, warnings: .ignored) })
            #expect(!"\(error)".contains("p4ss"), "\(error)")
        }
    }
}
