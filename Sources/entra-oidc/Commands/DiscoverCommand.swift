import EntraID
import OIDCSoftwareCrypto
import OIDCURLSession

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `discover`: a provider's metadata judged, its oddities explained, its keys counted.
enum DiscoverCommand: Command {
    static let name = "discover"
    static let operands = "AUTHORITY-OR-FILE"
    static let summary = "Judge a provider's metadata, from its address or a file, and look at its keys"
    static let options = [
        Option(
            name: "--authority", value: "AUTHORITY",
            explanation: "for a file: the issuer under which the document was asked for"),
        Option(name: "--keys", value: "FILE", explanation: "look at this key set instead of fetching it"),
        Option(name: "--timeout", value: "SECONDS", explanation: "how long to wait for each answer; 10 if left out"),
        Option(
            name: "--custom-host", value: "HOST",
            explanation: "a domain of your own in front of Entra; may be repeated", isRepeatable: true),
    ]
    static let flags = [
        Flag(name: "--offline", explanation: "for a file: do not fetch the key set"),
        Flag(name: "--loopback", explanation: "allow http for a provider on this machine"),
    ]
    static let examples = [
        "entra-oidc discover https://login.microsoftonline.com/common/v2.0",
        "entra-oidc discover openid-configuration.json --offline "
            + "--authority https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "entra-oidc discover http://127.0.0.1:9400 --loopback",
    ]

    static func run(_ arguments: Arguments) async throws(CommandFailure) -> Report {
        let text = try arguments.only("AUTHORITY-OR-FILE")
        let document = isFile(text) ? try Input.file(text) : nil
        let keySet = try arguments["--keys"].map { path throws(CommandFailure) in try Input.file(path) }
        let timeout = Duration.seconds(try seconds(arguments))
        do throws(Refusal) {
            let limits = try DiscoveryLimits(requestTimeout: timeout)
            let subject = try DiscoverySubject(text, document, arguments)
            let loader = ProviderLoader(profile: subject.profile, transport: URLSessionTransport(), limits: limits)
            var warnings: [Problem] = []
            let metadata = try await subject.metadata(loader) { warnings.append($0) }
            let keys = await keys(of: metadata, keySet, loader, isOffline: arguments.has("--offline"))
            return DiscoveryReport(subject: subject, metadata: metadata, warnings: warnings, keys: keys).report
        } catch {
            // Without an answer there is nothing to judge.
            guard let code = error.codes.first, [.discoveryUnreachable, .discoveryTimeout].contains(code) else {
                return Report(error)
            }
            throw .failed(error.description)
        }
    }

    /// What exists, or is spelt like a file that should: a domain may have any ending but this.
    private static func isFile(_ text: String) -> Bool {
        guard !text.contains("://") else { return false }
        return FileManager.default.fileExists(atPath: text) || text.contains("/") || text.hasSuffix(".json")
    }

    private static func keys(
        of metadata: ProviderMetadata, _ file: [UInt8]?, _ loader: ProviderLoader, isOffline: Bool
    ) async -> DiscoveredKeys {
        do throws(Refusal) {
            if file == nil, isOffline { return .notAsked }
            var warnings: [Problem] = []
            let set =
                if let file {
                    try KeySet(jwks: file) { warnings.append($0) }
                } else {
                    try await loader.keySet(of: metadata) { warnings.append($0) }.value
                }
            // With what the library brings: keys for other algorithms are left out with a warning.
            let usable = try PreparedKeySet(set, verifier: SoftwareCrypto()) { warnings.append($0) }
            return .read(usable, warnings: warnings)
        } catch {
            return .refused(error)
        }
    }

    private static func seconds(_ arguments: Arguments) throws(CommandFailure) -> Int {
        guard let text = arguments["--timeout"] else { return 10 }
        guard let seconds = Int(text), (1...300).contains(seconds) else {
            throw .usage("--timeout takes a number of seconds from 1 to 300.")
        }
        return seconds
    }
}

/// What became of the provider's keys.
enum DiscoveredKeys {
    case read(PreparedKeySet, warnings: [Problem])
    case refused(Refusal)
    case notAsked
}
