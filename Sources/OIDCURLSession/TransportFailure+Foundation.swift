import OIDCPrimitives

#if canImport(FoundationNetworking)
    import Foundation
    import FoundationNetworking
#else
    import Foundation
#endif

extension TransportFailure {
    /// Creates a failure that describes Foundation's error for administrators.
    init(_ error: any Error) {
        switch (error as? URLError)?.code {
        case .timedOut: self = .timedOut
        case .cannotFindHost, .dnsLookupFailed: self = .unreachable(reason: "the host name is unknown")
        case .cannotConnectToHost: self = .unreachable(reason: "the connection was refused")
        case .networkConnectionLost, .badServerResponse:
            self = .unreachable(reason: "the connection was lost before the response was complete")
        case .notConnectedToInternet: self = .unreachable(reason: "this machine has no network connection")
        case .secureConnectionFailed: self = .unreachable(reason: "the TLS handshake failed")
        case .clientCertificateRejected, .clientCertificateRequired:
            self = .unreachable(reason: Self.clientCertificate)
        case .serverCertificateHasBadDate, .serverCertificateNotYetValid:
            self = .certificateUntrusted(reason: "the certificate has expired or is not yet valid")
        case .serverCertificateUntrusted, .serverCertificateHasUnknownRoot:
            self = .certificateUntrusted(reason: "the certificate is not trusted or not valid for this host")
        default: self = Self.unnamed(error)
        }
    }

    private static let clientCertificate = "the server requires a client certificate"

    /// Describes an error that has no code of its own. On Linux, these are all errors of certificates, of the TLS
    /// handshake and of proxies, and only their description, which is libcurl's, tells them apart. It contains no part
    /// of the request but the host name.
    private static func unnamed(_ error: any Error) -> TransportFailure {
        let error = error as NSError
        guard let description = error.userInfo[NSLocalizedDescriptionKey] as? String, !description.isEmpty else {
            return .unreachable(reason: "URLSession failed with error \(error.code)")
        }
        let words = description.lowercased()
        // An alert comes from the server, so it is never about the server's own certificate.
        if words.contains(" alert ") {
            let isAboutClient = words.contains("certificate required")
            return .unreachable(reason: isAboutClient ? clientCertificate : "the TLS handshake failed: \(description)")
        }
        // “error setting certificate file” and “SSL CA cert” mean that the list of trusted authorities is missing.
        let isAboutCertificate =
            (words.contains("certificate") || words.contains("ca cert")) && !words.hasPrefix("could not resolve")
        return isAboutCertificate
            ? .certificateUntrusted(reason: description) : .unreachable(reason: description)
    }
}
