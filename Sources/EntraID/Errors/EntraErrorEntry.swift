/// An error code of Entra, such as AADSTS50011, with its meaning and how to fix it.
///
/// Error codes are for administrators. Programs should use the OAuth `error` value instead, because Microsoft changes
/// error numbers and messages without notice.
public struct EntraErrorEntry: Hashable, Sendable {
    /// The topic of an error.
    public struct Topic: Hashable, Sendable, CustomStringConvertible {
        /// The topic's name in reports.
        public let rawValue: String

        private init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// The application, its tenant, and its cloud.
        public static let applicationAndTenant = Topic("application-and-tenant")
        /// The redirect URI and the parameters of the request.
        public static let redirectAndRequest = Topic("redirect-and-request")
        /// The redemption of authorization codes and refresh tokens.
        public static let codeRedemption = Topic("code-redemption")
        /// The client's secret, certificate, or assertion.
        public static let clientCredential = Topic("client-credential")
        /// Scopes, permissions, and consent.
        public static let consentAndScopes = Topic("consent-and-scopes")
        /// The user's account and its access to the application.
        public static let accountAccess = Topic("account-access")
        /// Actions that the user must take, and policies.
        public static let interactionAndPolicy = Topic("interaction-and-policy")
        /// Signing keys, claims configuration, and service failures.
        public static let keysAndService = Topic("keys-and-service")
        /// Sign-out.
        public static let signOut = Topic("sign-out")
        /// An external identity provider that Entra uses.
        public static let upstreamProvider = Topic("upstream-provider")
        /// An error code that is not in the catalog.
        public static let unknown = Topic("unknown")

        /// All topics.
        public static let all: [Topic] = [
            applicationAndTenant, redirectAndRequest, codeRedemption, clientCredential, consentAndScopes,
            accountAccess, interactionAndPolicy, keysAndService, signOut, upstreamProvider, unknown,
        ]

        /// The topic's name in reports.
        public var description: String { rawValue }
    }

    /// The frequency of an error while sign-in is being set up.
    public enum Frequency: Int, Hashable, Sendable, Comparable {
        /// A rare error.
        case rarely
        /// An occasional error.
        case occasionally
        /// A frequent error.
        case often
        /// One of the most frequent errors.
        case veryOften

        /// Returns whether the first frequency is lower than the second.
        public static func < (left: Frequency, right: Frequency) -> Bool { left.rawValue < right.rawValue }
    }

    /// The place where an error appears.
    public enum Location: String, Hashable, Sendable {
        /// Microsoft's sign-in page. The user is usually not sent back to the application.
        case signInPage = "sign-in-page"
        /// The redirect back to the application.
        case redirect
        /// The token endpoint's response.
        case tokenEndpoint = "token-endpoint"
        /// A step of a normal sign-in.
        case interruption
        /// Sign-out.
        case signOut = "sign-out"
    }

    /// The service that an error code belongs to.
    public enum Family: String, Hashable, Sendable {
        /// Entra ID.
        case aadsts = "AADSTS"
        /// Azure AD B2C.
        case b2c = "AADB2C"
    }

    /// The service that the error code belongs to.
    public let family: Family
    /// The number in the error code.
    public let number: Int
    /// The topic of the error.
    public let topic: Topic
    /// The frequency of the error during setup.
    public let frequency: Frequency
    /// The places where the error appears. Many errors never reach the application.
    public let locations: [Location]
    /// The meaning of the error.
    public let meaning: String
    /// The steps to fix the error, and where to take them.
    public let remedy: String

    /// The error code as Entra writes it, such as `AADSTS50011`.
    public var code: String { "\(family.rawValue)\(number)" }

    init(
        _ number: Int, _ topic: Topic, _ frequency: Frequency, _ locations: [Location], _ meaning: String,
        _ remedy: String,
        family: Family = .aadsts
    ) {
        self.family = family
        self.number = number
        self.topic = topic
        self.frequency = frequency
        self.locations = locations
        self.meaning = meaning
        self.remedy = remedy
    }

    /// Creates an entry for an error of Azure AD B2C.
    init(
        b2c number: Int, _ topic: Topic, _ frequency: Frequency, _ locations: [Location], _ meaning: String,
        _ remedy: String
    ) {
        self.init(number, topic, frequency, locations, meaning, remedy, family: .b2c)
    }
}
