public import OIDCPrimitives

/// The location of a client secret, so that the configuration does not need to contain it.
public enum SecretReference: Sendable {
    /// The secret itself, in the configuration.
    case literal(SecretString)
    /// The name of an environment variable.
    case environment(String)
    /// The path of a file. Line breaks at its end are ignored.
    case file(String)
}

/// The client credential in a configuration.
public enum ClientCredential: Sendable {
    /// No credential.
    case none
    /// A client secret that the provider issued.
    case secret(SecretReference)
    /// A file to which another party writes assertions, such as a federated credential.
    case assertionFile(String)
    /// A certificate and its private key in files. This library does not sign: the application creates an
    /// ``AssertionSigner`` from them.
    case certificate(certificateFile: String, privateKeyFile: String)
}

/// A reader for the environment variables and files that a configuration refers to. It is injected, because validating
/// a configuration accesses neither.
public struct SecretReader: Sendable {
    private let environment: @Sendable (String) -> String?
    private let file: @Sendable (String) -> [UInt8]?

    /// Creates a reader from closures that read an environment variable and a file.
    public init(
        environment: @escaping @Sendable (_ name: String) -> String?,
        file: @escaping @Sendable (_ path: String) -> [UInt8]?
    ) {
        self.environment = environment
        self.file = file
    }

    /// Reads the secret that a reference points to.
    ///
    /// - Throws: `config.secret-unavailable` if it is missing, empty, or unreadable.
    public func secret(_ reference: SecretReference) throws(Refusal) -> SecretString {
        switch reference {
        case .literal(let secret): return secret
        case .environment(let name):
            guard let text = environment(name), !text.isBlank else {
                throw Refusal(.secretUnavailable("variable", name))
            }
            return SecretString(text)
        case .file(let path):
            guard let bytes = file(path) else { throw Refusal(.secretUnavailable("file", path)) }
            let trimmed = bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed()
            // Decoding invalid UTF-8 leniently would produce a different secret.
            guard let text = String(validating: trimmed, as: UTF8.self), !text.isBlank else {
                throw Refusal(.secretUnavailable("file", path))
            }
            return SecretString(text)
        }
    }

    /// Reads everything that a credential refers to and returns the client authentication.
    ///
    /// - Parameters:
    ///   - credential: The credential in the configuration.
    ///   - signer: A closure that creates a signer from the contents of the certificate file and the private key file.
    /// - Throws: `config.secret-unavailable` or `config.certificate-unusable`.
    public func authentication(
        _ credential: ClientCredential,
        signer: (_ certificate: [UInt8], _ privateKey: [UInt8]) -> (any AssertionSigner)? = { _, _ in nil }
    ) throws(Refusal) -> ClientAuthentication {
        switch credential {
        case .none: return .none
        case .secret(let reference): return .secretInBody(try secret(reference))
        case .assertionFile(let path):
            _ = try secret(.file(path))
            // Read the file for every request, because its writer renews it.
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
