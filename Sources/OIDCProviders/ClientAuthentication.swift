public import OIDCPrimitives
public import OIDCTokens

/// How a client proves to the token endpoint that it is who it says.
public enum ClientAuthentication: Sendable {
    /// Not at all: for public clients, which have nothing but their challenge.
    case none
    /// With a secret in the body (`client_secret_post`).
    case secretInBody(Secret)
    /// With a secret in the header (`client_secret_basic`).
    case secretInHeader(Secret)
    /// With an assertion that its own private key signs (`private_key_jwt`).
    case privateKey(any AssertionSigner)
    /// With an assertion that somebody else signs: a federated credential. The closure is asked each time, because such
    /// assertions live for minutes.
    case assertion(@Sendable () async throws -> Secret)
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
public enum AssertionKeyName: Hashable, Sendable {
    /// `x5t#S256`: the SHA-256 hash of the certificate's DER bytes.
    case certificateSHA256([UInt8])
    /// `x5t`: the SHA-1 hash of the certificate's DER bytes, for older registrations.
    case certificateSHA1([UInt8])
    /// `kid`, as the key is published.
    case keyID(String)
    /// No name: the provider knows one key of the client and needs none.
    case unnamed

    /// The header member and its value.
    package var headerMember: (name: String, value: String)? {
        switch self {
        case .certificateSHA256(let hash): ("x5t#S256", Base64URL.encode(hash))
        case .certificateSHA1(let hash): ("x5t", Base64URL.encode(hash))
        case .keyID(let name): ("kid", name)
        case .unnamed: nil
        }
    }
}

extension ClientAuthentication {
    /// The value in `token_endpoint_auth_methods_supported`; `nil` for none.
    public var methodName: String? {
        switch self {
        case .none: nil
        case .secretInBody: "client_secret_post"
        case .secretInHeader: "client_secret_basic"
        case .privateKey, .assertion: "private_key_jwt"
        }
    }
}
