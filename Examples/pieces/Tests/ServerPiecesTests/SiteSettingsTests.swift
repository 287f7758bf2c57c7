import EntraID
import ServerPieces
import Testing

struct SiteSettingsTests {
    private let complete = [
        "ENTRA_ISSUER": "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "ENTRA_CLIENT_ID": "6731de76-14a6-49ae-97bc-6eba6914391e", "ENTRA_SECRET": "secret",
        "PUBLIC_URL": "https://console.example.com",
    ]

    @Test(
        "Without any of the required values there are no settings",
        arguments: [
            "ENTRA_ISSUER", "ENTRA_CLIENT_ID", "ENTRA_SECRET", "PUBLIC_URL",
        ])
    func missing(name: String) throws {
        #expect(try !SiteSettings(arguments: [], environment: complete).isFake)
        var environment = complete
        environment[name] = ""
        let error = #expect(throws: SettingsError.self) {
            try SiteSettings(arguments: [], environment: environment)
        }
        #expect(error?.description.contains(name) == true)
    }

    @Test("The secret is read from the environment when it is needed, and is not in the configuration")
    func secret() throws {
        let settings = try SiteSettings(arguments: [], environment: complete)
        guard case .entra(let bytes) = settings.provider else {
            Issue.record("the provider is not Entra")
            return
        }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("ENTRA_SECRET") && !text.contains("\"secret\""))
    }

    @Test("Ports that are none are refused", arguments: ["", "0", "65536", "http", "-1"])
    func port(text: String) {
        #expect(throws: SettingsError.self) {
            try SiteSettings(arguments: [], environment: complete.merging(["PORT": text]) { $1 })
        }
    }

    @Test("Only the option, and no variable, selects the fake Entra")
    func fake() throws {
        #expect(try SiteSettings(arguments: ["App", "--fake-entra"], environment: [:]).isFake)
        let named = ["--fake-entra=http://localhost:9000"]
        #expect(try SiteSettings(arguments: named, environment: [:]).isFake)
        #expect(throws: SettingsError.self) {
            try SiteSettings(arguments: [], environment: ["FAKE_ENTRA": "1"])
        }
    }
}
