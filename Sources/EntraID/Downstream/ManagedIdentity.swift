public import OIDCPrimitives
public import OIDCProviders
import OIDCSignIn

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The managed identity of a machine or an application in Azure, as a value to send and the validation of the answer.
///
/// Its token is the assertion with which an application authenticates, so that it needs no secret: register the identity
/// under “Federated credentials” of the app registration.
///
///     let identity = try ManagedIdentity()
///     let authentication = ClientAuthentication.managedIdentity(
///         identity, transport: .urlSession)
///
/// The metadata service is only reachable from the machine itself, over http at a link-local address. That is the one
/// exception from the rule that endpoints use https: nothing else may be requested from such an address, and no proxy
/// may be in front of it.
public struct ManagedIdentity: Sendable {
    /// The metadata service of a virtual machine.
    static let machineEndpoint = "http://169.254.169.254/metadata/identity/oauth2/token"
    private static let machineVersion = "2018-02-01"
    private static let serviceVersion = "2019-08-01"
    private static let timeout = Duration.seconds(10)
    private static let longestResponse = 64 << 10

    /// The client ID of a user-assigned identity, or `nil` for the identity of the system.
    public let clientID: GUID?
    private let endpoint: String
    private let apiVersion: String
    private let header: (name: String, value: SecretString)

    /// Creates the identity of the environment: that of App Service, Functions, or Container Apps if `IDENTITY_ENDPOINT`
    /// and `IDENTITY_HEADER` are set, and that of a virtual machine otherwise.
    ///
    /// - Parameters:
    ///   - clientID: The client ID of a user-assigned identity. The default is the identity of the system.
    ///   - reader: The reader of environment variables.
    /// - Throws: A `Refusal` with `config.identity-endpoint-not-local` if `IDENTITY_ENDPOINT` is on another machine.
    public init(clientID: GUID? = nil, _ reader: SecretReader = .system) throws(Refusal) {
        self.clientID = clientID
        guard let endpoint = try? reader.variable("IDENTITY_ENDPOINT"),
            let secret = try? reader.secret(.environment("IDENTITY_HEADER"))
        else {
            endpoint = ManagedIdentity.machineEndpoint
            apiVersion = ManagedIdentity.machineVersion
            header = ("Metadata", SecretString("true"))
            return
        }
        guard ManagedIdentity.isLocal(endpoint) else { throw Refusal(.identityEndpointNotLocal(endpoint)) }
        self.endpoint = endpoint
        apiVersion = ManagedIdentity.serviceVersion
        header = ("X-IDENTITY-HEADER", secret)
    }

    /// The secret of the environment must not leave the machine.
    private static func isLocal(_ endpoint: String) -> Bool {
        guard let parts = URLParts(endpoint), parts.scheme.asciiLowercased.hasSameBytes(as: "http"),
            parts.userInformation == nil, parts.query == nil, parts.fragment == nil, let host = URLHost(parts.host)
        else { return false }
        // Azure uses 169.254.0.0/16. Other link addresses include those that are translated elsewhere (6to4, NAT64).
        return host.isLoopback || (host.address != nil && host.string.hasPrefixBytes("169.254."))
    }

    /// Returns the request for a token.
    ///
    /// - Parameter resource: The resource that the token is for.
    /// - Throws: `request.invalid-header` if the secret of the environment cannot be sent.
    public func request(for resource: String) throws(Refusal) -> TransportRequest {
        var query: [(String, String)] = [("api-version", apiVersion), ("resource", resource)]
        if let clientID { query.append(("client_id", clientID.string)) }
        let text = query.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        return try TransportRequest(
            .get, "\(endpoint)?\(text)",
            headers: [
                HeaderField(name: "Accept", value: "application/json"),
                HeaderField(name: header.name, value: header.value.revealed()),
            ], timeout: ManagedIdentity.timeout, bodyLimit: ManagedIdentity.longestResponse)
    }

    /// Returns the token in a response.
    ///
    /// - Parameters:
    ///   - response: The HTTP response.
    ///   - now: The time of the request.
    /// - Throws: `config.managed-identity-refused` if there is no such identity, or `config.managed-identity-unavailable`
    ///   if the service fails or something else responded.
    public func token(parsing response: TransportResponse, at now: Date) throws(Refusal) -> AccessToken {
        let document = (try? JSONValue(parsing: response.body))?.object
        guard response.status == 200 else {
            let isBusy = response.status == 404 || response.status == 410 || response.status == 429
            let word = document?["error"]?.string.flatMap { ProviderError.isWord($0) ? $0 : nil }
            guard (400..<500).contains(response.status), !isBusy else {
                throw Refusal(.managedIdentityUnavailable(found: "status \(response.status)"))
            }
            throw Refusal(.managedIdentityRefused(status: response.status, word))
        }
        guard let token = document?["access_token"]?.string, BearerTokenSyntax.matches(token) else {
            throw Refusal(.managedIdentityUnavailable(found: "a response without an access token"))
        }
        return AccessToken(
            SecretString(token), lifetime: ManagedIdentity.lifetime(document, at: now), requestedAt: now)
    }

    /// `expires_on`, a number of seconds since 1970 that most services write as a string.
    private static func lifetime(_ document: JSONObject?, at now: Date) -> Duration? {
        let digits = document?["expires_on"].flatMap { $0.string ?? $0.number?.digits } ?? ""
        guard (1...12).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isASCIIDigit),
            let end = Double(digits), end > now.timeIntervalSince1970
        else { return nil }
        return .seconds(min(end - now.timeIntervalSince1970, 86_400))
    }
}

extension ManagedIdentity: CustomStringConvertible, CustomReflectable {
    /// A description with the endpoint only, because the header is secret.
    public var description: String { "managed identity at \(escapedURL(endpoint))" }
    /// A mirror without children, because the header is secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ProblemCode {
    /// The URL of the identity service is not on this machine.
    public static let configIdentityEndpointNotLocal = ProblemCode("config.identity-endpoint-not-local")
    /// The metadata service has no such managed identity.
    public static let configManagedIdentityRefused = ProblemCode("config.managed-identity-refused")
    /// The metadata service of managed identities cannot be reached, or fails.
    public static let configManagedIdentityUnavailable = ProblemCode("config.managed-identity-unavailable")
}

extension Problem {
    fileprivate static func identityEndpointNotLocal(_ url: String) -> Problem {
        Problem(
            .configIdentityEndpointNotLocal, at: .setting("IDENTITY_ENDPOINT"),
            expected: "http on this machine or at a link-local address", found: "\(url: url)",
            remedy: "Azure sets IDENTITY_ENDPOINT and IDENTITY_HEADER. Do not set them yourself. The secret in "
                + "IDENTITY_HEADER was not sent.")
    }

    fileprivate static func managedIdentityRefused(status: Int, _ word: String?) -> Problem {
        Problem(
            .configManagedIdentityRefused, at: .setting("managed identity"), expected: "a managed identity",
            found: word.map { "status \(status), \($0)" } ?? "status \(status)",
            remedy: "This machine or application has no such managed identity. Turn on the system-assigned identity "
                + "under “Identity” in the Azure portal, or assign the user-assigned one and pass its client ID.")
    }

    static func managedIdentityUnavailable(found: ProblemText) -> Problem {
        Problem(
            .configManagedIdentityUnavailable, at: .setting("managed identity"), expected: "a token of the identity",
            found: found,
            remedy: "Managed identities only exist on machines and applications in Azure. If this is one, try again "
                + "in a moment, and check that no proxy is used for link-local addresses (NO_PROXY).")
    }
}
