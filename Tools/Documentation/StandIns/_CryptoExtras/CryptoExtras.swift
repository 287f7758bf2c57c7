// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Crypto
public import Foundation

/// Stand-ins for the extras of swift-crypto.
public enum _RSA {
    public enum Signing {
        public enum Padding { case insecurePKCS1v1_5 }

        public struct RSASignature: Sendable {
            public init(rawRepresentation: some DataProtocol) {}
        }

        public struct PublicKey: Sendable {
            public init(n: some ContiguousBytes, e: some ContiguousBytes) throws {}

            public func isValidSignature(_ signature: RSASignature, for digest: some Digest, padding: Padding) -> Bool {
                false
            }
        }
    }
}
