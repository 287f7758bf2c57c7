import Synchronization

/// An access token that passed every check at least once.
package final class SeenToken: Sendable {
    let signed: SignedToken
    /// The approximate number of bytes that the token takes in memory.
    let byteCount: Int

    /// The times at which every use is checked. They are valid, because the token was accepted.
    private let expiry: Double
    private let start: Double

    private let typed = AtomicLazyReference<any AnyObject & Sendable>()

    init(_ signed: SignedToken) {
        self.signed = signed
        let claims = signed.token.unverifiedClaims
        expiry = SeenToken.seconds("exp", claims) ?? -.infinity
        start = max(SeenToken.seconds("iat", claims) ?? .infinity, SeenToken.seconds("nbf", claims) ?? 0)
        byteCount = signed.token.byteCountInMemory + SeenToken.overhead
    }

    private static func seconds(_ name: StaticString, _ claims: ClaimSet) -> Double? {
        if case .value(let date) = claims.readDate(name) { date.seconds } else { nil }
    }

    /// Returns whether the checks of `exp`, `nbf` and `iat` pass. Otherwise the complete checks find out why not.
    func isCurrent(at now: Double, leeway: Double) -> Bool { now - leeway < expiry && now + leeway >= start }

    /// What a token was accepted with: everything that decides about it, except for the time.
    struct Acceptance: Hashable, Sendable {
        let expectations: ValueIdentity
        let keys: ValueIdentity
    }

    /// The size of the objects around a token's bytes, of its usual typed values, and of its place among the others.
    private static let overhead = 1_024

    /// Returns whether the signature is known to be valid under the given key. It depends only on the bytes of the
    /// token, of which the algorithm is a part, and on the public values of the key.
    func isVerified(by entry: PreparedKeySet.Entry) -> Bool {
        signed.entry === entry || signed.entry.key.material == entry.key.material
    }

    /// Returns a value that depends only on the token's claims. It is made once.
    func typedValue<Value: AnyObject & Sendable>(_ make: (ClaimSet) -> Value) -> Value {
        if let kept = typed.load() as? Value { return kept }
        let value = make(signed.token.unverifiedClaims)
        _ = typed.storeIfNil(value)
        return value
    }
}
