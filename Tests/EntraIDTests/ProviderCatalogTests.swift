import EntraID
import Testing

private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
private let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"

/// What is said against it; `nil` when nothing is.
private func refusal<Value>(_ body: () throws(Refusal) -> Value) -> Refusal? {
    do throws(Refusal) {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

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
        let found = refusal { () throws(Refusal) in try ProviderCatalog(providers) }
        #expect(found?.codes == [.configDuplicateName, .configDuplicateName])
        #expect(found?.problems.map(\.found) == ["a", "b"])
    }

    @Test func aFileIsHeldToTheSame() throws {
        func codes(_ names: String...) -> [ProblemCode]? {
            let providers = names.map { name in
                #"{\#(name)"issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"}}"#
            }
            let text = #"{"providers":[\#(providers.joined(separator: ","))]}"#
            return refusal { () throws(Refusal) in try EntraConfiguration.read(Array(text.utf8), warnings: .ignored) }?
                .codes
        }
        #expect(codes(#""name":"a","#, #""name":"a","#) == [.configDuplicateName])
        // Without a name it is “entra”.
        #expect(codes("", #""name":"entra","#) == [.configDuplicateName])
        #expect(codes("", #""name":"Entra","#) == nil)
        #expect(codes("\"name\":\"caf\u{E9}\",", "\"name\":\"cafe\u{301}\",") == nil)
    }

    // MARK: - Callback paths

    private func paths(_ providers: ProviderConfiguration...) throws -> [String] {
        try ProviderCatalog(providers).providers.map(\.callbackPath.text)
    }

    private func codes(_ providers: ProviderConfiguration...) throws -> [ProblemCode] {
        refusal { () throws(Refusal) in try ProviderCatalog(providers) }?.codes ?? []
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
        for type in ResponseType.allCases {
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
        let found = refusal { () throws(Refusal) in try ProviderCatalog(providers) }
        #expect(found?.problems.map(\.found) == ["/cb"])
        let remedy = try #require(found?.problems.first?.remedy)
        #expect(remedy.contains("“a”, “b”, “c”, …"))
        #expect(!remedy.contains("“d”"))
    }

    /// What a file says of paths and names goes on into the catalog, and the catalog changes nothing of it.
    @Test func aFilesProvidersKeepTheirPathsInACatalog() throws {
        let provider = #""issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"}"#
        let text =
            #"{"providers":[{"name":"a",\#(provider)},{"name":"b c",\#(provider)},{"name":"d","callbackPath":"/d",\#(provider)}]}"#
        let configurations = try EntraConfiguration.read(Array(text.utf8), warnings: .ignored)
        let expected = ["/api/oidc/callback", "/api/oidc/callback/b%20c", "/d"]
        #expect(configurations.map(\.callbackPath.text) == expected)
        let catalog = try ProviderCatalog(try configurations.map { try .entra($0, authentication: .none) })
        #expect(catalog.providers.map(\.callbackPath.text) == expected)
        // Read by itself, each is written with the path that it has.
        for configuration in configurations {
            let again = try EntraConfiguration.read(
                Array(configuration.document.serialized().utf8), warnings: .ignored)
            #expect(again.map(\.callbackPath) == [configuration.callbackPath])
        }
    }

    @Test func theCallbackHasTheProvidersPath() throws {
        let provider =
            #""issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"},"publicAddress":"https://a.example""#
        let text = #"{"providers":[{"name":"a",\#(provider)},{"name":"b c",\#(provider)}]}"#
        let callbacks = try EntraConfiguration.read(Array(text.utf8), warnings: .ignored).map(\.callback?.text)
        #expect(callbacks == ["https://a.example/api/oidc/callback", "https://a.example/api/oidc/callback/b%20c"])
    }
}
