import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import TestHelpers
import Testing

/// Catalogs of several providers.
@Suite struct ProviderCatalogTests {
    private func provider(
        _ name: String, _ clientID: String = "c", path: String? = nil, type: ResponseType = .code,
        namesItself: Bool = false
    ) throws -> ProviderConfiguration {
        var provider = try ProviderConfiguration(
            name: name, profile: StandardProfile(try IssuerIdentifier("https://id.example.com")), clientID: clientID,
            authentication: .none, responseType: type)
        if let path { provider.callbackPath = try CallbackPath(path) }
        provider.namesItself = namesItself
        return provider
    }

    @Test("A catalog keeps the order and looks up names by bytes") func orderAndLookup() throws {
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

    @Test("Each duplicate name is reported once") func duplicateNames() throws {
        let providers = try ["a", "b", "a", "a", "b", "c"].map { try provider($0) }
        let found = refusal { try ProviderCatalog(providers) }
        #expect(found?.codes == [.configDuplicateName, .configDuplicateName])
        #expect(found?.problems.map(\.found) == ["a", "b"])
    }

    // MARK: - Callback paths

    private func paths(_ providers: ProviderConfiguration...) throws -> [String] {
        try ProviderCatalog(providers).providers.map(\.callbackPath.string)
    }

    private func codes(_ providers: ProviderConfiguration...) throws -> [ProblemCode] {
        refusal { try ProviderCatalog(providers) }?.codes ?? []
    }

    @Test("Adding a provider does not change other callback paths") func addingProviders() throws {
        let standard = "/api/oidc/callback"
        #expect(try provider("a").callbackPath.string == standard)
        #expect(try paths(provider("a")) == [standard])
        #expect(try paths(provider("a"), provider("b")) == [standard, standard + "/b"])
        #expect(
            try paths(provider("a"), provider("b"), provider("Stra\u{DF}e 1/2")).last == standard
                + "/Stra%C3%9Fe%201%2F2")
        #expect(try paths(provider("a", path: "/a"), provider("b")) == ["/a", standard + "/b"])
        #expect(try paths(provider("a"), provider("b", path: "/b")) == [standard, "/b"])
        #expect(try paths(provider(".."), provider("b")) == [standard, standard + "/b"])
    }

    @Test("A provider named like a dot segment needs an explicit path", arguments: [".", ".."])
    func dotSegmentNames(name: String) throws {
        #expect(try codes(provider("a"), provider(name)) == [.callbackInvalidPath])
        #expect(try codes(provider("a"), provider(name, path: "/b")).isEmpty)
    }

    @Test("A shared callback path is rejected") func sharedPaths() throws {
        #expect(try codes(provider("a", path: "/cb"), provider("b", path: "/cb")) == [.configSharedCallback])
        #expect(try codes(provider("a"), provider("b", path: "/api/oidc/callback")) == [.configSharedCallback])
        #expect(try codes(provider("a", path: "/api/oidc/callback/b"), provider("b")) == [.configSharedCallback])
        #expect(try codes(provider("a", path: "/cb"), provider("b", path: "/CB"), provider("c", path: "/cb/")).isEmpty)
        // Neither path is explicit, so only the duplicate name is reported.
        #expect(try codes(provider("a"), provider("b"), provider("b")) == [.configDuplicateName])
    }

    @Test("Providers share a path only if their responses name them") func distinguishableProviders() throws {
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

    @Test("The remedy lists the providers that share a path") func sharersAreListed() throws {
        let providers = try ["a", "b", "c", "d"].map { try provider($0, path: "/cb") }
        let found = refusal { try ProviderCatalog(providers) }
        #expect(found?.problems.map(\.found) == ["/cb"])
        let remedy = try #require(found?.problems.first?.remedy)
        #expect(remedy.contains("“a”, “b”, “c”, …"))
        #expect(!remedy.contains("“d”"))
    }
}
