import EntraID

extension TokenCheck {
    /// The meaning of a passed check.
    var meaning: String {
        switch name {
        case .structure: "The token has three canonical base64url segments, and its JSON has no duplicate names."
        case .algorithm: "The signature algorithm is one that your application expects."
        case .key: "The token's key ID is that of a key in the provider's key set."
        case .signature: "The signature over the token is valid for that key."
        case .issuer: "The issuer is the configured provider, and the key may be used for that issuer."
        case .subject: "The token identifies a user."
        case .audience: "The token was issued for this application."
        case .authorizedParty: "The token was not issued to another application."
        case .purpose: "The token is an ID token and not a token of another kind."
        case .expiry: "The token has not expired."
        case .notBefore: "The token is already valid."
        case .issuedAt: "The token was not issued in the future."
        case .nonce: "The nonce matches the one sent, so the token belongs to this sign-in."
        case .context: "The user authenticated in the way that the application requested."
        case .methods: "The user authenticated with every required method."
        case .authenticationTime: "The user authenticated recently enough."
        case .codeHash: "The token was issued together with this authorization code."
        case .accessTokenHash: "The token was issued together with this access token."
        case .sameSubject: "The token is for the same user as the other token."
        }
    }
}
