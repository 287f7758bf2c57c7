import EntraID

/// What `discover` says about a document: what is in it, what is odd about it, and what the library makes of it.
struct DiscoveryReport {
    let subject: DiscoverySubject
    let metadata: ProviderMetadata
    /// What should be known about the metadata.
    let warnings: [Problem]
    let keys: DiscoveredKeys

    var report: Report {
        var report = Report(isAccepted: true)
        report.headline = metadata.issuer.text
        report.sections = [
            .init(
                lines: [
                    .value(label: "document", subject.profile.metadataLocation),
                    .value(label: "issuer", metadata.issuer.text),
                    metadata.equivalence == .selfDeclared
                        ? .skipped(metadata.equivalence.explanation) : .passed(metadata.equivalence.explanation),
                ]),
            .init(title: "Endpoints", lines: endpoints),
            .init(title: "What it offers", lines: offers),
            .init(title: "Worth knowing", lines: MetadataOddities(metadata).sentences.map { .note($0) }),
            .init(title: "Keys", lines: keyLines),
            .init(title: "What is relied on", lines: reliances),
        ]
        report.problems = subject.warnings + warnings + keyProblems
        report.members = members
        return report
    }

    private var endpoints: [Report.Line] {
        let endpoints: [(String, String?)] = [
            ("authorization", metadata.authorizationEndpoint), ("token", metadata.tokenEndpoint),
            ("keys", metadata.keySetLocation), ("user info", metadata.userInfoEndpoint),
            ("sign-out", metadata.endSessionEndpoint), ("device", metadata.deviceAuthorizationEndpoint),
            ("revocation", metadata.revocationEndpoint), ("introspection", metadata.introspectionEndpoint),
            ("pushed requests", metadata.pushedAuthorizationRequestEndpoint),
            ("token, with certificate", metadata.mutualTLSAlias(of: "token_endpoint")),
        ]
        return endpoints.compactMap { label, address in address.map { .value(label: label, escapedForDisplay($0)) } }
    }

    private var offers: [Report.Line] {
        let lists: [(String, [String])] = [
            ("response types", metadata.responseTypesSupported), ("response modes", metadata.responseModesSupported),
            ("client proves itself", metadata.tokenEndpointAuthenticationMethodsSupported),
            ("ID tokens signed", metadata.idTokenAlgorithmsSupported), ("scopes", metadata.scopesSupported ?? []),
        ]
        return lists.filter { !$0.1.isEmpty }.map { label, words in
            .value(label: label, escapedForDisplay(words.joined(separator: ", ")))
        }
    }

    private var reliances: [Report.Line] {
        var lines: [Report.Line] = []
        switch metadata.issuer {
        case .concrete(let issuer): lines.append(.passed("Tokens must be issued by \(issuer), byte for byte."))
        case .template(let template):
            lines.append(
                .passed("Tokens must be issued by \(template) with their own tenant, tid, in the place of {tenantid}."))
        }
        lines.append(
            .passed("Tokens must be signed with one of the keys at \(escapedForDisplay(metadata.keySetLocation))."))
        lines.append(.passed("RS256 is accepted, unless the application says otherwise; never what only a token says."))
        lines.append(.passed("Sign-ins send a challenge (PKCE, S256), a state and a nonce, whatever is listed here."))
        return lines
    }

    // MARK: - Keys

    private var keyLines: [Report.Line] {
        switch keys {
        case .notAsked: [.skipped("The key set was not fetched.")]
        case .refused(let refusal):
            [.skipped("The key set could not be looked at: \(refusal.codes.map(\.text).joined(separator: ", ")).")]
        case .read(let set, _):
            [.passed(set.keys.count == 1 ? "One key can be used." : "\(set.keys.count) keys can be used.")]
                + set.keys.map { key in
                    .value(label: escapedForDisplay(key.keyID ?? "(no name)"), "\(key.material)\(speaker(of: key))")
                }
        }
    }

    private func speaker(of key: JSONWebKey) -> String {
        guard let issuer = key.issuer else { return ", for whichever issuer" }
        return ", for \(escapedForDisplay(issuer))"
    }

    /// A key set that cannot be had is said in its section; one that was had and is wrong is worth a problem.
    private var keyProblems: [Problem] {
        if case .read(_, let warnings) = keys { warnings } else { [] }
    }

    // MARK: - JSON

    private var members: JSONObject {
        var members: [JSONObject.Member] = []
        switch metadata.issuer {
        case .concrete(let issuer): members.append(.init(name: "issuer", value: .string(issuer.text)))
        case .template(let template): members.append(.init(name: "issuerTemplate", value: .string(template.text)))
        }
        members.append(.init(name: "equivalence", value: .string(metadata.equivalence.name)))
        members.append(
            .init(name: "oddities", value: .array(MetadataOddities(metadata).sentences.map { .string($0) })))
        members += metadata.membersWithDefaults.members
        switch keys {
        case .read(let set, _):
            let names = set.keys.map { $0.keyID.map(JSONValue.string) ?? .null }
            members.append(.init(name: "keyIDs", value: .array(names)))
        case .refused(let refusal):
            members.append(.init(name: "keySetProblems", value: .array(refusal.codes.map { .string($0.text) })))
        case .notAsked: break
        }
        return JSONObject(members)
    }
}
