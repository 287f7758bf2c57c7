public import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

/// The public key of another crypto library, in place of which the library's own verification is used.
public struct RSAPublicKey: Sendable {
    private struct InvalidKey: Error {}

    private let key: any PreparedKey

    /// Creates a key.
    public init(modulus: [UInt8], exponent: [UInt8]) throws {
        let (n, e) = (Base64URL.encode(modulus), Base64URL.encode(exponent))
        let document = #"{"keys":[{"kty":"RSA","kid":"1","n":"\#(n)","e":"\#(e)"}]}"#
        let keys = try KeySet(jwks: Array(document.utf8), warnings: .ignored).keys
        guard let key = keys.first.flatMap(SoftwareCrypto().prepare) else { throw InvalidKey() }
        self.key = key
    }

    /// Returns whether the signature is valid under RS256.
    public func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        let (signature, message) = (signature[...], message[...])
        return key.isValid(signature: signature.span, message: message.span, algorithm: .rs256)
    }
}

/// Returns the hash of a message, in place of another crypto library.
public func softwareHash(_ message: [UInt8], _ function: HashAlgorithm) -> [UInt8] {
    let message = message[...]
    return SoftwareCrypto().hash(message.span, with: function)
}
