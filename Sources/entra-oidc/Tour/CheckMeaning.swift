import EntraID

extension TokenCheck {
    /// What it means that the check passed.
    var meaning: String {
        switch name {
        case .structure: "It has three segments of canonical base64url, and JSON in which no name stands twice."
        case .algorithm: "It is signed as expected; a token does not choose how it is checked."
        case .key: "The key that it names is one of the provider's."
        case .signature: "The signature is that key's, over exactly these bytes."
        case .issuer: "The provider issued it, and the key may speak for that issuer."
        case .subject: "It names somebody."
        case .audience: "It is for this application."
        case .authorizedParty: "No other application was given it."
        case .purpose: "It is an ID token, and nothing marks it as a token of another kind."
        case .expiry: "It has not expired."
        case .notBefore: "It is valid already."
        case .issuedAt: "It was not issued in the future."
        case .nonce: "It answers this sign-in: its nonce is the one that was sent."
        case .context: "The person proved who they are as was asked."
        case .authenticationTime: "The user authenticated recently enough."
        case .codeHash: "It came with this code."
        case .accessTokenHash: "It came with this access token."
        case .sameSubject: "It is about the same person as the other token."
        }
    }
}
