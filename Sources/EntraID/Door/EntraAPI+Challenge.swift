import OIDCDiscovery
public import OIDCPrimitives
import OIDCTokens

/// The response of an API to a request that is not authorized (RFC 6750 §3).
public struct EntraChallenge: Hashable, Sendable {
    /// The HTTP status: 401, 403, 500, or 503.
    public let status: Int
    /// The value of the `WWW-Authenticate` header, or `nil` if the response has none.
    public let authenticateField: String?

    /// Creates a response.
    public init(status: Int, authenticateField: String?) {
        self.status = status
        self.authenticateField = authenticateField
    }
}

extension EntraAPI {
    /// Returns the response to a request that ``authenticate(_:)`` or a requirement rejected.
    public func challenge(for refusal: Refusal) -> EntraChallenge {
        report(.challenged, refusal)
        return switch refusal.reason {
        case .unavailable: EntraChallenge(status: 503, authenticateField: nil)
        case .notPermitted: EntraChallenge(status: 403, authenticateField: #"Bearer error="insufficient_scope""#)
        case .configuration: EntraChallenge(status: 500, authenticateField: nil)
        default: EntraChallenge(status: 401, authenticateField: EntraAPI.field(for: refusal.first))
        }
    }

    /// Returns the field for a token that is missing or invalid. For a missing authentication context, it has the
    /// claims that Microsoft's clients request with the next token.
    private static func field(for problem: Problem) -> String {
        switch problem.code {
        case .requestAuthorizationMissing: return "Bearer"
        case .requestAuthorizationMalformed: return #"Bearer error="invalid_request""#
        case .tokenContextMismatch:
            let context = JSONValue.object(["essential": true, "value": .string(problem.expected ?? "")])
            let claims: JSONValue = ["access_token": ["acrs": context]]
            let encoded = Base64Text.encode(Array(claims.serialized(indented: false).utf8))
            return #"Bearer error="insufficient_claims", claims="\#(encoded)""#
        default: return #"Bearer error="invalid_token""#
        }
    }
}

/// Base64 with padding (RFC 4648 §4), which Microsoft's clients expect in a claims challenge.
private enum Base64Text {
    static func encode(_ bytes: [UInt8]) -> String {
        let text = Base64URL.encode(bytes).utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self) + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }
}
