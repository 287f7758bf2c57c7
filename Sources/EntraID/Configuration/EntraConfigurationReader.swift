import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders

/// Reads the members of one provider, validates each, and collects everything that is wrong.
struct EntraConfigurationReader {
    private var reader: ConfigurationReader
    /// The tenant of an issuer that was refused and can be mended.
    private var suggestedTenant: GUID?

    private init(reader: ConfigurationReader) {
        self.reader = reader
    }

    /// What one provider says.
    struct Provider {
        /// `nil` if it was refused.
        let configuration: EntraConfiguration?
        /// What counts where there are several.
        let plan: CallbackPlan.Provider
        let problems: [Problem]
    }

    /// Reads a provider.
    ///
    /// - Parameters:
    ///   - object: Its members.
    ///   - path: Where it stands in a list; empty for one that stands alone.
    static func read(_ object: JSONObject, path: String) -> Provider {
        var reader = EntraConfigurationReader(reader: ConfigurationReader(object, path: path))
        let (configuration, plan) = reader.readAll()
        reader.reader.reportUnknownMembers(besides: path.isEmpty ? ["providers"] : [])
        return Provider(configuration: configuration, plan: plan, problems: reader.reader.problems)
    }

    // MARK: - Members

    private mutating func readAll() -> (EntraConfiguration?, CallbackPlan.Provider) {
        let name = reader.has("name") ? reader.text("name") : EntraConfiguration.standardName
        let customHosts =
            reader.texts("customHosts", each: "a host, such as login.example.com") { CustomHost($0) != nil } ?? []
        let tenants = readAllowedTenants()
        let policies = readPolicies()
        let authority = readAuthority(customHosts, tenants)
        if let authority { reportProblems(of: tenants, under: authority) }
        let clientID = readClientID(authority?.tenant.identifier ?? suggestedTenant)
        let response = readResponse()
        let namesItself = reader.has("namesItself") ? reader.bool("namesItself") : false
        let credential = readCredential(isNeeded: response?.type.includesCode == true)
        let scope = readScope()
        let callbackPath = readCallbackPath()
        let publicAddress = readPublicAddress()
        let audience = readAudience()

        let plan = CallbackPlan.Provider(
            name: name, path: callbackPath, responseType: response?.type, namesItself: namesItself)
        guard let authority, let clientID,
            var configuration = try? EntraConfiguration(
                authority: authority, clientID: clientID, credential: credential, allowedTenants: tenants.choice)
        else { return (nil, plan) }
        if let name { configuration.name = name }
        if let policies { configuration.policies = policies }
        configuration.scope = scope
        configuration.customHosts = customHosts
        configuration.publicAddress = publicAddress
        if let response { (configuration.responseType, configuration.responseMode) = response }
        if let namesItself { configuration.namesItself = namesItself }
        if case .stated(let path) = callbackPath { configuration.callbackPath = path }
        if let audience { configuration.audience = audience }
        return (configuration, plan)
    }

    /// What the member `allowedTenants` says.
    private enum TenantStatement {
        case nothing
        /// It was reported as a whole.
        case refused
        case stated(AllowedTenants)

        var choice: AllowedTenants? {
            if case .stated(let choice) = self { choice } else { nil }
        }
    }

    private mutating func readAllowedTenants() -> TenantStatement {
        let name = "allowedTenants"
        guard reader.has(name) else { return .nothing }
        switch reader.texts(name, or: EntraConfiguration.everyTenant) {
        case nil: return .refused
        case .word: return .stated(.anyTenant)
        case .texts(let texts):
            if texts.isEmpty { reader.report(.nobodyAllowed()) }
            for text in texts where GUID(text) == nil { reader.report(.allowedTenantNotGUID(text)) }
            let tenants = texts.compactMap { GUID($0) }
            return tenants.isEmpty ? .refused : .stated(.only(tenants))
        }
    }

    private mutating func reportProblems(of tenants: TenantStatement, under authority: EntraAuthority) {
        if case .refused = tenants { return }
        for problem in AllowedTenants.problems(of: tenants.choice, under: authority) { reader.report(problem) }
    }

    private mutating func readPolicies() -> AllowedPolicies? {
        let policies = reader.texts(
            "policies", or: EntraConfiguration.everyPolicy, each: "the name of a policy, such as B2C_1_reset",
            where: B2CPolicyName.isValid)
        return switch policies {
        case nil: nil
        case .word: .anyPolicy
        case .texts(let names): .also(names)
        }
    }

    private mutating func readAuthority(_ customHosts: [String], _ tenants: TenantStatement) -> EntraAuthority? {
        let expected: ProblemText = "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"
        guard let text = reader.requiredText("issuer", expected) else { return nil }
        do throws(Refusal) {
            let authority = try EntraAuthority(parsing: text, customHosts: customHosts, warnings: .ignored)
            // Where tenants are listed, many may not sign in; where nothing is stated, that is refused.
            let isForAll = if case .anyTenant = tenants.choice { true } else { false }
            for warning in isForAll ? authority.warnings : authority.warningsWithListedTenants {
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
                let expected = ResponseType.allCases.map { "\($0.text)" as ProblemText }.joined(separator: ", ")
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

    private mutating func readCallbackPath() -> CallbackPlan.Provider.Path {
        guard reader.has("callbackPath") else { return .notStated }
        guard let text = reader.text("callbackPath") else { return .unknown }
        do throws(Refusal) {
            return .stated(try CallbackPath(text))
        } catch {
            reader.report(error)
            return .unknown
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
            let names = SignInAudience.allCases.map { "\($0.rawValue)" as ProblemText }.joined(separator: ", ")
            reader.report(.configWrongType("signInAudience", expected: "one of \(names)", found: "\(text)"))
            return nil
        }
        return audience
    }
}
