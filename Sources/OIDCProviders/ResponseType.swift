import OIDCCallbacks
import OIDCPrimitives

/// What the provider's response brings through the browser.
public enum ResponseType: Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// A code, which the server redeems. The default, and the right choice unless there is a reason against it.
    case code
    /// An ID token, and nothing to redeem.
    case idToken
    /// A code and an ID token, which must carry the code's hash.
    case codeAndIDToken

    /// Reads the value of a `response_type`, its words in any order and one space between them.
    public init?(_ text: String) {
        let words = Substring(text).split(at: " ").map { ExactText($0) }
        switch (Set(words), words.count) {
        case (["code"], 1): self = .code
        case (["id_token"], 1): self = .idToken
        case (["code", "id_token"], 2): self = .codeAndIDToken
        default: return nil
        }
    }

    /// The value of the `response_type` parameter.
    public var text: String {
        switch self {
        case .code: "code"
        case .idToken: "id_token"
        case .codeAndIDToken: "code id_token"
        }
    }

    /// The parameter's value.
    public var description: String { text }

    /// Whether the response brings a code.
    public var includesCode: Bool { self != .idToken }
    /// Whether the response brings an ID token.
    public var includesIDToken: Bool { self != .code }

    /// How the response travels when nothing is said: an ID token never in a query, which ends up in logs.
    public var defaultMode: ResponseMode { includesIDToken ? .formPost : .query }

    /// Whether the response may travel like that.
    public func allows(_ mode: ResponseMode) -> Bool {
        mode == .fragment || mode == .formPost || (mode == .query && !includesIDToken)
    }
}
