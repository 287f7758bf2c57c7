public import EntraID
public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension EntraConfiguration {
    /// The period before a secret expires in which ``advice(secretExpiry:at:)`` warns: 30 days.
    public static let secretWarningPeriod = Duration.seconds(30 * 86_400)

    /// Returns problems of a valid configuration that the administrator should look at: a callback URL that Entra rejects
    /// or treats specially, and a client secret that has expired or expires soon.
    ///
    /// - Parameters:
    ///   - secretExpiry: The date on which the client secret expires, if it is known.
    ///   - now: The current date.
    /// - Returns: The problems found, as errors and warnings.
    public func advice(secretExpiry: Date? = nil, at now: Date) -> [Problem] {
        var problems: [Problem] = []
        if let callback {
            problems += RedirectRules(audience: audience, responseMode: responseMode).problems(of: callback)
        }
        if let secretExpiry, case .secret = credential {
            let rest = secretExpiry.timeIntervalSince(now)
            if !(rest > EntraConfiguration.secretWarningPeriod.inSeconds) {
                let day = secretExpiry.formatted(.iso8601.year().month().day())
                problems.append(.clientSecretExpires(on: day, isOver: !(rest > 0)))
            }
        }
        return problems
    }
}
