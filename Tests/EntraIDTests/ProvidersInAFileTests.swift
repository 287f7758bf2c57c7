import EntraID
import TestHelpers
import Testing

private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
private let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"

/// Several providers in one configuration file.
@Suite struct ProvidersInAFileTests {
    @Test("Two providers with the same name in a file are rejected") func rejectsDuplicateNames() throws {
        func codes(_ names: String...) -> [ProblemCode]? {
            let providers = names.map { name in
                #"{\#(name)"issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"}}"#
            }
            let text = #"{"providers":[\#(providers.joined(separator: ","))]}"#
            return refusal { try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored) }?
                .codes
        }
        #expect(codes(#""name":"a","#, #""name":"a","#) == [.configDuplicateName])
        // The default name is “entra”.
        #expect(codes("", #""name":"entra","#) == [.configDuplicateName])
        #expect(codes("", #""name":"Entra","#) == nil)
        #expect(codes("\"name\":\"caf\u{E9}\",", "\"name\":\"cafe\u{301}\",") == nil)
    }

    @Test("A catalog keeps the callback paths of the providers in a file") func catalogKeepsPaths() throws {
        let provider = #""issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"}"#
        let text =
            #"{"providers":[{"name":"a",\#(provider)},{"name":"b c",\#(provider)},{"name":"d","callbackPath":"/d",\#(provider)}]}"#
        let configurations = try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored)
        let expected = ["/api/oidc/callback", "/api/oidc/callback/b%20c", "/d"]
        #expect(configurations.map(\.callbackPath.string) == expected)
        let catalog = try ProviderCatalog(try configurations.map { try .entra($0, authentication: .none) })
        #expect(catalog.providers.map(\.callbackPath.string) == expected)
        // A provider's document keeps its path when it is read alone.
        for configuration in configurations {
            let again = try EntraConfiguration.all(
                in: Array(configuration.document.serialized().utf8), warnings: .ignored)
            #expect(again.map(\.callbackPath) == [configuration.callbackPath])
        }
    }

    @Test("The callback URL of a provider has its callback path") func callbackHasProviderPath() throws {
        let provider =
            #""issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"},"publicAddress":"https://a.example""#
        let text = #"{"providers":[{"name":"a",\#(provider)},{"name":"b c",\#(provider)}]}"#
        let callbacks = try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored).map(\.callback?.string)
        #expect(callbacks == ["https://a.example/api/oidc/callback", "https://a.example/api/oidc/callback/b%20c"])
    }
}
