import EntraID

extension FakeEntra {
    /// The audience of a federated assertion.
    private static let exchangeAudience = "api://AzureADTokenExchange"
    /// The difference between clocks that is accepted.
    private static let clockSkew = 300.0
    /// The longest time for which an assertion may be valid.
    private static let longestLifetime = 86_400.0

    /// Throws an error if a client assertion is not valid: one of a certificate, or a federated one, whose issuer is not
    /// the client.
    func check(_ assertion: FakeJWT, of application: FakeApplication, at authority: FakeAuthority) throws(FakeError) {
        let claims = assertion.claims
        try checkTimes(of: assertion)
        guard let issuer = claims["iss"]?.string, let subject = claims["sub"]?.string, !subject.isEmpty else {
            throw FakeError(700021)
        }
        let clientID = application.clientID.string
        let isFederated =
            !issuer.asciiLowercased.hasSameBytes(as: clientID) && assertion.header["x5t"] == nil
            && assertion.header["x5t#S256"] == nil
        if isFederated {
            guard URLParts(issuer) != nil else { throw FakeError(700021) }
            guard assertion.hasAudience(where: { $0.hasSameBytes(as: FakeEntra.exchangeAudience) }) else {
                throw FakeError(700212)
            }
        } else {
            guard [issuer, subject].allSatisfy({ $0.asciiLowercased.hasSameBytes(as: clientID) }) else {
                throw FakeError(700021)
            }
            guard assertion.hasAudience(where: authority.isAudience) else { throw FakeError(700023) }
            try checkCertificate(of: assertion, application)
        }
        if let keys = application.assertionKeys, !assertion.isSigned(byKeyIn: keys) { throw FakeError(700027) }
        try use(assertion, of: clientID, isFederated: isFederated)
    }

    private func checkTimes(of assertion: FakeJWT) throws(FakeError) {
        let now = seconds
        guard let expiration = assertion.time("exp"), expiration > now - FakeEntra.clockSkew,
            expiration <= now + FakeEntra.longestLifetime + FakeEntra.clockSkew,
            (assertion.time("nbf") ?? now) <= now + FakeEntra.clockSkew
        else { throw FakeError(700024) }
    }

    /// The header names the certificate by one thumbprint, and the algorithm is one that Entra takes.
    private func checkCertificate(of assertion: FakeJWT, _ application: FakeApplication) throws(FakeError) {
        let algorithm = assertion.header["alg"]?.string ?? ""
        guard ["RS256", "PS256"].contains(where: { $0.hasSameBytes(as: algorithm) }) else { throw FakeError(700027) }
        let full = (assertion.header["x5t#S256"]?.string).map(FakeEntra.withoutPadding)
        let short = (assertion.header["x5t"]?.string).map(FakeEntra.withoutPadding)
        // SHA-256 and SHA-1 of the certificate.
        guard full.map(FakeEntra.byteCount) == 32 || full == nil && short.map(FakeEntra.byteCount) == 20 else {
            throw FakeError(700027, "The header has neither a valid 'x5t#S256' nor a valid 'x5t'.")
        }
        if let full, let certificate = assertion.header["x5c"]?.array?.first?.string {
            guard let bytes = FakeJWT.base64(certificate),
                Base64URL.encode(TestHash.sha256(bytes)).hasSameBytes(as: full)
            else { throw FakeError(700027, "The thumbprint is not that of the certificate in 'x5c'.") }
        }
        guard let certificates = application.certificates else { return }
        guard let named = full ?? short, certificates.contains(where: { $0.hasSameBytes(as: named) }) else {
            throw FakeError(700027, "The certificate is not registered for the application.")
        }
    }

    /// Returns base64url as RFC 7515 has it. MSAL for Python pads thumbprints, which Entra accepts.
    private static func withoutPadding(_ text: String) -> String {
        let padding = text.utf8.reversed().prefix(2).prefix { $0 == UInt8(ascii: "=") }
        return String(Substring(text.utf8.dropLast(padding.count)))
    }

    private static func byteCount(_ text: String) -> Int? { (try? Base64URL.decode(text))?.count }

    /// An assertion of a certificate can be used once. A federated one can be used until it expires.
    private func use(_ assertion: FakeJWT, of clientID: String, isFederated: Bool) throws(FakeError) {
        guard !isFederated else { return }
        guard let name = assertion.claims["jti"]?.string, !name.isEmpty, name.utf8.count <= 256 else {
            throw FakeError(50027, "The assertion has no 'jti'.")
        }
        let isNew = state.withLock { state in
            let key = "\(clientID) \(name)"
            guard state.usedAssertions[key] == nil else { return false }
            state.usedAssertions.insert(true, for: key)
            return true
        }
        guard isNew else { throw FakeError(700027, "The assertion was used before.") }
    }
}
