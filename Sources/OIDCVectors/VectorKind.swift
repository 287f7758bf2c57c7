import EntraID

/// A sort of judgement that vectors drive: how its `given` is read, and what its outcome is.
///
/// A kind is as strict about `given` as a port should be: a member that it does not know is an error, because a
/// condition that is silently ignored makes a vector pass for the wrong reason.
protocol VectorKind: SendableMetatype {
    /// The name of the kind and of its folder.
    static var name: String { get }
    /// The members that `given` may have.
    static var givenMembers: [String] { get }
    /// Judges. Throws when `given` cannot be read, which is an error of the vector and no verdict.
    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome
}

/// All kinds: those of the contract in its order, then those of standards that they stand on.
let vectorKinds: [any VectorKind.Type] = [
    JSONKind.self, CallbackKind.self, EntraRedirectKind.self, EntraAuthorityKind.self, IssuerRuleKind.self,
    DiscoveryKind.self, KeySetKind.self, CompactTokenKind.self, IDTokenKind.self, AccessTokenKind.self,
    AuthorizationRequestKind.self,
    AuthorizationResponseKind.self, TokenResponseKind.self, ProviderConfigurationKind.self,
    AADSTSKind.self,

    Base64URLKind.self, DigestKind.self, SignatureKind.self, CodeChallengeKind.self,
]
