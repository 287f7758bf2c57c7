import EntraID

extension ConnectionCheck {
    typealias Loaded = Result<(metadata: ProviderMetadata, warnings: [Problem]), Refusal>

    /// The problems that are about the issuer, not about the rest of a document.
    private static let issuerCodes: [ProblemCode] = [.discoveryIssuerMismatch, .issuerInvalid, .issuerInsecureHost]

    func metadata(_ loader: ProviderLoader) async -> Loaded {
        do throws(Refusal) {
            var warnings: [Problem] = []
            let metadata = try await loader.metadata { warnings.append($0) }.value
            return .success((metadata, warnings))
        } catch {
            return .failure(error)
        }
    }

    /// Returns the steps about the metadata and its issuer.
    ///
    /// - Parameters:
    ///   - loaded: The metadata or its problems.
    ///   - size: The number of bytes in the document.
    ///   - duration: The time that it took.
    func metadataSteps(_ loaded: Loaded, size: Int, duration: Duration) -> [ConnectionStep] {
        let fetched = text.fetched(size, configuration.authority.metadataURL)
        switch loaded {
        case .success(let (metadata, warnings)):
            let endpoints = ConnectionCheck.endpoints(of: metadata).joined(separator: ", ")
            return [
                ConnectionStep(
                    name: .metadata, outcome: .passed, detail: "\(fetched) \(text.endpoints(endpoints))",
                    problems: warnings, duration: duration),
                ConnectionStep(name: .issuer, outcome: .passed, detail: meaning(of: metadata)),
            ]
        case .failure(let refusal):
            let ofIssuer = refusal.problems.filter { ConnectionCheck.issuerCodes.contains($0.code) }
            let others = refusal.problems.filter { !ConnectionCheck.issuerCodes.contains($0.code) }
            let start = time.uptime - duration
            return [
                others.isEmpty
                    ? ConnectionStep(name: .metadata, outcome: .passed, detail: fetched, duration: duration)
                    : failure(.metadata, others, since: start),
                ofIssuer.isEmpty
                    ? notChecked(.issuer, .after(.metadata)) : failure(.issuer, ofIssuer, since: time.uptime),
            ]
        }
    }

    private static func endpoints(of metadata: ProviderMetadata) -> [String] {
        let endpoints: [(String, String?)] = [
            ("authorization_endpoint", metadata.authorizationEndpoint), ("token_endpoint", metadata.tokenEndpoint),
            ("jwks_uri", metadata.jwksURL), ("userinfo_endpoint", metadata.userInfoEndpoint),
            ("end_session_endpoint", metadata.endSessionEndpoint),
            ("device_authorization_endpoint", metadata.deviceAuthorizationEndpoint),
        ]
        return endpoints.filter { $0.1?.isEmpty == false }.map { $0.0 }
    }

    /// Returns what the issuer means: the product, the cloud, the tenant, and who can sign in.
    private func meaning(of metadata: ProviderMetadata) -> String {
        let authority = configuration.authority
        let product =
            switch authority.kind {
            case .workforce: "Microsoft Entra ID"
            case .b2c: "Azure AD B2C"
            case .externalID: "Microsoft Entra External ID"
            }
        let place = authority.emulator.map { text.emulated($0.origin) } ?? text.cloud(authority)
        return text.issuer(escapedForDisplay(metadata.issuer.string), "\(product), \(place)", text.accounts(authority))
    }
}
