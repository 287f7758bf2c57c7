import OIDCPrimitives
import OIDCTokens

/// An e-mail address in a token, and how far to trust it.
///
/// The administrators of a tenant, and people without a mailbox, can set the address to anything. An application that
/// takes it for a name of the person lets them in as somebody else. Entra never sends `email_verified`.
public struct EntraEmail: Sendable {
    /// Why an address may be believed.
    public enum Trust: Hashable, Sendable {
        /// `xms_edov`: the owner of the domain vouches for it.
        case domainOwnerVerified
        /// Nothing vouches for it.
        case unverified
    }

    /// The address as the token gives it. By itself it is no key of an account.
    public let address: String
    /// How far to trust it.
    public let trust: Trust

    /// `email`, or the first of B2C's `emails`.
    init?(_ claims: ClaimSet) {
        if let address = claims.string("email") {
            self.address = address
            trust = EntraEmail.isDomainOwnerVerified(claims["xms_edov"]) ? .domainOwnerVerified : .unverified
        } else if let address = claims.strings("emails")?.first {
            // `xms_edov` speaks of `email` alone.
            self.address = address
            trust = .unverified
        } else {
            return nil
        }
    }

    /// `xms_edov` is documented as a boolean and has been seen as a number and as text. Everything else is no.
    private static func isDomainOwnerVerified(_ claim: JSONValue?) -> Bool {
        switch claim {
        case .bool(let bool): bool
        case .number(let number): number.integer == 1
        case .string(let text): ["1", "true"].contains { text.asciiLowercased.hasSameBytes(as: $0) }
        default: false
        }
    }
}
