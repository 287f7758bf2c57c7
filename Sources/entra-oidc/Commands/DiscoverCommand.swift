import EntraID
import OIDCSoftwareCrypto
import OIDCURLSession

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `discover`: a provider's metadata validated, with remarks about unusual values, and its keys.
enum DiscoverCommand: Command {
    static let name = "discover"
    static let operands = "[AUTHORITY-OR-FILE]"
    static let summary = "Check a provider's metadata, from its URL or a file, and show its keys"
    static let options = [
        Option(
            name: "--authority", value: "AUTHORITY",
            explanation: "for a file: the issuer from which the document was fetched"),
        Option(
            name: "--issuer", value: "URL",
            explanation: "the same for a provider other than Entra; without a file, fetch its document"),
        ProviderOptions.algorithm,
        Option(name: "--keys", value: "FILE", explanation: "read the key set from this file instead of fetching it"),
        Option(name: "--timeout", value: "SECONDS", explanation: "the timeout for each request (default: 10)"),
        Option(
            name: "--custom-host", value: "HOST",
            explanation: "a custom domain for Entra; can be repeated", isRepeatable: true),
    ]
    static let flags = [
        Flag(name: "--offline", explanation: "for a file: do not fetch the key set"),
        ProviderOptions.loopback,
    ]
    static let examples = [
        "entra-oidc discover https://login.microsoftonline.com/common/v2.0",
        "entra-oidc discover openid-configuration.json --offline "
            + "--authority https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "entra-oidc discover http://127.0.0.1:9400 --loopback",
        "entra-oidc discover openid-configuration.json --issuer https://id.example.com/realms/staff --algorithm PS256",
    ]

    static func run(_ arguments: Arguments) async throws(CommandFailure) -> Report {
        let text = try operand(arguments)
        let document: [UInt8]? = if let text, isFile(text) { try Input.file(text) } else { nil }
        let algorithms = try ProviderOptions.algorithms(arguments)
        let keySet = try arguments["--keys"].map { path throws(CommandFailure) in try Input.file(path) }
        let timeout = Duration.seconds(try seconds(arguments))
        do throws(Refusal) {
            let limits = try DiscoveryLimits(requestTimeout: timeout)
            let subject = try DiscoverySubject(text, document, arguments)
            let loader = ProviderLoader(profile: subject.profile, transport: URLSessionTransport(), limits: limits)
            var warnings: [Problem] = []
            let metadata = try await subject.metadata(loader) { warnings.append($0) }
            let keys = await keys(of: metadata, keySet, loader, isOffline: arguments.has("--offline"))
            if let algorithms { warnings += try algorithmWarnings(algorithms, subject.profile, metadata) }
            return DiscoveryReport(
                subject: subject, metadata: metadata, warnings: warnings, keys: keys,
                algorithms: algorithms ?? [.rs256]
            ).report
        } catch {
            return try ProviderOptions.report(error)
        }
    }

    /// Returns the file or URL, or `nil` if the option `--issuer` names the provider.
    private static func operand(_ arguments: Arguments) throws(CommandFailure) -> String? {
        guard arguments["--issuer"] != nil else { return try arguments.only("AUTHORITY-OR-FILE") }
        try ProviderOptions.reject(["--authority", "--custom-host"], with: "--issuer", arguments)
        if arguments.positional.isEmpty { return nil }
        let text = try arguments.only("FILE")
        guard isFile(text) else { throw .usage("Use either a URL or --issuer. Only a file can be checked against it.") }
        return text
    }

    /// Returns a warning if the provider's ID tokens cannot have any of the algorithms.
    private static func algorithmWarnings(
        _ algorithms: [SigningAlgorithm], _ profile: any ProviderProfile, _ metadata: ProviderMetadata
    ) throws(Refusal) -> [Problem] {
        var configuration = try ProviderConfiguration(
            name: "provider", profile: profile, clientID: "client", authentication: .none)
        configuration.algorithms = algorithms
        return AuthorizationRequest.offeringProblems(configuration, metadata).filter {
            $0.code == .configAlgorithmsDiffer
        }
    }

    /// Returns whether an operand is a file: it exists, contains a slash, or ends in `.json`, which no domain does.
    private static func isFile(_ text: String) -> Bool {
        guard !text.contains("://") else { return false }
        return FileManager.default.fileExists(atPath: text) || text.contains("/") || text.hasSuffix(".json")
    }

    private static func keys(
        of metadata: ProviderMetadata, _ file: [UInt8]?, _ loader: ProviderLoader, isOffline: Bool
    ) async -> DiscoveredKeys {
        do throws(Refusal) {
            if file == nil, isOffline { return .notRequested }
            var warnings: [Problem] = []
            let set =
                if let file {
                    try KeySet(jwks: file) { warnings.append($0) }
                } else {
                    try await loader.keySet(of: metadata) { warnings.append($0) }.value
                }
            // `SoftwareCrypto` leaves out keys for algorithms that it does not support, with a warning.
            let usable = try PreparedKeySet(set, verifier: SoftwareCrypto()) { warnings.append($0) }
            return .read(usable, warnings: warnings)
        } catch {
            return .refused(error)
        }
    }

    private static func seconds(_ arguments: Arguments) throws(CommandFailure) -> Int {
        guard let text = arguments["--timeout"] else { return 10 }
        guard let seconds = Int(text), (1...300).contains(seconds) else {
            throw .usage("--timeout must be a whole number of seconds from 1 to 300.")
        }
        return seconds
    }
}

/// The result of reading the provider's keys.
enum DiscoveredKeys {
    /// The key set was read.
    case read(PreparedKeySet, warnings: [Problem])
    /// The key set could not be fetched or is invalid.
    case refused(Refusal)
    /// The key set was not fetched, because of `--offline`.
    case notRequested
}
