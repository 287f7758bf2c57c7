import EntraID
@testable import OIDCTestSupport

/// Signs client assertions with a key that the application does not have, as a key vault does.
struct CertificateSigner: AssertionSigner {
    /// The thumbprints of the certificate, which itself is not sent.
    static let thumbprint = [UInt8](repeating: 0xC1, count: 32)
    static let olderThumbprint = [UInt8](repeating: 0xC2, count: 20)

    let algorithm: SigningAlgorithm

    var keyName: AssertionKeyName {
        algorithm == .ps256
            ? .certificateSHA256(CertificateSigner.thumbprint) : .certificateSHA1(CertificateSigner.olderThumbprint)
    }

    func sign(_ message: [UInt8]) async throws -> [UInt8] {
        algorithm == .ps256
            ? TestKey.one.power(of: SaltedHash(of: message).bytes) : TestKey.one.signature(over: message)
    }

    /// The members of a registration with the certificate and its key, and without secrets.
    static let registration: JSONObject = [
        "secrets": [],
        "certificates": [.string(Base64URL.encode(thumbprint)), .string(Base64URL.encode(olderThumbprint))],
        "assertionKeys": .object(["keys": .array([.object(TestKey.one.publicMembers(keyID: "of-the-application"))])]),
    ]
}
