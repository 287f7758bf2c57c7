public import OIDCPrimitives

/// The challenge with which a protected resource rejects an access token (RFC 6750 §3), with all its parameters.
///
///     let challenge = try BearerChallenge(parsing: authenticateFields)
///     if challenge["error"] == "insufficient_user_authentication" {  // RFC 9470
///         options.requiredAuthenticationContexts = challenge.words("acr_values")
///     }
public struct BearerChallenge: Equatable, Sendable {
    /// A parameter of a challenge.
    public struct Parameter: Equatable, Sendable {
        /// The name, in lower case.
        public let name: String
        /// The value, without quotes and escapes.
        public let value: String

        /// Creates a parameter.
        public init(name: String, value: String) {
            self.name = name.asciiLowercased
            self.value = value
        }
    }

    /// The parameters, in the order in which they were sent. No name occurs twice.
    public let parameters: [Parameter]

    /// The longest field that is read: 16 KiB.
    public static let maximumSize = 16_384
    /// The longest field of a provider's own endpoint.
    private static let longestFieldOfProvider = 4_096

    /// Creates the first `Bearer` challenge from the `WWW-Authenticate` fields of a response.
    ///
    /// - Throws: `challenge.missing` if no field has such a challenge, `challenge.too-large` if a field before or with
    ///   it is longer than ``maximumSize``, and `challenge.malformed` if it cannot be read, or if one of its parameters
    ///   occurs twice.
    public init(parsing fields: [String]) throws(Refusal) {
        for field in fields {
            guard field.utf8.count <= BearerChallenge.maximumSize else { throw Refusal(.challengeTooLarge()) }
            guard let challenge = try BearerChallenge(field) else { continue }
            self = challenge
            return
        }
        throw Refusal(.challengeMissing())
    }

    /// Creates the first `Bearer` challenge of one field, or `nil` if there is none.
    private init?(_ field: String) throws(Refusal) {
        var scanner = ChallengeScanner(bytes: Array(field.utf8)[...])
        guard let parameters = try scanner.bearerParameters() else { return nil }
        self.parameters = parameters
    }

    /// The value of a parameter, or `nil` if the challenge has none with this name. Names have no case.
    public subscript(name: String) -> String? {
        let name = name.asciiLowercased
        return parameters.first { $0.name.hasSameBytes(as: name) }?.value
    }

    /// Returns the words of a parameter that is separated by spaces, such as `scope` or `acr_values`.
    public func words(_ name: String) -> [String] {
        (self[name] ?? "").utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    }

    /// Returns the error of the first `Bearer` challenge in a response. Longer fields than any that providers send,
    /// malformed ones, and errors that are not a word, are ignored.
    static func error(in response: TransportResponse) -> String? {
        response.values(ofHeader: "WWW-Authenticate").lazy
            .filter { $0.utf8.count <= longestFieldOfProvider }
            .compactMap { (try? BearerChallenge($0))?["error"] }
            .first(where: ProviderError.isWord)
    }
}

extension BearerChallenge: CustomStringConvertible, CustomReflectable {
    /// The names of the parameters only, because the values can be about a user.
    public var description: String {
        "Bearer challenge with \(parameters.map { escapedForDisplay($0.name) }.joined(separator: ", "))"
    }
    /// A mirror without children, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
