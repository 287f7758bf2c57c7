import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders

// Reads each member of the form.

extension EntraConfigurationForm {
    mutating func readName(_ name: String) {
        self.name = reader.has(name) ? reader.text(name) : EntraConfiguration.standardName
    }

    mutating func readEmulator(_ name: String) {
        guard let text = reader.text(name) else { return }
        do throws(Refusal) {
            let emulator = try EntraEmulator(text)
            reader.report(.emulated(at: emulator))
            self.emulator = emulator
        } catch {
            reader.report(error)
        }
    }

    mutating func readAllowedTenants(_ name: String) {
        guard reader.has(name) else { return }
        tenants = .refused
        switch reader.list(name, or: EntraConfiguration.everyTenant, { $0 }) {
        case nil: break
        case .word: tenants = .stated(.anyTenant)
        case .list(let texts, let isComplete):
            if texts.isEmpty, isComplete { reader.report(.noTenantAllowed()) }
            for text in texts where (try? GUID(parsing: text)) == nil { reader.report(.allowedTenantNotGUID(text)) }
            let identifiers = texts.compactMap { try? GUID(parsing: $0) }
            if !identifiers.isEmpty { tenants = .stated(.only(identifiers)) }
        }
    }

    mutating func readPolicies(_ name: String) {
        switch reader.list(
            name, or: EntraConfiguration.everyPolicy, each: AllowedPolicies.expectedName,
            { B2CPolicyName.isValid($0) ? $0 : nil })
        {
        case nil: break
        case .word: policies = .anyPolicy
        case .list(let names, _): policies = .configuredAnd(names)
        }
    }

    mutating func readIssuer(_ name: String) {
        let expected: ProblemText = "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"
        guard let text = reader.requiredString(name, expected) else { return }
        do throws(Refusal) {
            var authority = try self.authority(text)
            if let emulator { authority = authority.emulated(at: emulator) }
            // If tenants are listed, not every tenant can sign in. If none are stated, that is an error below.
            let isForAll = if case .anyTenant = tenants.choice { true } else { false }
            for warning in isForAll ? authority.warnings : authority.warningsWithListedTenants {
                reader.report(warning)
            }
            reportTenants(under: authority)
            self.authority = authority
        } catch {
            reader.report(error)
            // The tenant in the suggestion can still be compared with the client ID.
            suggestedTenant = error.suggestion.flatMap { try? self.authority($0).tenant.identifier }
        }
    }

    private mutating func reportTenants(under authority: EntraAuthority) {
        if case .refused = tenants { return }
        for problem in AllowedTenants.problems(of: tenants.choice, under: authority) { reader.report(problem) }
    }

    mutating func readClientID(_ name: String) {
        guard let text = reader.requiredString(name, "the Application (client) ID") else { return }
        if let problem = ClientIDSyntax.problem(of: text, tenant: authority?.tenant.identifier ?? suggestedTenant) {
            reader.report(problem)
        } else {
            clientID = try? GUID(parsing: text)
        }
    }

    // MARK: - The response

    mutating func readResponseType(_ name: String) {
        guard reader.has(name) else {
            responseType = .code
            return
        }
        guard let text = reader.text(name) else { return }
        responseType = ResponseType(text)
        guard let responseType else {
            let expected = ResponseType.all.map { "\($0.rawValue)" as ProblemText }.joined(separator: ", ")
            reader.report(.responseTypeUnsupported(text, expected: expected))
            return
        }
        if responseType.includesIDToken { reader.report(.needsIDTokensToggle(responseType.rawValue)) }
    }

    mutating func readResponseMode(_ name: String) {
        guard let mode = reader.text(name).map(ResponseMode.init) else { return }
        // The mode can be validated even if the type is unknown.
        for problem in ProviderConfiguration.problems(of: mode, for: responseType ?? .code) { reader.report(problem) }
        explicitResponseMode = mode
    }

    mutating func readNamesItself(_ name: String) {
        namesItself = reader.has(name) ? reader.bool(name) : false
    }

    // MARK: - The credential

    mutating func readSecret(_ name: String) {
        let problemCount = problems.count
        if let secret = reader.secret(name) { credential = .secret(secret) }
        isCredentialRefused = problems.count > problemCount
        if case .secret(.literal(let secret)) = credential, let problem = ClientSecretSyntax.problem(of: secret) {
            reader.report(problem)
        }
    }

    mutating func readAssertion(_ name: String) {
        mentionsAssertion = reader.has(name)
        if let files = reader.files(name, ["file"]) {
            credential = .assertionFile(files[0])
        } else if mentionsAssertion {
            isCredentialRefused = true
        }
    }

    /// Reads the certificate, the last of the three credentials. Reports a missing credential if a code has to be
    /// redeemed.
    mutating func readCertificate(_ name: String) {
        mentionsCertificate = reader.has(name)
        if let files = reader.files(name, ["certificate", "privateKey"]) {
            credential = .certificate(certificateFile: files[0], privateKeyFile: files[1])
        } else if mentionsCertificate {
            isCredentialRefused = true
        }
        if case .none = credential, responseType?.includesCode == true, !isCredentialRefused {
            reader.report(.needsClientCredential())
        }
    }

    // MARK: - The rest

    mutating func readScope(_ name: String) {
        guard let text = reader.text(name) else { return }
        for problem in ProviderConfiguration.problems(ofScope: text) { reader.report(problem) }
        scope = text
    }

    mutating func readCallbackPath(_ name: String) {
        guard reader.has(name) else { return }
        explicitPath = .unknown
        guard let text = reader.text(name) else { return }
        do throws(Refusal) {
            explicitPath = .stated(try CallbackPath(text))
        } catch {
            reader.report(error)
        }
    }

    mutating func readPublicAddress(_ name: String) {
        guard let text = reader.text(name) else { return }
        do throws(Refusal) {
            var warnings: [Problem] = []
            publicOrigin = try PublicOrigin(publicURL: text) { warnings.append($0) }
            for warning in warnings { reader.report(warning) }
        } catch {
            reader.report(error)
        }
    }

    /// Reads the callback as one URL, after the two members that state it in parts.
    mutating func readCallbackURL(_ name: String) {
        guard reader.has(name) else { return }
        let others = ["publicAddress", "callbackPath"].filter { reader.has($0) }
        if !others.isEmpty { reader.report(.callbackStatedTwice(name, others)) }
        explicitPath = .unknown
        guard let text = reader.text(name) else { return }
        do throws(Refusal) {
            let callback = try CallbackURL(parsing: text)
            publicOrigin = callback.origin
            explicitPath = .stated(callback.path)
        } catch {
            reader.report(error)
        }
    }

    mutating func readAudience(_ name: String) {
        guard let text = reader.text(name) else { return }
        explicitAudience = SignInAudience.allCases.first { $0.rawValue.hasSameBytes(as: text) }
        if explicitAudience == nil {
            let names = SignInAudience.allCases.map { "\($0.rawValue)" as ProblemText }.joined(separator: ", ")
            reader.report(.configWrongType(name, expected: "one of \(names)", found: "\(text)"))
        }
        reportContradictoryAudience()
    }
}
