import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders

/// Reads the members of one provider, judges each, and collects everything that is wrong.
struct EntraConfigurationReader {
    private var reader: ConfigurationReader
    /// The tenant of an issuer that was refused and can be mended.
    private var suggestedTenant: GUID?

    private init(reader: ConfigurationReader) {
        self.reader = reader
    }

    static func read(_ document: JSONValue, warnings: WarningHandler) throws(Refusal) -> [EntraConfiguration] {
        let (configurations, problems) = try readProviders(document)
        if let refusal = Refusal(problems) { throw refusal }
        for warning in problems { warnings?(warning) }
        return configurations
    }

    private static func readProviders(_ document: JSONValue) throws(Refusal) -> ([EntraConfiguration], [Problem]) {
        guard case .object(let object) = document else {
            throw Refusal(.configWrongType("(the whole document)", expected: "an object", found: document.typeName))
        }
        guard let list = object["providers"] else {
            let (configuration, _, problems) = readProvider(object, path: "")
            return (configuration.map { [$0] } ?? [], problems)
        }
        return try readList(list, in: object)
    }

    /// More than anybody offers to choose from.
    private static let mostProviders = 1_000

    private static func readList(
        _ list: JSONValue, in object: JSONObject
    ) throws(Refusal) -> ([EntraConfiguration], [Problem]) {
        var problems = object.members.filter { !$0.name.hasSameBytes(as: "providers") }
            .map { Problem.configUnknownMember($0.name) }
        guard case .array(let elements) = list else {
            throw Refusal(.configWrongType("providers", expected: "a list of providers", found: list.typeName))
        }
        guard elements.count <= mostProviders else {
            throw Refusal(
                .configWrongType(
                    "providers", expected: "at most \(mostProviders) providers", found: "\(elements.count)"))
        }
        if elements.isEmpty { problems.append(.configMissing("providers", expected: "at least one provider")) }
        var configurations: [EntraConfiguration] = []
        var names: [String] = []
        for (index, element) in elements.enumerated() {
            guard case .object(let provider) = element else {
                problems.append(
                    .configWrongType("providers[\(index)]", expected: "a provider", found: element.typeName))
                continue
            }
            let (configuration, name, found) = readProvider(provider, path: "providers[\(index)]")
            problems += found
            if let name { names.append(name) }
            if let configuration { configurations.append(configuration) }
        }
        return (configurations, problems + ProviderCatalog.problems(ofNames: names))
    }

    private static func readProvider(
        _ object: JSONObject, path: String
    ) -> (EntraConfiguration?, name: String?, [Problem]) {
        var reader = EntraConfigurationReader(reader: ConfigurationReader(object, path: path))
        let name = reader.readName()
        var configuration = reader.readAll()
        if let name { configuration?.name = name }
        return (configuration, name, reader.reader.problems)
    }

    // MARK: - Members

    private mutating func readName() -> String? {
        reader.has("name") ? reader.text("name") : EntraConfiguration.standardName
    }

    private mutating func readAll() -> EntraConfiguration? {
        let customHosts = reader.texts("customHosts") ?? []
        let allowedTenants = reader.texts("allowedTenants")
        let authority = readAuthority(customHosts, hasTenants: allowedTenants?.isEmpty == false)
        let clientID = readClientID(authority?.tenant.identifier ?? suggestedTenant)
        let response = readResponse()
        let credential = readCredential(isNeeded: response?.type.includesCode == true)
        let scope = readScope()
        let callbackPath = readCallbackPath()
        let publicAddress = readPublicAddress()
        let audience = readAudience()
        reader.reportUnknownMembers()

        guard let authority, let clientID else { return nil }
        var configuration = EntraConfiguration(authority: authority, clientID: clientID, credential: credential)
        configuration.scope = scope
        configuration.allowedTenants = allowedTenants
        configuration.customHosts = customHosts
        configuration.publicAddress = publicAddress
        if let response { (configuration.responseType, configuration.responseMode) = response }
        if let callbackPath { configuration.callbackPath = callbackPath }
        if let audience { configuration.audience = audience }
        return configuration
    }

    private mutating func readAuthority(_ customHosts: [String], hasTenants: Bool) -> EntraAuthority? {
        let expected = "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"
        guard let text = reader.requiredText("issuer", expected) else { return nil }
        do throws(Refusal) {
            var warnings: [Problem] = []
            let authority = try EntraAuthority(parsing: text, customHosts: customHosts) { warnings.append($0) }
            for warning in warnings where !(hasTenants && warning.code == .authorityManyTenants) {
                reader.report(warning)
            }
            return authority
        } catch {
            reader.report(error)
            // The tenant can be told all the same, and compared with the client ID.
            suggestedTenant = error.suggestion.flatMap {
                try? EntraAuthority(parsing: $0, customHosts: customHosts, warnings: .ignored).tenant.identifier
            }
            return nil
        }
    }

    private mutating func readClientID(_ tenant: GUID?) -> GUID? {
        guard let text = reader.requiredText("clientID", "the Application (client) ID") else { return nil }
        if let problem = ClientIDText.problem(of: text, tenant: tenant) {
            reader.report(problem)
            return nil
        }
        return GUID(text)
    }

    private mutating func readResponse() -> (type: ResponseType, mode: ResponseMode)? {
        let hasType = reader.has("responseType")
        let typeText = reader.text("responseType")
        let mode = reader.text("responseMode").map(ResponseMode.init)
        var type: ResponseType? = hasType ? nil : .code
        if let typeText {
            type = ResponseType(typeText)
            if type == nil {
                let expected = ResponseType.allCases.map(\.text).joined(separator: ", ")
                reader.report(.responseTypeUnsupported(typeText, expected: expected))
            }
        }
        if let mode {
            // Of a type that nobody knows at least the mode can be known.
            for problem in ProviderConfiguration.problems(of: mode, for: type ?? .code) { reader.report(problem) }
        }
        guard let type else { return nil }
        if type.includesIDToken { reader.report(.needsIDTokensToggle(type.text)) }
        return (type, mode ?? type.defaultMode)
    }

    private mutating func readCredential(isNeeded: Bool) -> ClientCredential {
        let problemCount = reader.problems.count
        let secret = reader.secret("clientSecret")
        let assertion = reader.files("clientAssertion", ["file"])
        let certificate = reader.files("clientCertificate", ["certificate", "privateKey"])
        let isReported = reader.problems.count > problemCount
        if let literal = secret?.literal, let problem = ClientSecretText.problem(of: literal) {
            reader.report(problem)
        }
        if let certificate {
            return .certificate(certificateFile: certificate[0], privateKeyFile: certificate[1])
        }
        if let assertion { return .assertionFile(assertion[0]) }
        if let secret { return .secret(secret) }
        if isNeeded, !isReported { reader.report(.needsClientCredential()) }
        return .none
    }

    private mutating func readScope() -> String {
        guard let scope = reader.text("scope") else { return ProviderConfiguration.standardScope }
        for problem in ProviderConfiguration.problems(ofScope: scope) { reader.report(problem) }
        return scope
    }

    private mutating func readCallbackPath() -> CallbackPath? {
        guard let text = reader.text("callbackPath") else { return nil }
        do throws(Refusal) {
            return try CallbackPath(text)
        } catch {
            reader.report(error)
            return nil
        }
    }

    private mutating func readPublicAddress() -> String? {
        guard let text = reader.text("publicAddress") else { return nil }
        do throws(Refusal) {
            var warnings: [Problem] = []
            _ = try CallbackPolicy.standard.callback(publicAddress: text) { warnings.append($0) }
            for warning in warnings { reader.report(warning) }
            return text
        } catch {
            reader.report(error)
            return nil
        }
    }

    private mutating func readAudience() -> SignInAudience? {
        guard let text = reader.text("signInAudience") else { return nil }
        guard let audience = SignInAudience.allCases.first(where: { $0.rawValue.hasSameBytes(as: text) }) else {
            let names = SignInAudience.allCases.map(\.rawValue).joined(separator: ", ")
            reader.report(.configWrongType("signInAudience", expected: "one of \(names)", found: text))
            return nil
        }
        return audience
    }
}
