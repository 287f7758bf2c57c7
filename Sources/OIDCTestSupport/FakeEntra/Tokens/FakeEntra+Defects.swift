import EntraID

extension FakeEntra {
    private static let idTokenDefects = Set(BadToken.all.map { ExactString($0.description) })
    private static let accessTokenDefects = Set(BadToken.accessTokens.map { ExactString($0.description) })

    /// Returns the defect of the tokens of a response, which counts as one, and makes the keys ready for it. Returns
    /// `nil` if there is none, or if the issuer cannot have it.
    func takeDefect(for authority: FakeAuthority) -> BadToken? {
        state.withLock { state in
            guard let bad = state.misbehavior.defect, bad.issuers.contains(authority.issuerKind) else { return nil }
            if let remaining = state.misbehavior.remaining {
                state.misbehavior.remaining = max(remaining - 1, 0)
                if remaining <= 1 { state.misbehavior.defect = nil }
                if remaining <= 0 { return nil }
            }
            state.keys.prepare(for: bad)
            return bad
        }
    }

    /// Returns a defect if it is one of ID tokens.
    static func idTokenDefect(_ bad: BadToken?) -> BadToken? {
        bad.flatMap { idTokenDefects.contains(ExactString($0.description)) ? $0 : nil }
    }

    /// Returns a defect if it is one of access tokens.
    static func accessTokenDefect(_ bad: BadToken?) -> BadToken? {
        bad.flatMap { accessTokenDefects.contains(ExactString($0.description)) ? $0 : nil }
    }
}

extension FakeKeys {
    /// The keys and names with which a defect replaces the right ones.
    var foils: TokenFoils {
        TokenFoils(
            unpublished: unpublished.key, personalAccounts: personal.key, personalAccountsName: personal.name,
            ambiguousName: FakeKeys.ambiguousName)
    }
}
