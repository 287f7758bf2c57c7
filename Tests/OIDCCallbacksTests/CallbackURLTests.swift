import OIDCCallbacks
import Testing

@Suite struct CallbackURLTests {
    @Test("A URL without a path is the callback at the root of its origin") func withoutPath() throws {
        let callback = try CallbackURL(parsing: "https://console.example.com")
        #expect(callback.string == "https://console.example.com/")
        #expect(try CallbackURL(parsing: "https://console.example.com/") == callback)
    }
}
