public import EntraID
public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension EntraConfiguration {
    /// How long before its end a secret is worth a word: a month.
    public static let secretWarningPeriod = Duration.seconds(30 * 86_400)

    /// What an accepted configuration should be looked at for: what Entra says to its callback, and a secret that has
    /// expired or soon will.
    ///
    /// - Parameters:
    ///   - secretExpiry: When the client secret is over, if that is known.
    ///   - now: Today.
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
