extension EntraErrorEntry {
    /// The errors with secrets, certificates, and client assertions.
    static let clientCredentialErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            50006, .clientCredential, .rarely, [.tokenEndpoint],
            "A signature could not be verified.",
            "If the app uses a certificate, upload the certificate that matches its private key under "
                + "“App registrations” › the app › “Certificates & secrets” › “Certificates”."),
        EntraErrorEntry(
            50012, .clientCredential, .occasionally, [.tokenEndpoint],
            "The app's certificate was rejected because of its subject, thumbprint, chain, or signature, or because of "
                + "a policy.",
            "Upload the certificate again under “App registrations” › the app › “Certificates & secrets” › "
                + "“Certificates”, and check that the app signs with the matching private key."),
        EntraErrorEntry(
            50013, .clientCredential, .occasionally, [.tokenEndpoint],
            "The app's assertion is not valid. This error has several causes.",
            "Check the server's clock and the audience in the assertion."),
        EntraErrorEntry(
            50027, .clientCredential, .occasionally, [.tokenEndpoint],
            "The app's signed token is malformed, or its issuer, audience, subject, nonce, or time is wrong.",
            "Check the server's clock, and have the app's developer check the contents of the client assertion."),
        EntraErrorEntry(
            50032, .clientCredential, .occasionally, [.tokenEndpoint],
            "The app's RSA key is too weak.",
            "Create a key of 2048 bits or more, and upload its certificate under “App registrations” › the app › "
                + "“Certificates & secrets” › “Certificates”."),
        EntraErrorEntry(
            50048, .clientCredential, .occasionally, [.tokenEndpoint],
            "The subject and the issuer of the app's client assertion differ.",
            "Set both to the client ID, which the portal shows as “Application (client) ID”."),
        EntraErrorEntry(
            50098, .clientCredential, .rarely, [.tokenEndpoint],
            "A required value is missing from the app's signed token.",
            "The message contains the missing value. Have the app's developer add it to the client assertion."),
        EntraErrorEntry(
            50120, .clientCredential, .rarely, [.tokenEndpoint],
            "The header of the app's signed token has an unknown credential type.",
            "Have the app's developer check the algorithm, the type, and the thumbprint in the header of the client "
                + "assertion."),
        EntraErrorEntry(
            50171, .clientCredential, .rarely, [.tokenEndpoint],
            "The audience of the assertion is only valid if the app presents its certificate during the TLS handshake.",
            "Use the ordinary token endpoint as the audience, or present the certificate during the TLS handshake."),
        EntraErrorEntry(
            70002, .clientCredential, .often, [.tokenEndpoint],
            "The credentials in the request were rejected. Usually, the client secret is wrong.",
            "Paste the “Value” of a secret, not its “Secret ID”, from “App registrations” › the app › "
                + "“Certificates & secrets” › “Client secrets”. If the message contains a second error code, look up "
                + "that code for the cause."),
        EntraErrorEntry(
            392200, .clientCredential, .rarely, [.tokenEndpoint],
            "The request has no client certificate, which is required.",
            "Check that the app has its certificate and private key, and presents the certificate when it connects to "
                + "the token endpoint."),
        EntraErrorEntry(
            392204, .clientCredential, .rarely, [.tokenEndpoint],
            "The app's client certificate has expired.",
            "Create a new certificate, upload it under “App registrations” › the app › “Certificates & secrets” › "
                + "“Certificates”, and configure it in the app."),
        EntraErrorEntry(
            500133, .clientCredential, .rarely, [.tokenEndpoint],
            "The user's token that the app sent as an assertion is expired or not yet valid.",
            "Get a new token first, and check the server's clock."),
        EntraErrorEntry(
            500181, .clientCredential, .rarely, [.tokenEndpoint],
            "The certificate that the app presented during the TLS handshake is not the one in its assertion.",
            "Use the same certificate for both."),
        EntraErrorEntry(
            700021, .clientCredential, .occasionally, [.tokenEndpoint],
            "The application ID in the client assertion differs from the request's client_id.",
            "Use the same client ID in both: the “Application (client) ID” in “App registrations” › the app › "
                + "“Overview”."),
        EntraErrorEntry(
            700024, .clientCredential, .often, [.tokenEndpoint],
            "The client assertion is expired or not yet valid.",
            "Correct the server's clock, and create the assertion just before sending it."),
        EntraErrorEntry(
            700025, .clientCredential, .often, [.tokenEndpoint],
            "The app is registered as a public client, so it must not send a secret or an assertion.",
            "If the app runs on a server, move its redirect URI to “Web” in “App registrations” › the app › "
                + "“Authentication”. Otherwise, remove the secret from the app's settings."),
        EntraErrorEntry(
            700027, .clientCredential, .often, [.tokenEndpoint],
            "The signature of the app's client assertion does not match the registered certificate.",
            "Upload the certificate that matches the app's private key under “App registrations” › the app › "
                + "“Certificates & secrets” › “Certificates”. Then check that the assertion contains the thumbprint of "
                + "this certificate."),
        EntraErrorEntry(
            700030, .clientCredential, .occasionally, [.tokenEndpoint],
            "The subject name of the app's certificate is not authorized.",
            "Use the certificate that is registered under “App registrations” › the app › “Certificates & secrets” › "
                + "“Certificates”."),
        EntraErrorEntry(
            900384, .clientCredential, .rarely, [.tokenEndpoint],
            "The signature of a signed token could not be validated. This error has several causes.",
            "The rest of the message contains the cause."),
        EntraErrorEntry(
            1000613, .clientCredential, .rarely, [.tokenEndpoint],
            "The jku header of the attestation token was rejected. It must be a URL on the domain of the token's "
                + "issuer.",
            "Report this to the developer of the software that creates the attestation token."),
        EntraErrorEntry(
            5002723, .clientCredential, .rarely, [.tokenEndpoint],
            "The header of the app's signed token does not identify its certificate.",
            "Add the certificate's SHA-256 or SHA-1 thumbprint, or the key ID, to the header of the assertion."),
        EntraErrorEntry(
            5002738, .clientCredential, .rarely, [.tokenEndpoint],
            "The app's signed token uses an unsupported signature algorithm, such as HS256.",
            "Sign with the private key of the certificate, with one of the algorithms that the message lists."),
        EntraErrorEntry(
            7000215, .clientCredential, .veryOften, [.tokenEndpoint],
            "The client secret is wrong.",
            "Paste the “Value” of a secret, not its “Secret ID”, from “App registrations” › the app › "
                + "“Certificates & secrets” › “Client secrets”. If the value is no longer shown, create a new secret. "
                + "Check that the secret is complete, that the app URL-encodes it, and that it belongs to this client "
                + "ID."),
        EntraErrorEntry(
            7000216, .clientCredential, .occasionally, [.tokenEndpoint],
            "The app requested a token for itself without a credential.",
            "In the app's settings, enter the “Value” of a secret from “App registrations” › the app › "
                + "“Certificates & secrets” › “Client secrets”, or configure a certificate."),
        EntraErrorEntry(
            7000218, .clientCredential, .veryOften, [.tokenEndpoint],
            "The token request has neither a client secret nor a client assertion. A redirect URI under “Web” requires "
                + "one of them.",
            "Create a secret under “App registrations” › the app › “Certificates & secrets” › “Client secrets”, and "
                + "enter its “Value” in the app's settings, or configure a certificate. If the app cannot keep a "
                + "secret, “Web” is the wrong platform for its redirect URI."),
        EntraErrorEntry(
            7000222, .clientCredential, .veryOften, [.tokenEndpoint],
            "The client secret has expired.",
            "Create a new one with “New client secret” under “App registrations” › the app › “Certificates & secrets” "
                + "› “Client secrets”, and enter its “Value” in the app's settings. Note the date in the column "
                + "“Expires”, which is at most 24 months ahead."),
    ]
}
