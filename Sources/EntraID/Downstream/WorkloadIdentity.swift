import OIDCPrimitives
public import OIDCProviders

/// The identity that Kubernetes gives a workload (Microsoft Entra Workload ID): a file with a short-lived assertion, and
/// the application that trusts it.
///
///     let workload = try WorkloadIdentity()
///     let configuration = try workload.configuration(warnings: { log($0) })
///     let provider = try ProviderConfiguration.entra(
///         configuration, authentication: workload.authentication)
///
/// The variables are `AZURE_CLIENT_ID`, `AZURE_TENANT_ID`, `AZURE_FEDERATED_TOKEN_FILE`, and, for other clouds than the
/// worldwide one, `AZURE_AUTHORITY_HOST`.
public struct WorkloadIdentity: Sendable {
    /// The Application (client) ID.
    public let clientID: GUID
    /// The issuer of the tenant, as the field “Issuer” of a configuration has it.
    public let issuer: String
    /// The path of the file with the assertion.
    public let tokenFile: String
    private let reader: SecretReader

    private static let standardHost = "https://login.microsoftonline.com/"
    /// The longest assertion. Those of Kubernetes have about a thousand bytes.
    private static let longestAssertion = 64 << 10

    /// Creates a credential from the variables, and reads the file once.
    ///
    /// - Parameter reader: The reader of environment variables and files.
    /// - Throws: A `Refusal` with `config.secret-unavailable` for each variable that is missing and for a file that
    ///   cannot be read, and with `config.client-id-*` if the client ID is not one.
    public init(_ reader: SecretReader = .system) throws(Refusal) {
        var problems: [Problem] = []
        var (client, tenant, file): (String?, String?, String?)
        problems.collect { () throws(Refusal) in client = try reader.variable("AZURE_CLIENT_ID") }
        problems.collect { () throws(Refusal) in tenant = try reader.variable("AZURE_TENANT_ID") }
        problems.collect { () throws(Refusal) in file = try reader.variable("AZURE_FEDERATED_TOKEN_FILE") }
        if let client, let problem = ClientIDSyntax.problem(of: client, tenant: nil) { problems.append(problem) }
        if let file {
            problems.collect { () throws(Refusal) in _ = try WorkloadIdentity.assertion(in: file, reader) }
        }
        if let refusal = Refusal(problems) { throw refusal }
        let host = (try? reader.variable("AZURE_AUTHORITY_HOST")) ?? WorkloadIdentity.standardHost
        clientID = try GUID(parsing: client ?? "")
        issuer = host + (host.hasSuffixBytes("/") ? "" : "/") + "\(tenant ?? "")/v2.0"
        tokenFile = file ?? ""
        self.reader = reader
    }

    /// The client authentication. The file is read for every request, because Kubernetes replaces it every hour.
    public var authentication: ClientAuthentication {
        .assertion { [reader, tokenFile] in try WorkloadIdentity.assertion(in: tokenFile, reader) }
    }

    /// Returns the configuration of the provider.
    ///
    /// - Parameters:
    ///   - allowedTenants: The tenants from which users may sign in.
    ///   - warnings: A closure that receives the warnings about the issuer.
    /// - Throws: A `Refusal` with the `authority.*` and `config.*` problems of the variables.
    public func configuration(
        allowedTenants: AllowedTenants? = nil, warnings: WarningHandler
    ) throws(Refusal) -> EntraConfiguration {
        try EntraConfiguration(
            authority: try EntraAuthority(parsing: issuer, warnings: warnings), clientID: clientID,
            credential: .assertionFile(tokenFile), allowedTenants: allowedTenants)
    }

    private static func assertion(in file: String, _ reader: SecretReader) throws(Refusal) -> SecretString {
        let assertion = try reader.secret(.file(file))
        let text = assertion.revealed()
        guard text.utf8.count <= longestAssertion, BearerTokenSyntax.matches(text) else {
            throw Refusal(.federatedTokenMalformed(file))
        }
        return assertion
    }
}

extension ClientAuthentication {
    /// Returns the authentication with the assertion that Kubernetes writes to the file named by
    /// `AZURE_FEDERATED_TOKEN_FILE`. The file is read for every request.
    ///
    /// - Parameter reader: The reader of environment variables and files.
    /// - Throws: A `Refusal` with `config.secret-unavailable` or `config.federated-token-malformed`.
    public static func workloadIdentity(_ reader: SecretReader = .system) throws(Refusal) -> ClientAuthentication {
        try WorkloadIdentity(reader).authentication
    }
}

extension SecretReader {
    /// Returns the value of an environment variable.
    ///
    /// - Throws: `config.secret-unavailable` if it is missing or empty.
    func variable(_ name: String) throws(Refusal) -> String { try secret(.environment(name)).revealed() }
}

extension ProblemCode {
    /// The file of a federated credential does not contain an assertion.
    public static let configFederatedTokenMalformed = ProblemCode("config.federated-token-malformed")
}

extension Problem {
    fileprivate static func federatedTokenMalformed(_ file: String) -> Problem {
        Problem(
            .configFederatedTokenMalformed, at: .setting("AZURE_FEDERATED_TOKEN_FILE"),
            expected: "a file with one signed token", found: "\(file)",
            remedy: "The file must contain one signed token and nothing else. Check that the pod has the label "
                + "azure.workload.identity/use, and that its service account names the application.")
    }
}
