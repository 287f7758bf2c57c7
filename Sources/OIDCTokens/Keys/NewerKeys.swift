import OIDCPrimitives

extension Refusal {
    /// Whether newer keys of the provider could change this verdict on a token.
    ///
    /// They could if the token names a key that is not known. They could also if it names none: the only key there was has
    /// been tried, and after a rollover that is the wrong one. A bad signature under a key that the token named stays bad.
    package func mayChangeWithNewerKeys(_ token: String) -> Bool {
        switch codes {
        case [.keysUnknownKey]: true
        case [.tokenSignatureInvalid]: (try? CompactToken(token)).map { $0.header.keyID == nil } ?? false
        default: false
        }
    }
}
