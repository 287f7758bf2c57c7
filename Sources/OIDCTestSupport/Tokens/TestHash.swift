import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

/// SHA-256 as tokens and challenges use it.
enum TestHash {
    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        let slice = bytes[...]
        return SoftwareCrypto().hash(slice.span, with: .sha256)
    }

    /// Returns the value of `code_challenge` (RFC 7636 §4.2).
    static func challenge(_ verifier: String) -> String {
        Base64URL.encode(sha256(Array(verifier.utf8)))
    }

    /// Returns the value of `c_hash` or `at_hash`, the left half of the hash.
    static func leftHalf(_ text: String) -> JSONValue {
        .string(Base64URL.encode(sha256(Array(text.utf8)).prefix(16)))
    }
}

extension TestKey {
    /// The public key as OpenSSL writes it, which the attack uses as the secret.
    var publicKeyPEM: String {
        let start: [UInt8] = [
            0x30, 0x82, 0x01, 0x22, 0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05,
            0x00, 0x03, 0x82, 0x01, 0x0F, 0x00, 0x30, 0x82, 0x01, 0x0A, 0x02, 0x82, 0x01, 0x01, 0x00,
        ]
        // 392 characters: a multiple of four, so without padding.
        let text = Base64URL.encode(start + modulus + [0x02, 0x03, 0x01, 0x00, 0x01]).map { character in
            character == "-" ? "+" : character == "_" ? "/" : character
        }
        let lines = stride(from: 0, to: text.count, by: 64).map { String(text[$0..<min($0 + 64, text.count)]) }
        return (["-----BEGIN PUBLIC KEY-----"] + lines + ["-----END PUBLIC KEY-----", ""]).joined(separator: "\n")
    }
}
