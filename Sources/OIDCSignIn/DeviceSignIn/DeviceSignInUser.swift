public import OIDCPrimitives
package import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The user who signed in to decide about a device. Keep it in the server-side session until they have decided.
///
/// It can only be made from a sign-in that required a new authentication:
///
///     var options = AuthorizationOptions()
///     options.prompt = .login
///
/// A session that was there before is not enough: then anyone at the same computer could sign a device in with a click.
public struct DeviceSignInUser: Hashable, Sendable, Codable {
    /// The issuer of the user's ID token.
    public let issuer: String
    /// The user's subject at this issuer.
    public let subject: String
    /// The name of the provider.
    public let provider: String
    /// The time at which the user authenticated: `auth_time`, or the earliest possible time, the start of the sign-in.
    public let authenticatedAt: Date
    /// The application's own identifier of the user, if it stated one.
    public let reference: String?

    private static let longestReference = 1_024

    /// Creates the user of a sign-in.
    ///
    /// - Parameters:
    ///   - result: The result of a sign-in with `prompt=login`.
    ///   - reference: The application's own identifier of the user, at most 1,024 bytes. The approval contains it.
    /// - Throws: `device.sign-in-not-new` if the sign-in did not require a new authentication.
    public init(_ result: SignInResult, reference: String? = nil) throws(Refusal) {
        try self.init(
            idToken: result.idToken, provider: result.provider,
            newAuthenticationAfter: result.isNewAuthenticationRequired ? result.startedAt : nil, reference: reference)
    }

    /// Creates the user of a sign-in from its parts.
    ///
    /// - Parameter start: The time at which the sign-in began, or `nil` if it did not require a new authentication.
    package init(
        idToken: VerifiedIDToken, provider: String, newAuthenticationAfter start: Date?, reference: String?
    ) throws(Refusal) {
        guard let start else { throw Refusal(.deviceSignInNotNew()) }
        if let reference, reference.utf8.count > DeviceSignInUser.longestReference {
            throw Refusal(.deviceRequestInvalid("reference", expected: "at most 1024 bytes"))
        }
        // Some providers state `auth_time` only if they are configured for it. With `prompt=login`, the user authenticated
        // after the sign-in began. `iat` says less: some providers date their tokens minutes early.
        let exact = try idToken.claims.optional("auth_time", .date)?.date ?? start
        // Whole seconds survive every encoding of dates, and the user is compared with what a store and a session kept.
        let time = Date(timeIntervalSince1970: exact.timeIntervalSince1970.rounded(.down))
        self.init(
            issuer: idToken.issuer, subject: idToken.subject, provider: provider, authenticatedAt: time,
            reference: reference)
    }

    /// Creates a user from known values.
    package init(issuer: String, subject: String, provider: String, authenticatedAt: Date, reference: String? = nil) {
        self.issuer = issuer
        self.subject = subject
        self.provider = provider
        self.authenticatedAt = authenticatedAt
        self.reference = reference
    }

    /// Returns whether two values are the same. Strings are compared by their bytes.
    public static func == (left: DeviceSignInUser, right: DeviceSignInUser) -> Bool {
        let (first, second) = (left.reference.map { ExactString($0) }, right.reference.map { ExactString($0) })
        return left.isSameSignIn(as: right) && first == second
    }

    /// Hashes the bytes of the issuer and the subject.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ExactString(issuer))
        hasher.combine(ExactString(subject))
    }

    /// Throws `device.sign-in-not-new` if the user signed in more than ten minutes ago.
    package func requireRecent(at now: Date) throws(Refusal) {
        guard now <= authenticatedAt.addingTimeInterval(DeviceSignInLimits.maximumAge) else {
            throw Refusal(.deviceSignInNotNew())
        }
    }

    /// Returns whether two values are the same sign-in of the same user. Strings are compared by their bytes.
    package func isSameSignIn(as other: DeviceSignInUser) -> Bool {
        issuer.hasSameBytes(as: other.issuer) && subject.hasSameBytes(as: other.subject)
            && provider.hasSameBytes(as: other.provider) && authenticatedAt == other.authenticatedAt
    }
}

extension DeviceSignInUser: CustomStringConvertible, CustomReflectable {
    /// A description without the user's identifiers, for logs.
    public var description: String { "user of \(escapedForDisplay(provider))" }
    /// A mirror without children, because they identify the user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The approval of a sign-in from a device. The server receives it once, when the client polls, and issues its own
/// session or token for the client.
public struct DeviceApproval: Hashable, Sendable, Codable {
    /// The user who approved.
    public let user: DeviceSignInUser
    /// The time of the approval.
    public let approvedAt: Date
    /// What was known about the client when it began.
    public let requester: DeviceRequester
}
