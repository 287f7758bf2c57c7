import EntraID

/// One way in which the fake Entra can misbehave, for the pages and for the control endpoint.
///
/// Its value is a string in both. The empty string means that it behaves.
struct MisbehaviorSetting: Sendable {
    enum Kind: Sendable {
        case flag, text, defect
        case number(ClosedRange<Int>)
    }

    /// The longest value, in bytes.
    private static let longestText = 2_000

    let name: String
    let label: String
    let kind: Kind
    let read: @Sendable (Misbehavior) -> String
    private let change: @Sendable (inout Misbehavior, String) -> Void

    /// Sets the value. Returns what the value must be if it is not a possible one.
    func write(_ value: String, to misbehavior: inout Misbehavior) -> String? {
        if !value.isEmpty {
            switch kind {
            case .flag where !["true", "false"].contains(where: { $0.hasSameBytes(as: value) }):
                return "true or false"
            case .number(let range) where Int(value).map({ range.contains($0) }) != true:
                return "a number from \(range.lowerBound) to \(range.upperBound)"
            case .text where value.utf8.count > MisbehaviorSetting.longestText:
                return "at most \(MisbehaviorSetting.longestText) bytes"
            case .defect where BadToken.fake(named: value) == nil:
                return "the code or the name of a bad token"
            default: break
            }
        }
        change(&misbehavior, value)
        return nil
    }

    static func named(_ name: String) -> MisbehaviorSetting? { all.first { $0.name.hasSameBytes(as: name) } }

    static let all: [MisbehaviorSetting] = [
        MisbehaviorSetting(
            name: "defect", label: "Bad token", kind: .defect, read: { $0.defect?.description ?? "" },
            change: { misbehavior, value in
                misbehavior.defect = BadToken.fake(named: value)
                // The number of an earlier defect is used up, and does not apply to this one.
                if misbehavior.remaining == 0 { misbehavior.remaining = nil }
            }),
        number(
            "remaining", "How many tokens are bad (empty for all)", 1...1_000_000,
            { $0.remaining == 0 ? nil : $0.remaining }, { $0.remaining = $1 }),
        number(
            "signInError", "AADSTS number with which sign-ins fail", 10_000...9_999_999, { $0.signInError },
            { $0.signInError = $1 }),
        number(
            "tokenError", "AADSTS number with which the token endpoint fails", 10_000...9_999_999, { $0.tokenError },
            { $0.tokenError = $1 }),
        flag("outage", "Outage: every endpoint answers 503", { $0.isDown }, { $0.isDown = $1 }),
        flag("silence", "Silence: no endpoint answers", { $0.isSilent }, { $0.isSilent = $1 }),
        number(
            "delay", "Slowness: delay of each answer in milliseconds", 0...60_000,
            { $0.delay == 0 ? nil : $0.delay }, { $0.delay = $1 ?? 0 }),
        text(
            "requiredContext", "Conditional Access: required authentication context, such as c1",
            { $0.requiredContext }, { $0.requiredContext = $1 }),
        flag(
            "consentMissing", "No administrator consented", { $0.isConsentMissing }, { $0.isConsentMissing = $1 }),
        text(
            "responseIssuer", "The iss of responses, which Entra does not send", { $0.responseIssuer },
            { $0.responseIssuer = $1 }),
        flag(
            "singleUseRefreshTokens", "A refresh token can be used once only", { $0.areRefreshTokensSingleUse },
            { $0.areRefreshTokensSingleUse = $1 }),
        number(
            "clockDifference", "Seconds by which the date of responses is wrong", -86_400...86_400,
            { $0.clockDifference == 0 ? nil : $0.clockDifference }, { $0.clockDifference = $1 }),
        flag("noKeys", "Key sets are empty", { $0.hasNoKeys }, { $0.hasNoKeys = $1 }),
        text("metadataIssuer", "A wrong issuer in the metadata", { $0.metadataIssuer }, { $0.metadataIssuer = $1 }),
        number(
            "throttleGraph", "How many Graph requests are answered with 429", 0...1_000,
            { $0.throttledGraphRequests == 0 ? nil : $0.throttledGraphRequests },
            { $0.throttledGraphRequests = $1 ?? 0 }),
    ]

    private static func flag(
        _ name: String, _ label: String, _ read: @escaping @Sendable (Misbehavior) -> Bool,
        _ change: @escaping @Sendable (inout Misbehavior, Bool) -> Void
    ) -> MisbehaviorSetting {
        MisbehaviorSetting(
            name: name, label: label, kind: .flag, read: { read($0) ? "true" : "" },
            change: { change(&$0, $1.hasSameBytes(as: "true")) })
    }

    private static func number(
        _ name: String, _ label: String, _ range: ClosedRange<Int>, _ read: @escaping @Sendable (Misbehavior) -> Int?,
        _ change: @escaping @Sendable (inout Misbehavior, Int?) -> Void
    ) -> MisbehaviorSetting {
        MisbehaviorSetting(
            name: name, label: label, kind: .number(range),
            read: { misbehavior in read(misbehavior).map { String($0) } ?? "" }, change: { change(&$0, Int($1)) })
    }

    private static func text(
        _ name: String, _ label: String, _ read: @escaping @Sendable (Misbehavior) -> String?,
        _ change: @escaping @Sendable (inout Misbehavior, String?) -> Void
    ) -> MisbehaviorSetting {
        MisbehaviorSetting(
            name: name, label: label, kind: .text, read: { read($0) ?? "" },
            change: { change(&$0, $1.isEmpty ? nil : $1) })
    }
}

extension BadToken {
    /// The bad tokens that the fake Entra can issue: those of one tenant or of several.
    static let ofFakeEntra = all.filter { !$0.issuers.isDisjoint(with: [.entraTenant, .sharedEntra]) }

    /// Returns the bad token with a description or a name, or else the first one with a code.
    static func fake(named text: String) -> BadToken? {
        ofFakeEntra.first { $0.description.hasSameBytes(as: text) || $0.name.hasSameBytes(as: text) }
            ?? ofFakeEntra.first { $0.code.description.hasSameBytes(as: text) }
    }

    /// The condition under which the token is invalid, as a clause, or `nil` if it always is.
    var conditionText: String? {
        switch condition {
        // A single tenant does not issue the token, and ignores the setting.
        case .none: issuers.contains(.entraTenant) ? nil : "the authority is common or organizations"
        case .noNonceWasSent: "the request had no nonce"
        case .maximumAge: "the request had a max_age"
        case .authenticatedSince: "the request had prompt=login"
        case .requiredAuthenticationContexts: "the request asked for an authentication context"
        case .codeInBrowser: "the response type is code id_token"
        case .accessToken: "an access token came with it"
        case .sameSubject: "it knows the user from another token, as after a refresh"
        case .keysWithSameID: "two published keys have this name"
        }
    }

    /// What a relying party must do with the token.
    var demand: String {
        guard let conditionText else { return "Reject it with \(code)." }
        return "Reject it with \(code), \(condition == .keysWithSameID ? "because" : "if") \(conditionText)."
    }
}
