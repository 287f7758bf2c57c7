public import OIDCPrimitives

extension ProblemCode {
    /// No answer: the name is unknown, the connection is refused, reset or not trusted.
    public static let discoveryUnreachable = ProblemCode("discovery.unreachable")
    /// No whole answer in time.
    public static let discoveryTimeout = ProblemCode("discovery.timeout")
    /// Whoever asked did not wait for the answer.
    public static let discoveryCancelled = ProblemCode("discovery.cancelled")
    /// Another status than 200.
    public static let discoveryHTTPStatus = ProblemCode("discovery.http-status")
    /// A redirection, which is never followed.
    public static let discoveryRedirected = ProblemCode("discovery.redirected")
    /// More bytes than ``DiscoveryLimits`` allows.
    public static let discoveryTooLarge = ProblemCode("discovery.too-large")
    /// The metadata is not strict JSON.
    public static let discoveryNotJSON = ProblemCode("discovery.not-json")
    /// A required member is not there.
    public static let discoveryMissingMember = ProblemCode("discovery.missing-member")
    /// A known member, or the document itself, has the wrong type.
    public static let discoveryWrongType = ProblemCode("discovery.wrong-type")
    /// The document names another issuer than the one that was asked for.
    public static let discoveryIssuerMismatch = ProblemCode("discovery.issuer-mismatch")
    /// An endpoint is no absolute https URL.
    public static let discoveryEndpointNotHTTPS = ProblemCode("discovery.endpoint-not-https")
    /// An endpoint has user information or a fragment.
    public static let discoveryInvalidEndpoint = ProblemCode("discovery.invalid-endpoint")
    /// An endpoint is on a private or link-local host, and the rule's ``EndpointPolicy`` does not allow that.
    public static let discoveryPrivateEndpoint = ProblemCode("discovery.private-endpoint")
    /// The provider answered with an OAuth error.
    public static let discoveryProviderError = ProblemCode("discovery.provider-error")
    /// The content type is not JSON's.
    public static let discoveryUnexpectedContentType = ProblemCode("discovery.unexpected-content-type")
    /// The provider cannot be asked, and what it last said is used.
    public static let discoveryStale = ProblemCode("discovery.stale")
    /// The provider's metadata name another issuer than the first that were fetched or restored.
    public static let discoveryIssuerChanged = ProblemCode("discovery.issuer-changed")
    /// A stored snapshot is older than the policy bears.
    public static let discoverySnapshotTooOld = ProblemCode("discovery.snapshot-too-old")
    /// A stored snapshot is that of another provider.
    public static let discoverySnapshotMismatch = ProblemCode("discovery.snapshot-mismatch")
}

// MARK: - The network

extension Problem {
    static func transportFailed(_ failure: TransportFailure, at address: String) -> Problem {
        switch failure.kind {
        case .unreachable:
            Problem(
                .discoveryUnreachable, at: .address(address), expected: "an answer",
                found: failure.reason.map { "\($0)" },
                remedy: "The provider could not be reached. Check the address, and that this server may open "
                    + "connections to it: name resolution, firewall, proxy, and the certificates it trusts.")
        case .timedOut:
            Problem(
                .discoveryTimeout, at: .address(address), expected: "an answer in time",
                remedy: "The provider did not answer in time. A firewall that drops connections silently looks like "
                    + "this; so does a provider in trouble.")
        case .bodyTooLarge: tooLarge(at: .address(address))
        case .cancelled:
            Problem(
                .discoveryCancelled, at: .address(address),
                remedy: "The request that waited for the provider's answer was given up. Nothing needs to be done.")
        }
    }

    static func tooLarge(at location: ProblemLocation?, limit: Int? = nil) -> Problem {
        Problem(
            .discoveryTooLarge, at: location, expected: limit.map { "at most \($0) bytes" } ?? "a document",
            remedy: "The answer is larger than any metadata or key set and was not read. See what the address serves.")
    }

    static func statusRefused(_ response: HTTPResponse, at address: String) -> Problem {
        guard (300..<400).contains(response.status) else {
            return Problem(
                .discoveryHTTPStatus, at: .address(address), expected: "status 200",
                found: "status \(response.status)",
                remedy: "The provider answered, but not with the document. Open the address in a browser: with 404 "
                    + "the issuer is mistyped, with 5xx the provider or a proxy before it is in trouble.")
        }
        return Problem(
            .discoveryRedirected, at: .address(address), expected: "the document itself",
            found: response[header: "Location"].map { "a redirection to \(address: $0)" }
                ?? "status \(response.status)",
            remedy: "The address leads to another one. Redirections are not followed, because whoever controls one "
                + "would choose the keys. Configure the issuer whose own address serves the document.")
    }

    static func providerError(_ error: String, description: String?, at location: ProblemLocation?) -> Problem {
        // What follows the first line are numbers for the provider's support.
        let sentence: ProblemText = description.map { ": \($0.prefix { !$0.isNewline })" } ?? ""
        return Problem(
            .discoveryProviderError, at: location, expected: "metadata", found: "\(error)" + sentence,
            remedy: "The provider does not know what it was asked for. Check the issuer, above all the tenant in it.")
    }

    static func unexpectedContentType(_ found: String, at location: ProblemLocation?) -> Problem {
        Problem(
            .discoveryUnexpectedContentType, severity: .warning, at: location, expected: "application/json",
            found: "\(found)",
            remedy: "The document was read all the same. A file server or a proxy may stand in the provider's place.")
    }
}

// MARK: - The document

extension Problem {
    static func metadataNotJSON(_ reason: Problem) -> Problem {
        Problem(
            .discoveryNotJSON, at: reason.location, expected: "strict JSON", found: "\(reason.code)",
            remedy:
                "The metadata cannot be read: \(verbatim: reason.remedy) If it is a page for people, the issuer is mistyped "
                + "or a proxy asks for a sign-in.")
    }

    static func metadataMember(_ code: ProblemCode, _ name: String, expected: ProblemText, found: ProblemText?)
        -> Problem
    {
        Problem(
            code, at: .member(name), expected: expected, found: found,
            remedy: "The provider's metadata is not as OpenID Connect Discovery wants it. Compare it with what the "
                + "provider's documentation shows, and make sure that the issuer is that of an OpenID provider.")
    }

    /// The address of the metadata itself, which the application chose.
    static func metadataAddress(_ fault: EndpointAddress.Fault, _ address: String) -> Problem {
        switch fault {
        case .notHTTPS: endpointNotHTTPS("(the metadata's own address)", found: address)
        case .hasUserOrFragment: invalidEndpoint("(the metadata's own address)", found: address)
        case .notAllowed(let reach): privateEndpoint("(the metadata's own address)", found: address, reach)
        }
    }

    static func endpointNotHTTPS(_ name: String, found: String) -> Problem {
        Problem(
            .discoveryEndpointNotHTTPS, at: .member(name), expected: "an absolute https URL",
            found: "\(address: found)",
            remedy: "Secrets and tokens would travel in the clear, or nowhere. The provider must publish https "
                + "addresses; behind a proxy, tell it its public address.")
    }

    static func invalidEndpoint(_ name: String, found: String) -> Problem {
        Problem(
            .discoveryInvalidEndpoint, at: .member(name), expected: "an address without user name and fragment",
            found: "\(address: found)",
            remedy: "An endpoint has neither a user name nor a fragment. The provider must correct its metadata.")
    }

    static func privateEndpoint(_ name: String, found: String, _ reach: HostReach) -> Problem {
        let isLink = reach == .link
        return Problem(
            .discoveryPrivateEndpoint, at: .member(name),
            expected: isLink ? "a host that is not link-local" : "a public host", found: "\(address: found)",
            remedy: "The URL leads into this server's own network, where a provider could make it call services that "
                + "are not meant to be reached. The provider must publish public URLs. If it runs in your own network "
                + "and this URL is right, allow it with the endpoint policy of the provider's profile"
                + (isLink ? " that includes link-local hosts." : "."))
    }

    /// The metadata names another issuer than it may. For rules that compare it themselves.
    public static func metadataIssuerMismatch(expected: String, found: String) -> Problem {
        Problem(
            .discoveryIssuerMismatch, at: .member("issuer"), expected: "\(expected)", found: "\(address: found)",
            remedy: "The document belongs to another issuer than the one that was asked for. Configure the issuer "
                + "exactly as the provider writes it, letter by letter: case and a slash at the end count.")
    }
}

// MARK: - The snapshot

extension Problem {
    static func stale(since fetched: String, because refusal: Refusal?) -> Problem {
        Problem(
            .discoveryStale, severity: .warning, expected: "an answer of the provider",
            found: refusal.map { "\($0.first.code)" },
            remedy: "The provider cannot be asked at present. What it said at \(fetched) is used until that is too "
                + "old; see to the cause before then.")
    }

    static func issuerChanged(from pinned: String, to found: String) -> Problem {
        Problem(
            .discoveryIssuerChanged, at: .member("issuer"), expected: "\(pinned)", found: "\(address: found)",
            remedy: "The provider's metadata now name another issuer than before and were not used. The last good "
                + "metadata stay in use until they are too old. If the provider is configured by a name that can move, "
                + "such as a domain, configure the issuer by its identifier. If the change is intended, delete the "
                + "stored snapshot, if there is one, and restart.")
    }

    static func snapshotTooOld(limit: Duration) -> Problem {
        Problem(
            .discoverySnapshotTooOld, expected: "at most \(limit.components.seconds) seconds old",
            remedy: "The stored snapshot was not used: keys may have been withdrawn since. The provider will be asked.")
    }

    static func snapshotMismatch(expected: String, found: String) -> Problem {
        Problem(
            .discoverySnapshotMismatch, expected: "\(address: expected)", found: "\(address: found)",
            remedy: "The stored snapshot is that of another provider and was not used. Store one for each provider.")
    }
}
