import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import TestHelpers
import Testing

/// Several providers beside each other.
@Suite struct ProviderCatalogTests {
    private func provider(
        _ name: String, _ clientID: String = "c", path: String? = nil, type: ResponseType = .code,
        namesItself: Bool = false
    ) throws -> ProviderConfiguration {
        var provider = try ProviderConfiguration(
            name: name, profile: StandardProfile(try Issuer("https://id.example.com")), clientID: clientID,
            authentication: .none, responseType: type)
        if let path { provider.callbackPath = try CallbackPath(path) }
        provider.namesItself = namesItself
        return provider
    }

    @Test func keepsTheOrderAndFindsByBytes() throws {
        let catalog = try ProviderCatalog([
            try provider("b", "1"), try provider("caf\u{E9}", "2"), try provider("cafe\u{301}", "3"),
            try provider("a", "4"),
        ])
        #expect(catalog.providers.map(\.clientID) == ["1", "2", "3", "4"])
        #expect(catalog["caf\u{E9}"]?.clientID == "2")
        #expect(catalog["cafe\u{301}"]?.clientID == "3")
        #expect(catalog["a"]?.clientID == "4")
        #expect(catalog["A"]?.clientID == nil)
        #expect(catalog[""]?.clientID == nil)
    }

    @Test func aNameThatStandsTwiceIsReportedOnce() throws {
        let providers = try ["a", "b", "a", "a", "b", "c"].map { try provider($0) }
        let found = refusal { try ProviderCatalog(providers) }
        #expect(found?.codes == [.configDuplicateName, .configDuplicateName])
        #expect(found?.problems.map(\.found) == ["a", "b"])
    }

    // MARK: - Callback paths

    private func paths(_ providers: ProviderConfiguration...) throws -> [String] {
        try ProviderCatalog(providers).providers.map(\.callbackPath.text)
    }

    private func codes(_ providers: ProviderConfiguration...) throws -> [ProblemCode] {
        refusal { try ProviderCatalog(providers) }?.codes ?? []
    }

    @Test func addingAProviderMovesNoPath() throws {
        let standard = "/api/oidc/callback"
        #expect(try provider("a").callbackPath.text == standard)
        #expect(try paths(provider("a")) == [standard])
        #expect(try paths(provider("a"), provider("b")) == [standard, standard + "/b"])
        #expect(
            try paths(provider("a"), provider("b"), provider("Stra\u{DF}e 1/2")).last == standard
                + "/Stra%C3%9Fe%201%2F2")
        #expect(try paths(provider("a", path: "/a"), provider("b")) == ["/a", standard + "/b"])
        #expect(try paths(provider("a"), provider("b", path: "/b")) == [standard, "/b"])
        #expect(try paths(provider(".."), provider("b")) == [standard, standard + "/b"])
    }

    @Test(arguments: [".", ".."]) func aNameThatABrowserWouldRemoveNeedsAPath(name: String) throws {
        #expect(try codes(provider("a"), provider(name)) == [.callbackInvalidPath])
        #expect(try codes(provider("a"), provider(name, path: "/b")).isEmpty)
    }

    @Test func aStatedPathThatIsSharedIsRefused() throws {
        #expect(try codes(provider("a", path: "/cb"), provider("b", path: "/cb")) == [.configSharedCallback])
        #expect(try codes(provider("a"), provider("b", path: "/api/oidc/callback")) == [.configSharedCallback])
        #expect(try codes(provider("a", path: "/api/oidc/callback/b"), provider("b")) == [.configSharedCallback])
        #expect(try codes(provider("a", path: "/cb"), provider("b", path: "/CB"), provider("c", path: "/cb/")).isEmpty)
        // Nothing is stated: the name is the fault.
        #expect(try codes(provider("a"), provider("b"), provider("b")) == [.configDuplicateName])
    }

    @Test func onlyProvidersThatNameThemselvesShareAPath() throws {
        func sharer(_ name: String, _ type: ResponseType, _ namesItself: Bool) throws -> ProviderConfiguration {
            try provider(name, path: "/cb", type: type, namesItself: namesItself)
        }
        for type in ResponseType.all {
            for namesItself in [false, true] {
                let isToldApart = type.includesIDToken || namesItself
                let expected: [ProblemCode] = isToldApart ? [] : [.configSharedCallback]
                #expect(try codes(sharer("a", type, namesItself), sharer("b", .code, true)) == expected)
                #expect(try codes(sharer("a", .idToken, false), sharer("b", type, namesItself)) == expected)
            }
        }
    }

    @Test func theSharersAreNamed() throws {
        let providers = try ["a", "b", "c", "d"].map { try provider($0, path: "/cb") }
        let found = refusal { try ProviderCatalog(providers) }
        #expect(found?.problems.map(\.found) == ["/cb"])
        let remedy = try #require(found?.problems.first?.remedy)
        #expect(remedy.contains("“a”, “b”, “c”, …"))
        #expect(!remedy.contains("“d”"))
    }
}
