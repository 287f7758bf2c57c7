import OIDCCallbacks
import OIDCPrimitives

/// What the provider's response brings through the browser.
public struct ResponseType: Hashable, Sendable, CustomStringConvertible {
    /// The value of the `response_type` parameter.
    public let text: String

    private init(known text: String) {
        self.text = text
    }

    /// A code, which the server redeems. The default, and the right choice unless there is a reason against it.
    public static let code = ResponseType(known: "code")
    /// An ID token, and nothing to redeem.
    public static let idToken = ResponseType(known: "id_token")
    /// A code and an ID token, which must carry the code's hash.
    public static let codeAndIDToken = ResponseType(known: "code id_token")

    /// The types that this library serves.
    public static let all = [code, idToken, codeAndIDToken]

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
