public import OIDCPrimitives
public import OIDCTokens

/// The method by which a client authenticates to the token endpoint.
public struct ClientAuthentication: Sendable {
    package enum Method: Sendable {
        case none
        case secretInBody(SecretString)
        case secretInHeader(SecretString)
        case secretInHeaderUnencoded(SecretString)
        case privateKey(any AssertionSigner)
        case assertion(@Sendable () async throws -> SecretString)
    }

    package let method: Method

    private init(_ method: Method) {
        self.method = method
    }

    /// No client authentication, for public clients. They rely on the PKCE challenge.
    public static let none = ClientAuthentication(.none)

    /// Creates authentication with a client secret in the request body (`client_secret_post`).
    public static func secretInBody(_ secret: SecretString) -> ClientAuthentication {
        ClientAuthentication(.secretInBody(secret))
    }

    /// Creates authentication with a client secret in the `Authorization` header (`client_secret_basic`).
    ///
    /// The client ID and the secret are encoded first (RFC 6749 §2.3.1): letters, digits, `-`, `.`, `_` and `~` stay,
    /// and every other byte becomes `%XX`. Not every provider decodes them. If a provider rejects a secret with other
    /// characters, use ``secretInBody(_:)``, or ``secretInHeaderUnencoded(_:)`` if it accepts secrets in the header
    /// only.
    public static func secretInHeader(_ secret: SecretString) -> ClientAuthentication {
        ClientAuthentication(.secretInHeader(secret))
    }

    /// Creates authentication with a client secret in the `Authorization` header, without the encoding that the standard
    /// requires. Use it only for a provider that does not decode the header.
    ///
    /// Requests fail with `request.invalid` if the client ID contains a colon.
    public static func secretInHeaderUnencoded(_ secret: SecretString) -> ClientAuthentication {
        ClientAuthentication(.secretInHeaderUnencoded(secret))
    }

    /// Creates authentication with an assertion signed with the client's private key (`private_key_jwt`).
    public static func privateKey(_ signer: any AssertionSigner) -> ClientAuthentication {
        ClientAuthentication(.privateKey(signer))
    }

    /// Creates authentication with an assertion signed by another party, such as a federated credential. The closure is
    /// called for every request, because such assertions are valid only for minutes.
    public static func assertion(_ make: @escaping @Sendable () async throws -> SecretString) -> ClientAuthentication {
        ClientAuthentication(.assertion(make))
    }
}

/// A signer of client assertions. The application holds the private key.
public protocol AssertionSigner: Sendable {
    /// The algorithm that ``sign(_:)`` uses, such as PS256 or RS256. The provider must accept it for assertions.
    var algorithm: SigningAlgorithm { get }
    /// The name of the key that is registered with the provider.
    var keyName: AssertionKeyName { get }
    /// Returns the signature of a message as raw bytes, made with ``algorithm``. If it throws, the exchange fails with
    /// `exchange.credential-unavailable`.
    func sign(_ message: [UInt8]) async throws -> [UInt8]
}

/// The name of a key in the header of an assertion: the hash of its certificate or a `kid`, depending on the provider.
public struct AssertionKeyName: Hashable, Sendable {
    private let name: ExactString?
    private let value: ExactString?

    private init(_ name: String? = nil, _ value: String? = nil) {
        self.name = name.map { ExactString($0) }
        self.value = value.map { ExactString($0) }
    }

    /// The name and value of the header member.
    package var headerMember: (name: String, value: String)? {
        guard let name, let value else { return nil }
        return (name.string, value.string)
    }

    /// Creates a name from the SHA-256 hash of the certificate's DER bytes (`x5t#S256`).
    public static func certificateSHA256(_ hash: [UInt8]) -> AssertionKeyName {
        AssertionKeyName("x5t#S256", Base64URL.encode(hash))
    }

    /// Creates a name from the SHA-1 hash of the certificate's DER bytes, for older registrations (`x5t`).
    public static func certificateSHA1(_ hash: [UInt8]) -> AssertionKeyName {
        AssertionKeyName("x5t", Base64URL.encode(hash))
    }

    /// Creates a name from the ID under which the key is published (`kid`).
    public static func keyID(_ name: String) -> AssertionKeyName {
        AssertionKeyName("kid", name)
    }

    /// No name, for providers at which the client has exactly one key.
    public static let unnamed = AssertionKeyName()
}

extension ClientAuthentication {
    /// The method's name in `token_endpoint_auth_methods_supported`, or `nil` for ``none``.
    public var methodName: String? {
        switch method {
        case .none: nil
        case .secretInBody: "client_secret_post"
        case .secretInHeader, .secretInHeaderUnencoded: "client_secret_basic"
        case .privateKey, .assertion: "private_key_jwt"
        }
    }
}
