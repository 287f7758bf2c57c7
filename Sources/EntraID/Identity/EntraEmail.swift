import OIDCPrimitives
import OIDCTokens

/// An e-mail address in a token, and whether it is verified.
///
/// Tenant administrators, and users without a mailbox, can set the address to any value. An application that identifies
/// users by e-mail address lets them sign in as another user. `email_verified` does not change that, because it can be
/// mapped to any value too, also by the administrator of another tenant.
public struct EntraEmail: Sendable {
    /// The verification of an e-mail address.
    public enum Trust: Hashable, Sendable {
        /// An address that the owner of the domain has verified (`xms_edov`).
        case domainOwnerVerified
        /// An unverified address.
        case unverified
    }

    /// The e-mail address as in the token. Do not use it alone to identify an account.
    public let address: String
    /// Whether and how the address is verified.
    public let trust: Trust
    /// The claim `email_verified`, or `nil` if it is missing or not a Boolean. It is shown for diagnosis only and never
    /// raises ``trust``.
    public let emailVerifiedClaim: Bool?

    /// Creates the e-mail address from `email`, or from the first of B2C's `emails`. Returns `nil` if there is neither.
    init?(_ claims: ClaimSet) {
        if case .bool(let isVerified) = claims["email_verified"] {
            emailVerifiedClaim = isVerified
        } else {
            emailVerifiedClaim = nil
        }
        if let address = claims.string("email") {
            self.address = address
            trust = EntraEmail.isDomainOwnerVerified(claims["xms_edov"]) ? .domainOwnerVerified : .unverified
        } else if let address = claims.strings("emails")?.first {
            // `xms_edov` applies to `email` only.
            self.address = address
            trust = .unverified
        } else {
            return nil
        }
    }

    /// Returns whether the value of `xms_edov` is true. It is documented as a Boolean, but also occurs as a number and
    /// as a string. Any other value is false.
    private static func isDomainOwnerVerified(_ claim: JSONValue?) -> Bool {
        switch claim {
        case .bool(let bool): bool
        case .number(let number): number.integer == 1
        case .string(let text): ["1", "true"].contains { text.asciiLowercased.hasSameBytes(as: $0) }
        default: false
        }
    }
}
