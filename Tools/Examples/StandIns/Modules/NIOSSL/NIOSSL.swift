// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Stand-ins for the TLS settings of swift-nio-ssl. Nothing is read from the files.
public struct NIOSSLCertificate: Sendable {
    public static func fromPEMFile(_ path: String) throws -> [NIOSSLCertificate] { [NIOSSLCertificate()] }
}

public enum NIOSSLSerializationFormats: Sendable { case pem, der }

public struct NIOSSLPrivateKey: Sendable {
    public init(file: String, format: NIOSSLSerializationFormats) throws {}
}

public enum NIOSSLCertificateSource: Sendable { case certificate(NIOSSLCertificate) }

public enum NIOSSLPrivateKeySource: Sendable { case privateKey(NIOSSLPrivateKey) }

public enum NIOSSLAdditionalTrustRoots: Sendable { case file(String) }

public struct TLSConfiguration: Sendable {
    public var additionalTrustRoots: [NIOSSLAdditionalTrustRoots] = []
    public var certificateChain: [NIOSSLCertificateSource] = []
    public var privateKey: NIOSSLPrivateKeySource?

    public static func makeClientConfiguration() -> TLSConfiguration { TLSConfiguration() }
}
