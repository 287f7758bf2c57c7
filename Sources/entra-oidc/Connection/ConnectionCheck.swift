import EntraGuide
import EntraID
import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A check of a configuration against the provider itself: its metadata, issuer, keys and clock, and the credential.
///
///     let check = ConnectionCheck(
///         configuration, secrets: .system, transport: URLSessionTransport())
///     let steps = await check.run { step in print(step.detail) }
///
/// Steps contain neither secrets nor tokens. Whether a redirect URI is registered cannot be seen from outside.
struct ConnectionCheck: Sendable {
    /// A closure that returns a signer for a certificate and its private key, or `nil` if it cannot use them.
    typealias SignerMaker = @Sendable (_ certificate: [UInt8], _ privateKey: [UInt8]) -> (any AssertionSigner)?

    let configuration: EntraConfiguration
    let secrets: SecretReader
    let signer: SignerMaker?
    let time: any TimeSource
    let limits: DiscoveryLimits
    let text: ConnectionText
    let language: GuideLanguage
    private let transport: any HTTPTransport
    private let crypto: any SignatureVerifier

    /// Creates a check.
    ///
    /// - Parameters:
    ///   - configuration: The configuration.
    ///   - secrets: The reader that loads the credential.
    ///   - transport: The HTTP client.
    ///   - crypto: The crypto that uses the keys.
    ///   - time: The clock.
    ///   - limits: The limits on sizes and request times.
    ///   - language: The language of the sentences.
    ///   - signer: A closure that returns a signer for a certificate. Without one, a certificate is not checked.
    init(
        _ configuration: EntraConfiguration, secrets: SecretReader, transport: any HTTPTransport,
        crypto: any SignatureVerifier = SoftwareCrypto(), time: any TimeSource = SystemTime(),
        limits: DiscoveryLimits = .standard, language: GuideLanguage = .english, signer: SignerMaker? = nil
    ) {
        self.configuration = configuration
        self.secrets = secrets
        self.transport = transport
        self.crypto = crypto
        self.time = time
        self.limits = limits
        self.language = language
        self.signer = signer
        text = ConnectionText(language)
    }

    /// Checks one step after the other. A failed step does not end the check: what depends on it is not checked.
    ///
    /// - Parameter onStep: A closure that receives each step as soon as it is known.
    /// - Returns: All steps, in the order of their names.
    func run(onStep: (ConnectionStep) async -> Void) async -> [ConnectionStep] {
        let responses = ResponseTimes(transport, time: time)
        let profile = EntraProfile(
            configuration.authority, allowedTenants: configuration.allowedTenants, policies: configuration.policies)
        let loader = ProviderLoader(profile: profile, transport: responses, limits: limits)

        let start = time.uptime
        let loaded = await metadata(loader)
        let steps = metadataSteps(loaded, size: responses.lastSize, duration: time.uptime - start)
        for step in steps { await onStep(step) }
        let failed = steps.first { $0.isFailed }?.name

        let keys = await keysStep(try? loaded.get().metadata, after: failed, loader, responses)
        await onStep(keys)
        let clock = clockStep(responses.clockDifference)
        await onStep(clock)
        let credential = await credentialStep(try? loaded.get().metadata, after: failed, responses)
        await onStep(credential)
        return steps + [keys, clock, credential]
    }

    /// Returns the steps of a configuration that was rejected: none was checked.
    static func notChecked(in language: GuideLanguage) -> [ConnectionStep] {
        ConnectionStep.Name.allCases.map {
            ConnectionStep(
                name: $0, outcome: .notChecked(.configuration),
                detail: ConnectionText(language).sentence(.configuration))
        }
    }

    // MARK: - Keys

    private func keysStep(
        _ metadata: ProviderMetadata?, after failed: ConnectionStep.Name?, _ loader: ProviderLoader,
        _ responses: ResponseTimes
    ) async -> ConnectionStep {
        guard let metadata, failed == nil else { return notChecked(.keys, .after(failed ?? .metadata)) }
        let start = time.uptime
        do throws(Refusal) {
            var warnings: [Problem] = []
            let fetched = try await loader.keySet(of: metadata) { warnings.append($0) }
            let usable = try PreparedKeySet(fetched.value, verifier: crypto) { warnings.append($0) }
            let published = (try? JSONValue(parsing: fetched.document))?["keys"]?.array?.count ?? usable.keys.count
            var sizes: [String] = []
            for key in usable.keys where !sizes.contains("\(key.material)") { sizes.append("\(key.material)") }
            let age = responses.lastModified.map { Int(max(time.now.timeIntervalSince($0), 0) / 86_400) }
            let sentence = text.keys(published, usable.keys.count, sizes.joined(separator: "; "))
            return ConnectionStep(
                name: .keys, outcome: .passed, detail: sentence + (age.map { " " + text.keysChanged($0) } ?? ""),
                problems: warnings, duration: time.uptime - start)
        } catch {
            return failure(.keys, error.problems, since: start)
        }
    }

    // MARK: - Clock

    /// - Parameter seconds: The seconds by which this machine's clock is ahead.
    private func clockStep(_ seconds: Int?) -> ConnectionStep {
        guard let seconds else { return notChecked(.clock, .noDate) }
        let problem = Problem.clockDiffers(by: seconds)
        let isError = problem?.severity == .error
        return ConnectionStep(
            name: .clock, outcome: problem.flatMap { isError ? .failed($0) : nil } ?? .passed,
            detail: text.clock(seconds), problems: problem.map { [$0] } ?? [])
    }

    // MARK: - Steps

    func notChecked(_ name: ConnectionStep.Name, _ reason: ConnectionStep.Reason) -> ConnectionStep {
        ConnectionStep(name: name, outcome: .notChecked(reason), detail: text.sentence(reason))
    }

    /// Returns a failed step. Problems of the provider have its own name of the error.
    func failure(
        _ name: ConnectionStep.Name, _ problems: [Problem], since start: Duration
    ) -> ConnectionStep {
        let first = problems.first { $0.severity == .error } ?? problems[0]
        let code = first.providerCode ?? first.providerError?.error ?? first.code.rawValue
        return ConnectionStep(
            name: name, outcome: .failed(first), detail: text.failed(name, escapedForDisplay(code)),
            problems: [first] + problems.filter { $0 != first }, duration: time.uptime - start)
    }
}
