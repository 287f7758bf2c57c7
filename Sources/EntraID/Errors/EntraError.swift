/// One of the errors that Entra reports by number: what it means, and what an administrator does about it.
///
/// The numbers are for people. A program decides by the OAuth `error` beside them: Microsoft says that numbers and texts
/// change without notice.
public struct EntraError: Hashable, Sendable {
    /// What the error is about.
    public struct Topic: Hashable, Sendable, CustomStringConvertible {
        /// The word for it in reports.
        public let rawValue: String

        private init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// The tenant, the cloud, and whether the application is known there.
        public static let applicationAndTenant = Topic("application-and-tenant")
        /// The redirect URI and the parameters of the request.
        public static let redirectAndRequest = Topic("redirect-and-request")
        /// Redeeming the authorization code.
        public static let codeRedemption = Topic("code-redemption")
        /// The client's secret, certificate or assertion.
        public static let clientCredential = Topic("client-credential")
        /// Scopes, permissions, and who consented to them.
        public static let consentAndScopes = Topic("consent-and-scopes")
        /// Whether this account may use this application.
        public static let accountAccess = Topic("account-access")
        /// The person has to do something: confirm, register, change a password.
        public static let interactionAndPolicy = Topic("interaction-and-policy")
        /// Signing keys, claims, and faults of the service.
        public static let keysAndService = Topic("keys-and-service")
        /// Signing out.
        public static let signOut = Topic("sign-out")
        /// A provider behind Entra.
        public static let upstreamProvider = Topic("upstream-provider")
        /// A number that the catalogue does not have.
        public static let unknown = Topic("unknown")

        /// Every topic.
        public static let all: [Topic] = [
            applicationAndTenant, redirectAndRequest, codeRedemption, clientCredential, consentAndScopes,
            accountAccess, interactionAndPolicy, keysAndService, signOut, upstreamProvider, unknown,
        ]

        /// The word for it in reports.
        public var description: String { rawValue }
    }

    /// How often administrators meet an error while they set up sign-in.
    public enum Frequency: Int, Hashable, Sendable, Comparable {
        /// Hardly ever.
        case hardlyEver
        /// Now and then.
        case occasionally
        /// Commonly.
        case commonly
        /// All the time.
        case constantly

        /// Whether the first is the rarer one.
        public static func < (left: Frequency, right: Frequency) -> Bool { left.rawValue < right.rawValue }
    }

    /// Where an error shows itself.
    public enum Place: String, Hashable, Sendable {
        /// On Microsoft's own page. The application is usually not called back.
        case signInPage = "sign-in-page"
        /// In the browser's way back to the application.
        case redirect
        /// In the answer of the token endpoint.
        case tokenEndpoint = "token-endpoint"
        /// As a part of an ordinary sign-in.
        case interruption
        /// When signing out.
        case signOut = "sign-out"
    }

    /// Which service counts.
    public enum Family: String, Hashable, Sendable {
        /// Entra ID.
        case aadsts = "AADSTS"
        /// Azure AD B2C.
        case b2c = "AADB2C"
    }

    /// The service whose number it is.
    public let family: Family
    /// The number behind the service's name.
    public let number: Int
    /// What the error is about.
    public let topic: Topic
    /// How often administrators meet it.
    public let frequency: Frequency
    /// Where the error shows itself: many never reach the application.
    public let places: [Place]
    /// What the error means, in plain words.
    public let meaning: String
    /// What to do about it, and where.
    public let remedy: String

    /// The code as Entra writes it: `AADSTS50011`.
    public var code: String { "\(family.rawValue)\(number)" }

    init(
        _ number: Int, _ topic: Topic, _ frequency: Frequency, _ places: [Place], _ meaning: String, _ remedy: String,
        family: Family = .aadsts
    ) {
        self.family = family
        self.number = number
        self.topic = topic
        self.frequency = frequency
        self.places = places
        self.meaning = meaning
        self.remedy = remedy
    }
}
