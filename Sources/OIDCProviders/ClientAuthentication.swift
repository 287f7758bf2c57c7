public import OIDCPrimitives
public import OIDCTokens

/// How a client proves to the token endpoint that it is who it says.
public struct ClientAuthentication: Sendable {
    package enum Method: Sendable {
        case none
        case secretInBody(Secret)
        case secretInHeader(Secret)
        case privateKey(any AssertionSigner)
        case assertion(@Sendable () async throws -> Secret)
    }

    package let method: Method

    private init(_ method: Method) {
        self.method = method
    }

    /// Not at all: for public clients, which have nothing but their challenge.
    public static let none = ClientAuthentication(.none)

    /// With a secret in the body (`client_secret_post`).
    public static func secretInBody(_ secret: Secret) -> ClientAuthentication {
        ClientAuthentication(.secretInBody(secret))
    }

    /// With a secret in the header (`client_secret_basic`).
    public static func secretInHeader(_ secret: Secret) -> ClientAuthentication {
        ClientAuthentication(.secretInHeader(secret))
    }

    /// With an assertion that its own private key signs (`private_key_jwt`).
    public static func privateKey(_ signer: any AssertionSigner) -> ClientAuthentication {
        ClientAuthentication(.privateKey(signer))
    }

    /// With an assertion that somebody else signs: a federated credential. The closure is asked each time, because such
    /// assertions live for minutes.
    public static func assertion(_ make: @escaping @Sendable () async throws -> Secret) -> ClientAuthentication {
        ClientAuthentication(.assertion(make))
    }
}

/// Signs a client's assertions with a private key that the application keeps.
public protocol AssertionSigner: Sendable {
    /// The algorithm of ``sign(_:)``: one that the provider accepts for assertions, such as PS256 or RS256.
    var algorithm: SigningAlgorithm { get }
    /// Names the key that is registered with the provider.
    var keyName: AssertionKeyName { get }
    /// The signature over a message, as raw bytes, made with ``algorithm``. When it throws, the exchange is refused
    /// with `exchange.credential-unavailable`.
    func sign(_ message: [UInt8]) async throws -> [UInt8]
}

/// The name of a key in the header of an assertion: some providers want that of its certificate, others a `kid`.
public struct AssertionKeyName: Hashable, Sendable {
    private let name: ExactText?
    private let value: ExactText?

    private init(_ name: String? = nil, _ value: String? = nil) {
        self.name = name.map { ExactText($0) }
        self.value = value.map { ExactText($0) }
    }

    /// The header member and its value.
    package var headerMember: (name: String, value: String)? {
        guard let name, let value else { return nil }
        return (name.text, value.text)
    }

    /// `x5t#S256`: the SHA-256 hash of the certificate's DER bytes.
    public static func certificateSHA256(_ hash: [UInt8]) -> AssertionKeyName {
        AssertionKeyName("x5t#S256", Base64URL.encode(hash))
    }

    /// `x5t`: the SHA-1 hash of the certificate's DER bytes, for older registrations.
    public static func certificateSHA1(_ hash: [UInt8]) -> AssertionKeyName {
        AssertionKeyName("x5t", Base64URL.encode(hash))
    }

    /// `kid`, as the key is published.
    public static func keyID(_ name: String) -> AssertionKeyName {
        AssertionKeyName("kid", name)
    }

    /// No name: the provider knows one key of the client and needs none.
    public static let unnamed = AssertionKeyName()
}

extension ClientAuthentication {
    /// The value in `token_endpoint_auth_methods_supported`; `nil` for none.
    public var methodName: String? {
        switch method {
        case .none: nil
        case .secretInBody: "client_secret_post"
        case .secretInHeader: "client_secret_basic"
        case .privateKey, .assertion: "private_key_jwt"
        }
    }
}
