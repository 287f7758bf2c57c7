public import OIDCPrimitives

/// Where a client's secret is: as a configuration says it, so that the configuration itself need not hold it.
public enum SecretReference: Sendable {
    /// In the configuration itself.
    case literal(Secret)
    /// In a variable of the process's environment.
    case environment(String)
    /// In a file, without line breaks at its end.
    case file(String)
}

/// What a configuration says of how the client proves itself.
public enum ClientCredential: Sendable {
    /// The client does not prove itself.
    case none
    /// A secret that the provider gave the client, by the place where it is.
    case secret(SecretReference)
    /// An assertion that somebody else writes into a file: a federated credential.
    case assertionFile(String)
    /// A certificate and its private key in files. This library signs nothing: the application makes an
    /// ``AssertionSigner`` of them.
    case certificate(certificateFile: String, privateKeyFile: String)
}

/// Fetches what a configuration refers to. Injected, because reading the environment and files is no judgement.
public struct SecretReader: Sendable {
    private let environment: @Sendable (String) -> String?
    private let file: @Sendable (String) -> [UInt8]?

    /// Takes the ways to read a variable and a file.
    public init(
        environment: @escaping @Sendable (_ name: String) -> String?,
        file: @escaping @Sendable (_ path: String) -> [UInt8]?
    ) {
        self.environment = environment
        self.file = file
    }

    /// The secret that is referred to. Refuses with `config.secret-unavailable`.
    public func secret(_ reference: SecretReference) throws(Refusal) -> Secret {
        switch reference {
        case .literal(let secret): return secret
        case .environment(let name):
            guard let text = environment(name), !text.isBlank else {
                throw Refusal(.secretUnavailable("variable", name))
            }
            return Secret(text)
        case .file(let path):
            guard let bytes = file(path) else { throw Refusal(.secretUnavailable("file", path)) }
            let trimmed = bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed()
            // Bytes that are no text would become another secret.
            guard let text = String(validating: trimmed, as: UTF8.self), !text.isBlank else {
                throw Refusal(.secretUnavailable("file", path))
            }
            return Secret(text)
        }
    }

    /// How the client proves itself, with what the credential refers to. Refuses with `config.secret-unavailable`.
    ///
    /// - Parameters:
    ///   - credential: What the configuration says.
    ///   - signer: Makes a signer of a certificate and a private key, given as the files' bytes.
    public func authentication(
        _ credential: ClientCredential,
        signer: (_ certificate: [UInt8], _ privateKey: [UInt8]) -> (any AssertionSigner)? = { _, _ in nil }
    ) throws(Refusal) -> ClientAuthentication {
        switch credential {
        case .none: return .none
        case .secret(let reference): return .secretInBody(try secret(reference))
        case .assertionFile(let path):
            _ = try secret(.file(path))
            // Read anew each time: whoever writes it renews it.
            return .assertion { [self] in try secret(.file(path)) }
        case .certificate(let certificatePath, let keyPath):
            guard let certificate = file(certificatePath) else {
                throw Refusal(.secretUnavailable("file", certificatePath))
            }
            guard let key = file(keyPath) else { throw Refusal(.secretUnavailable("file", keyPath)) }
            guard let signer = signer(certificate, key) else { throw Refusal(.certificateUnusable()) }
            return .privateKey(signer)
        }
    }
}
