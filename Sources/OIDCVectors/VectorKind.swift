import EntraID

/// A kind of validation that vectors test: how its `given` is read, and what its outcome is.
///
/// A kind is strict about `given`, as a port should be. An unknown member is an error, because a condition that is
/// silently ignored would make a vector pass for the wrong reason.
protocol VectorKind: SendableMetatype {
    /// The name of the kind and of its folder.
    static var name: String { get }
    /// The members that `given` may have.
    static var givenMembers: [String] { get }
    /// Validates the input. Throws if `given` is malformed, which is an error of the vector and not an outcome.
    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome
}

/// All kinds: those of the contract in its order, followed by those of the standards it builds on.
let vectorKinds: [any VectorKind.Type] = [
    JSONKind.self, CallbackKind.self, EntraRedirectKind.self, EntraAuthorityKind.self, IssuerRuleKind.self,
    DiscoveryKind.self, KeySetKind.self, CompactTokenKind.self, IDTokenKind.self, AccessTokenKind.self,
    AuthorizationRequestKind.self,
    AuthorizationResponseKind.self, TokenResponseKind.self, TokenRequestKind.self, ProviderErrorKind.self,
    ProviderConfigurationKind.self, AADSTSKind.self, ClaimsChallengeKind.self, GroupsOverageKind.self,
    DeviceSignInKind.self,

    Base64URLKind.self, DigestKind.self, SignatureKind.self, CodeChallengeKind.self,
]
