import Foundation
import OIDCPrimitives
import Testing

@testable import OIDCURLSession

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// How Foundation's errors are reported. The descriptions are those that libcurl 7.88 and OpenSSL 3.0 gave for servers
/// on this machine.
@Suite struct TransportFailureTests {
    private func failure(_ code: URLError.Code, _ description: String? = nil) -> TransportFailure {
        TransportFailure(URLError(code, userInfo: description.map { [NSLocalizedDescriptionKey: $0] } ?? [:]))
    }

    /// On Linux, Foundation reports all of these as an unknown error.
    @Test(
        "A certificate that is not accepted is reported as such, with the reason",
        arguments: [
            "SSL certificate problem: unable to get local issuer certificate",
            "SSL certificate problem: self-signed certificate",
            "SSL certificate problem: self-signed certificate in certificate chain",
            "SSL certificate problem: certificate has expired",
            "SSL certificate problem: certificate is not yet valid",
            "SSL: no alternative certificate subject name matches target host name 'localhost'",
            "SSL: no alternative certificate subject name matches target host name 'alert.example.com'",
            "error setting certificate file: /etc/ssl/certs/ca-certificates.crt",
            "Problem with the SSL CA cert (path? access rights?)",
        ])
    func untrustedCertificate(description: String) {
        #expect(failure(.unknown, description) == .certificateUntrusted(reason: description))
    }

    @Test(
        "Certificate errors with a code of their own are reported as such",
        arguments: [
            (.serverCertificateHasBadDate, "the certificate has expired or is not yet valid"),
            (.serverCertificateNotYetValid, "the certificate has expired or is not yet valid"),
            (.serverCertificateUntrusted, "the certificate is not trusted or not valid for this host"),
            (.serverCertificateHasUnknownRoot, "the certificate is not trusted or not valid for this host"),
        ] as [(URLError.Code, String)])
    func namedCertificateError(code: URLError.Code, reason: String) {
        #expect(failure(code) == .certificateUntrusted(reason: reason))
    }

    @Test(
        "Other errors without a code say what happened",
        arguments: [
            "Could not resolve proxy: proxy.example.com", "Could not resolve proxy: certificates.example.com",
            "CONNECT tunnel failed, response 407", "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number",
        ])
    func otherErrors(description: String) {
        #expect(failure(.unknown, description) == .unreachable(reason: description))
    }

    @Test(
        "An alert is about the client, not about the server's certificate",
        arguments: [
            (
                "OpenSSL SSL_read: OpenSSL/3.0.19: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0",
                "the server requires a client certificate"
            ),
            (
                "OpenSSL/3.0.19: error:0A000410:SSL routines::sslv3 alert handshake failure",
                "the TLS handshake failed: OpenSSL/3.0.19: error:0A000410:SSL routines::sslv3 alert handshake failure"
            ),
        ])
    func alerts(description: String, reason: String) {
        #expect(failure(.unknown, description) == .unreachable(reason: reason))
    }

    @Test(
        "Errors of the connection have the reason of their code",
        arguments: [
            (.cannotFindHost, "the host name is unknown"), (.dnsLookupFailed, "the host name is unknown"),
            (.cannotConnectToHost, "the connection was refused"),
            (.networkConnectionLost, "the connection was lost before the response was complete"),
            (.badServerResponse, "the connection was lost before the response was complete"),
            (.notConnectedToInternet, "this machine has no network connection"),
            (.secureConnectionFailed, "the TLS handshake failed"),
            (.clientCertificateRequired, "the server requires a client certificate"),
        ] as [(URLError.Code, String)])
    func connectionErrors(code: URLError.Code, reason: String) {
        #expect(failure(code, "certificate") == .unreachable(reason: reason))
    }

    @Test("A timeout is a timeout, and an error without words has its number") func numbers() {
        #expect(failure(.timedOut, "certificate") == .timedOut)
        let bare = NSError(domain: "test", code: 7)
        #expect(TransportFailure(bare) == .unreachable(reason: "URLSession failed with error 7"))
    }
}
