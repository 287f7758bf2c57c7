import EntraID

/// The report of `discover` about a metadata document: its contents, its unusual values, and how the library uses it.
struct DiscoveryReport {
    let subject: DiscoverySubject
    let metadata: ProviderMetadata
    /// The warnings about the metadata.
    let warnings: [Problem]
    let keys: DiscoveredKeys
    /// The accepted signature algorithms.
    let algorithms: [SigningAlgorithm]

    var report: Report {
        var report = Report(isAccepted: true)
        report.headline = metadata.issuer.string
        report.sections = [
            .init(
                lines: [
                    .value(label: "document", subject.profile.metadataURL),
                    .value(label: "issuer", metadata.issuer.string),
                    metadata.equivalence == .selfDeclared
                        ? .skipped(metadata.equivalence.explanation) : .passed(metadata.equivalence.explanation),
                ]),
            .init(title: "Endpoints", lines: endpoints),
            .init(title: "Supported features", lines: offers),
            .init(title: "Remarks", lines: MetadataRemarks(metadata).sentences.map { .note($0) }),
            .init(title: "Keys", lines: keyLines),
            .init(title: "How this library uses it", lines: tokenRequirements),
        ]
        report.problems = subject.warnings + warnings + keyProblems
        report.members = members
        return report
    }

    private var endpoints: [Report.Line] {
        let endpoints: [(String, String?)] = [
            ("authorization", metadata.authorizationEndpoint), ("token", metadata.tokenEndpoint),
            ("keys", metadata.jwksURL), ("user info", metadata.userInfoEndpoint),
            ("sign-out", metadata.endSessionEndpoint), ("device", metadata.deviceAuthorizationEndpoint),
            ("revocation", metadata.revocationEndpoint), ("introspection", metadata.introspectionEndpoint),
            ("pushed requests", metadata.pushedAuthorizationRequestEndpoint),
            ("token (mutual TLS)", metadata.mutualTLSAlias(of: "token_endpoint")),
        ]
        return endpoints.compactMap { label, address in address.map { .value(label: label, escapedForDisplay($0)) } }
    }

    private var offers: [Report.Line] {
        let lists: [(String, [String])] = [
            ("response types", metadata.responseTypesSupported), ("response modes", metadata.responseModesSupported),
            ("client authentication", metadata.tokenEndpointAuthenticationMethodsSupported),
            ("ID token algorithms", metadata.idTokenAlgorithmsSupported), ("scopes", metadata.scopesSupported ?? []),
        ]
        return lists.filter { !$0.1.isEmpty }.map { label, words in
            .value(label: label, escapedForDisplay(words.joined(separator: ", ")))
        }
    }

    private var tokenRequirements: [Report.Line] {
        var lines: [Report.Line] = []
        switch metadata.issuer {
        case .concrete(let issuer): lines.append(.passed("A token's issuer must be exactly \(issuer)."))
        case .template(let template):
            lines.append(
                .passed("A token's issuer must be \(template), with the token's tenant (tid) instead of {tenantid}."))
        }
        lines.append(
            .passed("A token must be signed with one of the keys at \(escapedForDisplay(metadata.jwksURL))."))
        let names = algorithms.map(\.name).joined(separator: ", ")
        let verb = algorithms.count == 1 ? "is" : "are"
        lines.append(.passed("Only \(names) \(verb) accepted, unless the application allows other algorithms."))
        lines.append(.passed("Every sign-in uses PKCE (S256), a state, and a nonce, whatever the metadata lists."))
        return lines
    }

    // MARK: - Keys

    private var keyLines: [Report.Line] {
        switch keys {
        case .notRequested: [.skipped("The key set was not fetched.")]
        case .refused(let refusal):
            [.skipped("The key set could not be read: \(refusal.codes.map(\.rawValue).joined(separator: ", ")).")]
        case .read(let set, _):
            [.passed(set.keys.count == 1 ? "1 usable key." : "\(set.keys.count) usable keys.")]
                + set.keys.map { key in
                    .value(label: escapedForDisplay(key.keyID ?? "(no key ID)"), "\(key.material)\(owner(of: key))")
                }
        }
    }

    private func owner(of key: JSONWebKey) -> String {
        guard let issuer = key.issuer else { return ", for any issuer" }
        return ", for \(escapedForDisplay(issuer))"
    }

    /// The warnings about a key set that was read. If it could not be read, the section “Keys” shows why.
    private var keyProblems: [Problem] {
        if case .read(_, let warnings) = keys { warnings } else { [] }
    }

    // MARK: - JSON

    private var members: JSONObject {
        var members: [JSONObject.Member] = []
        switch metadata.issuer {
        case .concrete(let issuer): members.append(.init(name: "issuer", value: .string(issuer.string)))
        case .template(let template): members.append(.init(name: "issuerTemplate", value: .string(template.string)))
        }
        members.append(.init(name: "equivalence", value: .string(metadata.equivalence.name)))
        members.append(
            .init(name: "oddities", value: .array(MetadataRemarks(metadata).sentences.map { .string($0) })))
        members += metadata.membersWithDefaults.members
        switch keys {
        case .read(let set, _):
            let names = set.keys.map { $0.keyID.map(JSONValue.string) ?? .null }
            members.append(.init(name: "keyIDs", value: .array(names)))
        case .refused(let refusal):
            members.append(.init(name: "keySetProblems", value: .array(refusal.codes.map { .string($0.rawValue) })))
        case .notRequested: break
        }
        return JSONObject(members)
    }
}
