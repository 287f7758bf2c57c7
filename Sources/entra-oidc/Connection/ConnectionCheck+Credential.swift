import EntraID

extension ConnectionCheck {
    /// The errors that say that the application or its tenant does not exist.
    private static let unknownApplicationNumbers = ["AADSTS700016", "AADSTS90002"]

    /// Checks the credential with a request for a token for the application itself. The token is not kept.
    ///
    /// Only a token shows that the credential was accepted. Neither Microsoft's documentation nor a recorded response
    /// shows which errors come after the check of the credential.
    func credentialStep(
        _ metadata: ProviderMetadata?, after failed: ConnectionStep.Name?, _ transport: ResponseTimes
    ) async -> ConnectionStep {
        if case .none = configuration.credential { return notChecked(.credential, .noCredential) }
        let start = time.uptime
        var warnings: [Problem] = []
        do throws(Refusal) {
            let provider = try configuration.provider(secrets, signer: { signer?($0, $1) }) { warnings.append($0) }
            if let reason = unavailable { return notChecked(.credential, reason) }
            guard let metadata, failed == nil else {
                return notChecked(.credential, .after(failed ?? .metadata))
            }
            let grant = TokenGrant.clientCredentials(scope: "\(configuration.clientID)/.default")
            let request = try TokenRequest(grant, provider, metadata: metadata)
            _ = try await request.response(over: transport, time: time, limits: limits, random: SystemRandom())
            return ConnectionStep(
                name: .credential, outcome: .passed, detail: text.accepted, problems: warnings,
                duration: time.uptime - start)
        } catch {
            return credentialStep(of: error, warnings, since: start)
        }
    }

    /// The reason why no token for the application itself can be had, or `nil` if one can.
    private var unavailable: ConnectionStep.Reason? {
        if configuration.authority.kind == .b2c { return .b2c }
        if case .consumers = configuration.authority.tenant { return .personalAccounts }
        if configuration.authority.tenant.identifier == .personalAccounts { return .personalAccounts }
        return configuration.authority.tenant.isShared ? .sharedTenant : nil
    }

    private func credentialStep(
        of refusal: Refusal, _ warnings: [Problem], since start: Duration
    ) -> ConnectionStep {
        if signer == nil, refusal.codes.contains(.configCertificateUnusable) {
            return notChecked(.credential, .noSigner)
        }
        guard let error = refusal.providerError, !isVerdict(error) else {
            return failure(.credential, refusal.problems + warnings, since: start)
        }
        let reason = ConnectionStep.Reason.undecided(error: escapedForDisplay(error.code ?? error.error))
        return ConnectionStep(
            name: .credential, outcome: .notChecked(reason), detail: text.sentence(reason),
            problems: warnings, duration: time.uptime - start)
    }

    /// Returns whether an error shows that the credential or the client ID is wrong.
    ///
    /// Every error about a credential does, whatever its OAuth error is: the application sends no other. An
    /// `invalid_client` does (RFC 6749 §5.2), except one with a number that means something else.
    private func isVerdict(_ error: ProviderError) -> Bool {
        guard let code = error.code, let entry = try? EntraErrorEntry(parsing: code) else {
            return error.error.hasSameBytes(as: "invalid_client")
        }
        switch entry.topic {
        case .clientCredential: return true
        case .unknown: return error.error.hasSameBytes(as: "invalid_client")
        default:
            // In another tenant, an application of many tenants is unknown until its first user consents.
            return configuration.audience == .oneTenant
                && ConnectionCheck.unknownApplicationNumbers.contains { $0.hasSameBytes(as: entry.code) }
        }
    }
}
