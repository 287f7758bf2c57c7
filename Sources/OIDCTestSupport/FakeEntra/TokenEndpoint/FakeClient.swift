import EntraID
import OIDCLoopback

/// The client of a token request, and how it authenticated.
struct FakeClient: Sendable {
    let application: FakeApplication
    let authentication: FakeClientAuthentication

    var id: GUID { application.clientID }
}

extension FakeEntra {
    private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    /// Returns the client of a token request.
    ///
    /// A registered application with secrets, certificates, or keys must authenticate. Any other may be a public client.
    func client(
        of request: LoopbackRequest, _ form: FakeForm, at authority: FakeAuthority
    ) throws(FakeError) -> FakeClient {
        let basic = try FakeEntra.basicCredentials(request)
        if let basic, let id = form["client_id"], !id.hasSameBytes(as: basic.clientID) {
            throw FakeError(90023, "The header and the form name different clients.")
        }
        let assertion = form["client_assertion"].flatMap(FakeJWT.init)
        if form["client_assertion"] != nil, assertion == nil { throw FakeError(50027) }
        // A client with an assertion may leave its ID out (RFC 7521 §4.2).
        guard let clientID = basic?.clientID ?? form["client_id"] ?? assertion?.claims["sub"]?.string else {
            throw FakeError.missing("client_id")
        }
        let known = state.withLock { $0.directory.application(clientID) }
        guard let application = known, application.isInDirectory(of: authority) else {
            throw FakeError(700016, "Application with identifier '\(clientID)' was not found in the directory.")
        }
        if let assertion {
            guard form["client_assertion_type"]?.hasSameBytes(as: FakeEntra.assertionType) == true else {
                throw FakeError(90023, "The value of 'client_assertion_type' is not supported.")
            }
            try check(assertion, of: application, at: authority)
            return FakeClient(application: application, authentication: .assertion)
        }
        if let secret = basic?.secret ?? form["client_secret"].map({ SecretString($0) }) {
            guard application.accepts(secret) else {
                throw FakeError(application.hasExpired(secret) ? 7000222 : 7000215)
            }
            return FakeClient(application: application, authentication: .secret)
        }
        guard application.secrets == nil, application.certificates == nil, application.assertionKeys == nil else {
            throw FakeError(7000218)
        }
        return FakeClient(application: application, authentication: .none)
    }

    /// Returns the client ID and the secret in the header. Both are form-encoded before they are joined (RFC 6749
    /// §2.3.1).
    private static func basicCredentials(
        _ request: LoopbackRequest
    ) throws(FakeError) -> (clientID: String, secret: SecretString)? {
        guard let field = request.values(of: "Authorization").first else { return nil }
        let words = Substring(field).split(at: " ")
        guard words.count == 2, words[0].asciiLowercased.hasSameBytes(as: "basic") else {
            throw FakeError(90023, "The header 'Authorization' is not one of a client.")
        }
        guard let bytes = FakeJWT.base64(words[1]),
            case let pair = Substring(decoding: bytes, as: UTF8.self), let colon = pair.utf8.firstIndex(of: 0x3A),
            let clientID = decodedFormValue(pair[..<colon]),
            let secret = decodedFormValue(Substring(pair.utf8[colon...].dropFirst()))
        else { throw FakeError(90023, "The header 'Authorization' cannot be read.") }
        return (clientID, SecretString(secret))
    }

    private static func decodedFormValue(_ text: Substring) -> String? {
        // An ampersand would begin another parameter. In an encoded value, there is none.
        guard !text.utf8.contains(UInt8(ascii: "&")) else { return nil }
        return (try? FormEncoding.decode("v=\(text)"))?.first?.value
    }
}

extension FakeApplication {
    fileprivate func accepts(_ secret: SecretString) -> Bool {
        guard !secret.isEmpty, secret != SecretString(FakeApplication.wrongSecret) else { return false }
        guard !hasExpired(secret) else { return false }
        guard let secrets else { return true }
        // Every secret is compared, so that the time does not depend on which one it is.
        return secrets.map { $0 == secret }.contains(true)
    }

    fileprivate func hasExpired(_ secret: SecretString) -> Bool {
        expiredSecrets.map { $0 == secret }.contains(true)
    }

    /// Whether the application can be used at an authority. A shared authority leaves the tenant open.
    func isInDirectory(of authority: FakeAuthority) -> Bool {
        guard let tenants else { return true }
        return authority.directory.map { tenants.contains($0) } ?? true
    }
}
