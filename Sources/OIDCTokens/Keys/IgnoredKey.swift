import OIDCPrimitives

/// A key of a set that was ignored, and the reason. A token signed with it is rejected like one with an unknown key, and
/// the reason explains why.
struct IgnoredKey: Sendable {
    /// `kid`, or `nil` if it is missing or not a string.
    let keyID: String?
    /// The reason, as a clause about the key: “it has 1024 bits”.
    let reason: ProblemText

    /// Describes an element of a key set that could not be used.
    init(_ element: JSONValue, _ reason: ProblemText) {
        keyID = element.object?["kid"]?.string
        self.reason = reason
    }

    /// Describes a key that the application's verifier did not prepare.
    init(unsupported key: JSONWebKey) {
        keyID = key.keyID
        reason = "the signature verifier of this application does not support it (\(key.summary))"
    }
}

extension JSONWebKey {
    /// The type, the size and, if the key is for a single algorithm, the algorithm: `RSA, 2048 bits, for PS256`.
    var summary: String { material.description + (algorithmName.map { ", for \($0)" } ?? "") }
}
