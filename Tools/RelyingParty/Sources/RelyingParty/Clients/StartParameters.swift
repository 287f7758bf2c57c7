import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCTokens

/// A request that this program cannot handle.
struct UnusableRequest: Error {
    let code: String
    let message: String
}

/// The parameters of `/start`: the client, and the options of one sign-in.
struct StartParameters {
    let values: [String: String]

    /// The parameters that define the client. Sign-ins with equal values share one client, with its metadata and keys.
    private static let ofClient = [
        "issuer", "client_id", "client_secret", "response_type", "response_mode", "authentication", "algorithm",
        "scope", "metadata", "loopback", "userinfo",
        "userinfo_algorithm", "pushed", "insecure_http", "emulated_at", "tenant",
    ]
    private static let ofSignIn = ["prompt", "max_age", "login_hint", "acr_values", "ui_locales", "fresh"]

    /// Creates parameters from a query. A name that is not known is an error, so that a misspelled one is noticed.
    init(query: String) throws {
        var values: [String: String] = [:]
        for parameter in try FormEncoding.decode(query) {
            guard (StartParameters.ofClient + StartParameters.ofSignIn).contains(parameter.name) else {
                throw UnusableRequest(
                    code: "rp.unknown-parameter", message: "/start has no parameter “\(parameter.name)”.")
            }
            guard values.updateValue(parameter.value, forKey: parameter.name) == nil else {
                throw UnusableRequest(
                    code: "rp.duplicate-parameter", message: "Send “\(parameter.name)” once.")
            }
        }
        self.values = values.filter { !$0.value.isEmpty }
        for name in ["issuer", "client_id"] where self.values[name] == nil {
            throw UnusableRequest(code: "rp.missing-parameter", message: "/start needs “\(name)”.")
        }
    }

    var issuer: String { values["issuer"] ?? "" }
    var clientID: String { values["client_id"] ?? "" }

    /// Whether the client starts without the metadata and keys of earlier sign-ins.
    var isFresh: Bool { values["fresh"] == "1" }

    /// Whether the user info is fetched after a sign-in.
    var fetchesUserInfo: Bool {
        get throws { try choice("userinfo", of: ["header": true, "none": false], standard: "header") }
    }

    /// What defines the client, as a key.
    var clientKey: [String] { StartParameters.ofClient.map { values[$0] ?? "" } }

    /// Returns the configuration of the client.
    func configuration(named name: String) throws -> ProviderConfiguration {
        if let emulator = values["emulated_at"] { return try entraConfiguration(named: name, emulatedAt: emulator) }
        let profile = StandardProfile(
            try IssuerIdentifier(issuer, insecureHTTP: insecureHTTP()), metadataURL: values["metadata"])
        var configuration = try ProviderConfiguration(
            name: name, profile: profile, clientID: clientID, authentication: authentication(),
            scope: values["scope"] ?? ProviderConfiguration.standardScope, responseType: responseType(),
            responseMode: values["response_mode"].map { ResponseMode($0) })
        if let algorithms = try algorithms("algorithm") { configuration.algorithms = algorithms }
        configuration.userInfoAlgorithms = try algorithms("userinfo_algorithm")
        configuration.pushedAuthorization = try choice(
            "pushed", of: ["1": PushedAuthorization.always, "0": .whenRequired], standard: "0")
        return configuration
    }

    func responseType() throws -> ResponseType {
        guard let type = ResponseType(values["response_type"] ?? "code") else {
            throw UnusableRequest(
                code: "rp.response-type", message: "The library offers code, id_token, and “code id_token”.")
        }
        return type
    }

    private func insecureHTTP() throws -> InsecureHTTP {
        if let hosts = values["insecure_http"] {
            return try .allowed(for: hosts.split(separator: " ").map(String.init))
        }
        return try choice("loopback", of: ["1": .allowedOnLoopback, "0": .notAllowed], standard: "0")
    }

    private func algorithms(_ parameter: String) throws -> [SigningAlgorithm]? {
        try values[parameter]?.split(separator: " ").map { name in
            guard let algorithm = SigningAlgorithm(named: String(name)) else {
                throw UnusableRequest(code: "rp.\(parameter)", message: "There is no algorithm “\(name)”.")
            }
            return algorithm
        }
    }

    func authentication() throws -> ClientAuthentication {
        let secret = values["client_secret"].map { SecretString($0) }
        guard let secret else { return .none }
        return try choice(
            "authentication",
            of: [
                "client_secret_basic": .secretInHeader(secret), "client_secret_post": .secretInBody(secret),
                "client_secret_basic_unencoded": .secretInHeaderUnencoded(secret), "none": .none,
            ], standard: "client_secret_basic")
    }

    /// Returns the options of the sign-in.
    func options() throws -> AuthorizationOptions {
        var options = AuthorizationOptions()
        options.prompt = values["prompt"].map { .init(rawValue: $0) }
        options.loginHint = values["login_hint"]
        options.requiredAuthenticationContexts = values["acr_values"]?.split(separator: " ").map(String.init) ?? []
        options.userInterfaceLocales = values["ui_locales"]?.split(separator: " ").map(String.init) ?? []
        if let age = values["max_age"] {
            guard let seconds = Int(age) else {
                throw UnusableRequest(code: "rp.max-age", message: "“max_age” is a number of seconds.")
            }
            options.maximumAge = .seconds(seconds)
        }
        return options
    }

    private func choice<Value>(_ name: String, of choices: [String: Value], standard: String) throws -> Value {
        guard let value = choices[values[name] ?? standard] else {
            throw UnusableRequest(
                code: "rp.\(name)", message: "“\(name)” is one of: \(choices.keys.sorted().joined(separator: ", "))")
        }
        return value
    }
}
