import OIDCIssuers
public import OIDCPrimitives

extension ProblemCode {
    /// No response: the host name is unknown, or the connection is refused or reset.
    public static let discoveryUnreachable = ProblemCode("discovery.unreachable")
    /// The provider's certificate is not trusted, has expired, or is for another host.
    public static let discoveryCertificateUntrusted = ProblemCode("discovery.certificate-untrusted")
    /// No complete response within the timeout.
    public static let discoveryTimeout = ProblemCode("discovery.timeout")
    /// The caller stopped waiting for the response.
    public static let discoveryCancelled = ProblemCode("discovery.cancelled")
    /// A status other than 200.
    public static let discoveryHTTPStatus = ProblemCode("discovery.http-status")
    /// A redirect. Redirects are never followed.
    public static let discoveryRedirected = ProblemCode("discovery.redirected")
    /// More bytes than ``DiscoveryLimits`` allows.
    public static let discoveryTooLarge = ProblemCode("discovery.too-large")
    /// The metadata is not strict JSON.
    public static let discoveryNotJSON = ProblemCode("discovery.not-json")
    /// A required member is missing.
    public static let discoveryMissingMember = ProblemCode("discovery.missing-member")
    /// A known member, or the document itself, has the wrong type.
    public static let discoveryWrongType = ProblemCode("discovery.wrong-type")
    /// The document names a different issuer than the requested one.
    public static let discoveryIssuerMismatch = ProblemCode("discovery.issuer-mismatch")
    /// An endpoint is not an absolute https URL.
    public static let discoveryEndpointNotHTTPS = ProblemCode("discovery.endpoint-not-https")
    /// An endpoint has user information or a fragment.
    public static let discoveryInvalidEndpoint = ProblemCode("discovery.invalid-endpoint")
    /// An endpoint is on a private or link-local host, and the profile's ``EndpointPolicy`` does not allow it.
    public static let discoveryPrivateEndpoint = ProblemCode("discovery.private-endpoint")
    /// The provider returned an OAuth error.
    public static let discoveryProviderError = ProblemCode("discovery.provider-error")
    /// The content type is not a JSON type.
    public static let discoveryUnexpectedContentType = ProblemCode("discovery.unexpected-content-type")
    /// A Boolean member is the string `true` or `false`, which the profile accepts.
    public static let discoveryBooleanAsString = ProblemCode("discovery.boolean-as-string")
    /// The provider is unreachable, and the last snapshot is used.
    public static let discoveryStale = ProblemCode("discovery.stale")
    /// The provider's metadata names a different issuer than the first metadata that was fetched or restored.
    public static let discoveryIssuerChanged = ProblemCode("discovery.issuer-changed")
    /// A stored or shared snapshot is older than the policy allows, or from the future.
    public static let discoverySnapshotTooOld = ProblemCode("discovery.snapshot-too-old")
    /// A stored snapshot belongs to another provider.
    public static let discoverySnapshotMismatch = ProblemCode("discovery.snapshot-mismatch")
    /// Two providers, of which a token's issuer should choose one, have the same issuer.
    public static let configDuplicateIssuer = ProblemCode("config.duplicate-issuer")
}

// MARK: - The network

extension Problem {
    static func transportFailed(_ failure: TransportFailure, at url: String) -> Problem {
        switch failure.kind {
        case .unreachable:
            Problem(
                .discoveryUnreachable, at: .url(url), expected: "a response",
                found: failure.reason.map { "\($0)" },
                remedy: "The provider could not be reached. Check the URL. Then check that this server can connect to "
                    + "it: DNS, firewall, and proxy.")
        case .certificateUntrusted:
            Problem(
                .discoveryCertificateUntrusted, at: .url(url), expected: "a trusted certificate for this host",
                found: failure.reason.map { "\($0)" }, remedy: TransportFailure.certificateRemedy)
        case .timedOut:
            Problem(
                .discoveryTimeout, at: .url(url), expected: "a response within the timeout",
                remedy: "The provider did not respond in time. It may be overloaded, or a firewall may be dropping "
                    + "connections silently.")
        case .bodyTooLarge: tooLarge(at: .url(url))
        case .cancelled:
            Problem(
                .discoveryCancelled, at: .url(url),
                remedy: "The request that was waiting for the provider was cancelled. No action is needed.")
        }
    }

    static func tooLarge(at location: ProblemLocation?, limit: Int? = nil) -> Problem {
        Problem(
            .discoveryTooLarge, at: location, expected: limit.map { "at most \($0) bytes" } ?? "a document",
            remedy: "The response is larger than any metadata or key set and was not read. Check what the URL "
                + "serves.")
    }

    static func statusRefused(_ response: TransportResponse, at url: String) -> Problem {
        guard (300..<400).contains(response.status) else {
            return Problem(
                .discoveryHTTPStatus, at: .url(url), expected: "status 200",
                found: "status \(response.status)",
                remedy: "The provider responded, but not with the document. Open the URL in a browser. A 404 means "
                    + "that the issuer is mistyped. A 5xx means that the provider or a proxy is failing.",
                suggestion: response.status == 404 ? likelyIssuer(url) : nil)
        }
        return Problem(
            .discoveryRedirected, at: .url(url), expected: "the document itself",
            found: response[header: "Location"].map { "a redirect to \(url: $0)" }
                ?? "status \(response.status)",
            remedy: "The URL redirects to another one. Redirects are not followed, because a redirect could replace "
                + "the keys. Configure the issuer that serves the document at its own URL.")
    }

    /// Returns the issuer that was probably meant by the one to which a metadata URL belongs: without the slashes at its
    /// end, if it has more than one, or the one to which it belongs, if it is itself such a URL.
    private static func likelyIssuer(_ url: String) -> String? {
        let path = WellKnownURL.openIDConfigurationPath
        guard url.hasSuffixBytes(path) else { return nil }
        var issuer = Substring(url.utf8.dropLast(path.utf8.count))
        let whole = try? IssuerIdentifier(String(issuer), insecureHTTP: .allowedOnLoopback)
        if let problem = whole?.pastedURLProblem { return problem.suggestion }
        guard issuer.utf8.last == UInt8(ascii: "/") else { return nil }
        while issuer.utf8.last == UInt8(ascii: "/") { issuer = Substring(issuer.utf8.dropLast()) }
        return (try? IssuerIdentifier(String(issuer), insecureHTTP: .allowedOnLoopback))?.string
    }

    static func providerError(_ error: String, description: String?, at location: ProblemLocation?) -> Problem {
        // The lines after the first one hold identifiers for the provider's support.
        let line = description.map { text in String(text.prefix { !$0.isNewline }) }
        let shown = ProviderError(error, description: line).redactedDescription
        let sentence: ProblemText = shown.map { ": \($0)" } ?? ""
        return Problem(
            .discoveryProviderError, at: location, expected: "metadata", found: "\(error)" + sentence,
            remedy: "The provider does not recognize the request. Check the issuer, especially the tenant in it.")
    }

    static func unexpectedContentType(_ found: String, at location: ProblemLocation?) -> Problem {
        Problem(
            .discoveryUnexpectedContentType, severity: .warning, at: location, expected: "application/json",
            found: "\(found)",
            remedy: "The document was read anyway. A file server or a proxy may have responded instead of the "
                + "provider.")
    }
}

// MARK: - The document

extension Problem {
    static func metadataNotJSON(_ reason: Problem) -> Problem {
        Problem(
            .discoveryNotJSON, at: reason.location, expected: "strict JSON", found: "\(reason.code)",
            remedy:
                "The metadata cannot be parsed: \(verbatim: reason.remedy) If the response is a web page, the issuer "
                + "is mistyped or a proxy requires a sign-in.")
    }

    static func metadataMember(_ code: ProblemCode, _ name: String, expected: ProblemText, found: ProblemText?)
        -> Problem
    {
        Problem(
            code, at: .member(name), expected: expected, found: found,
            remedy: "The provider's metadata does not conform to OpenID Connect Discovery. Compare it with the "
                + "provider's documentation, and check that the issuer belongs to an OpenID provider.")
    }

    static func booleanAsString(_ name: String) -> Problem {
        Problem(
            .discoveryBooleanAsString, severity: .warning, at: .member(name), expected: "true or false",
            found: "a string",
            remedy: "The provider's metadata contains a Boolean as a string. The application accepts it. Ask the "
                + "provider to correct the metadata.")
    }

    /// The problem with the URL of the metadata document, which the application chose.
    static func metadataURLInput(_ fault: EndpointURL.Fault, _ url: String) -> Problem {
        switch fault {
        case .notHTTPS: endpointNotHTTPS("(the metadata URL)", found: url)
        case .hasUserOrFragment: invalidEndpoint("(the metadata URL)", found: url)
        case .notAllowed(let reach): privateEndpoint("(the metadata URL)", found: url, reach)
        }
    }

    static func endpointNotHTTPS(_ name: String, found: String) -> Problem {
        Problem(
            .discoveryEndpointNotHTTPS, at: .member(name), expected: "an absolute https URL",
            found: "\(url: found)",
            remedy: "Without https, secrets and tokens would be sent unencrypted. The provider must publish https "
                + "URLs. If it runs behind a proxy, configure its public URL.")
    }

    static func invalidEndpoint(_ name: String, found: String) -> Problem {
        Problem(
            .discoveryInvalidEndpoint, at: .member(name), expected: "a URL without user name and fragment",
            found: "\(url: found)",
            remedy: "An endpoint must not contain a user name or a fragment. The provider must correct its metadata.")
    }

    static func privateEndpoint(_ name: String, found: String, _ reach: NetworkScope) -> Problem {
        let isLink = reach == .link
        return Problem(
            .discoveryPrivateEndpoint, at: .member(name),
            expected: isLink ? "a host that is not link-local" : "a public host", found: "\(url: found)",
            remedy: "The URL points into this server's own network, where a provider could make the server call "
                + "internal services. The provider must publish public URLs. If it runs in your own network and this "
                + "URL is correct, allow it with the endpoint policy of the provider's profile"
                + (isLink ? " that includes link-local hosts." : "."))
    }

    /// Returns the problem that the metadata names a different issuer than expected. For profiles that compare the
    /// issuer themselves.
    public static func metadataIssuerMismatch(expected: String, found: String) -> Problem {
        metadataIssuerMismatch(expected: expected, found: found, suggestion: nil)
    }

    /// - Parameter suggestion: The issuer to configure, if the requested one is only a different spelling of it.
    static func metadataIssuerMismatch(expected: String, found: String, suggestion: String?) -> Problem {
        Problem(
            .discoveryIssuerMismatch, at: .member("issuer"), expected: "\(expected)", found: "\(url: found)",
            remedy: "The document belongs to a different issuer. Configure the issuer exactly as the provider writes "
                + "it, including case and a trailing slash.", suggestion: suggestion)
    }
}

// MARK: - The snapshot

extension Problem {
    static func stale(since fetched: String, because refusal: Refusal?) -> Problem {
        Problem(
            .discoveryStale, severity: .warning, expected: "a response from the provider",
            found: refusal.map { "\($0.first.code)" },
            remedy: "The provider is unreachable. The metadata and keys from \(fetched) are used until they are too "
                + "old. Fix the cause before then.")
    }

    static func issuerChanged(from pinned: String, to found: String) -> Problem {
        Problem(
            .discoveryIssuerChanged, at: .member("issuer"), expected: "\(pinned)", found: "\(url: found)",
            remedy: "The provider's metadata now names a different issuer and was not used. The last good metadata "
                + "stays in use until it is too old. If the issuer is configured by a name that can move, such as a "
                + "domain, configure it by its identifier instead. If the change is intentional, delete the stored "
                + "snapshot, if any, and restart.")
    }

    static func snapshotTooOld(limit: Duration, isFromFuture: Bool) -> Problem {
        Problem(
            .discoverySnapshotTooOld, expected: "at most \(limit.components.seconds) seconds old",
            found: isFromFuture ? "a time in the future" : nil,
            remedy: "The stored snapshot was not used, because keys may have been withdrawn since. New metadata and "
                + "keys will be fetched.")
    }

    static func snapshotMismatch(expected: String, found: String) -> Problem {
        Problem(
            .discoverySnapshotMismatch, expected: "\(url: expected)", found: "\(url: found)",
            remedy: "The stored snapshot belongs to another provider and was not used. Store one per provider.")
    }
}
