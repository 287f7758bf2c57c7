extension EntraError {
    /// What goes wrong with secrets, certificates and client assertions.
    static let clientCredentialErrors: [EntraError] = [
        EntraError(
            50006, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "A signature could not be verified.",
            "If the app identifies itself with a certificate, upload the one that belongs to its private key under "
                + "“App registrations” › the app › “Certificates & secrets” › “Certificates”."),
        EntraError(
            50012, .clientCredential, .occasionally, [.tokenEndpoint],
            "The app's certificate was not accepted: its subject, thumbprint or chain, the signature made with it, or "
                + "a policy is the reason.",
            "Upload the certificate again under “App registrations” › the app › “Certificates & secrets” › "
                + "“Certificates”, and check that the app signs with the private key that belongs to it."),
        EntraError(
            50013, .clientCredential, .occasionally, [.tokenEndpoint],
            "The assertion that the app sent is not valid, which can have several causes.",
            "Check the server's clock and the audience that the app writes into the assertion."),
        EntraError(
            50027, .clientCredential, .occasionally, [.tokenEndpoint],
            "The signed token that the app sent is malformed, or something in it is wrong: issuer, audience, subject, "
                + "nonce or time.",
            "Check the server's clock, and have the app's maker check what the app writes into its client assertion."),
        EntraError(
            50032, .clientCredential, .occasionally, [.tokenEndpoint],
            "The app's RSA key is too weak.",
            "Make a key of 2048 bits or more, and upload its certificate under “App registrations” › the app › "
                + "“Certificates & secrets” › “Certificates”."),
        EntraError(
            50048, .clientCredential, .occasionally, [.tokenEndpoint],
            "Subject and issuer of the app's client assertion are not the same.",
            "Have the app write the client ID, “Application (client) ID” in the portal, into both."),
        EntraError(
            50098, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The signed token that the app sent lacks something it must contain.",
            "Have the app's maker compare what the app writes into its client assertion with what the message says is "
                + "missing."),
        EntraError(
            50120, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The header of the signed token that the app sent names a credential of an unknown type.",
            "Have the app's maker check the algorithm, the type and the thumbprint in the header of the client "
                + "assertion."),
        EntraError(
            50171, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The audience of the assertion may be used only where the app presents its certificate as it connects.",
            "Have the app name the ordinary token endpoint as the audience, or present its certificate as it "
                + "connects."),
        EntraError(
            70002, .clientCredential, .commonly, [.tokenEndpoint],
            "The credentials of the request were not accepted; most often the client secret is wrong.",
            "Paste the “Value” of a secret, not its “Secret ID”, from “App registrations” › the app › "
                + "“Certificates & secrets” › “Client secrets”. If the message goes on with a second number, that "
                + "number tells the cause."),
        EntraError(
            392200, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The request came without the client certificate that it needs.",
            "Check that the app has its certificate with the private key, and presents it as it connects to the token "
                + "endpoint."),
        EntraError(
            392204, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The client certificate that the app presented has expired.",
            "Make a new certificate, upload it under “App registrations” › the app › “Certificates & secrets” › "
                + "“Certificates”, and give it to the app."),
        EntraError(
            500133, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The user's token that the app sent as an assertion is not valid at this time.",
            "Have the app get a fresh token first, and check the server's clock."),
        EntraError(
            500181, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The certificate that the app presented as it connected is not the one in its assertion.",
            "Have the app use one and the same certificate for both."),
        EntraError(
            700021, .clientCredential, .occasionally, [.tokenEndpoint],
            "The client assertion names another application than the request's client_id.",
            "Have the app use the same client ID in both, which is “Application (client) ID” in “App registrations” › "
                + "the app › “Overview”."),
        EntraError(
            700024, .clientCredential, .commonly, [.tokenEndpoint],
            "The client assertion is not valid at this time.",
            "Set the server's clock right, and have the app make its assertion just before it sends it."),
        EntraError(
            700025, .clientCredential, .commonly, [.tokenEndpoint],
            "By its registration the app is a public client, which must not send a secret or an assertion.",
            "If the app runs on a server, move its redirect URI to “Web” in “App registrations” › the app › "
                + "“Authentication”. Otherwise remove the secret from the app's settings."),
        EntraError(
            700027, .clientCredential, .commonly, [.tokenEndpoint],
            "The signature of the app's client assertion does not fit the certificate that is registered.",
            "Upload the certificate that belongs to the app's private key under “App registrations” › the app › "
                + "“Certificates & secrets” › “Certificates”. Then check that the app names the thumbprint of this "
                + "certificate in its assertion."),
        EntraError(
            700030, .clientCredential, .occasionally, [.tokenEndpoint],
            "The subject name in the app's certificate is not authorized.",
            "Have the app use the certificate that is registered for it, under “App registrations” › the app › "
                + "“Certificates & secrets” › “Certificates”."),
        EntraError(
            900384, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The signature of a signed token could not be validated; the cause varies.",
            "Read the rest of the message, which tells the cause."),
        EntraError(
            1000613, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The attestation token has a header jku that is not accepted: it must be an address on the domain of the "
                + "token's issuer.",
            "This lies with the software that makes the attestation token: have its maker correct that header."),
        EntraError(
            5002723, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The header of the signed token that the app sent does not tell which certificate it was signed with.",
            "Have the app write the thumbprint of its certificate, SHA-256 or SHA-1, or the key's ID into the header "
                + "of its assertion."),
        EntraError(
            5002738, .clientCredential, .hardlyEver, [.tokenEndpoint],
            "The signed token that the app sent uses a signature algorithm that is not supported, such as HS256.",
            "Have the app sign with the private key of its certificate, by one of the algorithms that the message "
                + "lists."),
        EntraError(
            7000215, .clientCredential, .constantly, [.tokenEndpoint],
            "The client secret is wrong.",
            "Paste the “Value” of a secret, not its “Secret ID”, from “App registrations” › the app › "
                + "“Certificates & secrets” › “Client secrets”; create a new secret if the value is no longer shown. "
                + "Check that nothing is cut off, that the app URL-encodes the secret, and that it belongs to this "
                + "client ID."),
        EntraError(
            7000216, .clientCredential, .occasionally, [.tokenEndpoint],
            "The app asked for a token in its own name and proved by nothing that it is this app.",
            "Enter in the app's settings the “Value” of a secret from “App registrations” › the app › "
                + "“Certificates & secrets” › “Client secrets”, or have the app identify itself with a certificate."),
        EntraError(
            7000218, .clientCredential, .constantly, [.tokenEndpoint],
            "The token request has neither a client secret nor a client assertion, one of which is required for a "
                + "redirect URI under “Web”.",
            "Create a secret under “App registrations” › the app › “Certificates & secrets” › “Client secrets” and "
                + "enter its “Value” in the app's settings, or give the app a certificate. If the app is one that "
                + "cannot keep a secret, “Web” is the wrong platform for its redirect URI."),
        EntraError(
            7000222, .clientCredential, .constantly, [.tokenEndpoint],
            "The client secret has expired.",
            "Create a new one with “New client secret” under “App registrations” › the app › “Certificates & secrets” "
                + "› “Client secrets”, and enter its “Value” in the app's settings. Note the date in the column "
                + "“Expires”, which is at most 24 months away."),
    ]
}
