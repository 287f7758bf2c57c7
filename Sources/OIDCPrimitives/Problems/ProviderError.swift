/// The error that a provider returned instead of a result (RFC 6749 §4.1.2.1 and §5.2), with the details that some
/// providers add.
///
/// Every value is bounded and has been checked to be what its name says, so all of them can be logged. Only the
/// description is free text; see ``redactedDescription``.
public struct ProviderError: Hashable, Sendable {
    /// The OAuth `error`, such as `login_required`. Use it to decide how to react.
    public var error: String { exactError.string }
    /// The provider's own name of the error, which often contains a number.
    public var code: String? { details.code?.string }
    /// All error numbers of the response (`error_codes`), at most 16.
    public var numbers: [Int] { details.numbers }
    /// A more specific error (`suberror`), such as `bad_token`.
    public var suberror: String? { details.suberror?.string }
    /// The claims that the provider requires (`claims`), a JSON object. Pass it on as the `claims` parameter of the next
    /// sign-in.
    public var claims: String? { details.claims?.string }
    /// The ID of the provider's log entry (`trace_id`).
    public var traceID: String? { details.traceID?.string }
    /// The ID that connects the log entries of one request (`correlation_id`).
    public var correlationID: String? { details.correlationID?.string }
    /// The provider's time of the error (`timestamp`), as received.
    public var timestamp: String? { details.timestamp?.string }
    /// Whether the error means that the user cancelled.
    public let isCancellation: Bool

    private let exactError: ExactString
    private let details: Details
    private let text: SecretString?

    private struct Details: Hashable {
        let code: ExactString?
        let numbers: [Int]
        let suberror: ExactString?
        let claims: ExactString?
        let traceID: ExactString?
        let correlationID: ExactString?
        let timestamp: ExactString?
    }

    /// Creates an error. Values that are not what their name says are left out.
    ///
    /// - Parameters:
    ///   - error: The OAuth `error`.
    ///   - code: The provider's own name of the error.
    ///   - numbers: All error numbers of the response.
    ///   - suberror: A more specific error.
    ///   - claims: The claims that the provider requires, a JSON object.
    ///   - traceID: The ID of the provider's log entry.
    ///   - correlationID: The ID that connects the log entries of one request.
    ///   - timestamp: The provider's time of the error.
    ///   - description: The provider's description (`error_description`).
    ///   - isCancellation: Whether the error means that the user cancelled.
    public init(
        _ error: String, code: String? = nil, numbers: [Int] = [], suberror: String? = nil, claims: String? = nil,
        traceID: String? = nil, correlationID: String? = nil, timestamp: String? = nil, description: String? = nil,
        isCancellation: Bool = false
    ) {
        exactError = ExactString(error)
        self.isCancellation = isCancellation
        func exact(_ text: String?, _ isValid: (String) -> Bool) -> ExactString? {
            text.flatMap { isValid($0) ? ExactString($0) : nil }
        }
        details = Details(
            code: code.map { ExactString($0) }, numbers: Array(numbers.prefix(ProviderError.mostNumbers)),
            suberror: exact(suberror, ProviderError.isWord), claims: exact(claims, ProviderError.isClaimsRequest),
            traceID: exact(traceID, ProviderError.isIdentifier),
            correlationID: exact(correlationID, ProviderError.isIdentifier),
            timestamp: exact(timestamp, ProviderError.isTimestamp))
        text = description.map {
            SecretString(String(decoding: $0.utf8.prefix(DescriptionRedaction.longest), as: UTF8.self))
        }
    }

    /// The provider's description with everything replaced that may name a person, a device, or a secret: e-mail
    /// addresses, quoted text, and long words that are not a GUID. `nil` if there is none.
    ///
    /// It is for the eyes of an administrator, and not part of any description, log record, or mirror. What a provider
    /// writes there is not specified, so a name outside of quotation marks stays.
    public var redactedDescription: String? {
        text.map { escapedForDisplay(DescriptionRedaction.redacted($0.revealed())) }
    }

    /// Returns whether two errors are equal, including their descriptions.
    public static func == (left: ProviderError, right: ProviderError) -> Bool {
        left.exactError == right.exactError && left.isCancellation == right.isCancellation
            && left.details == right.details && left.text == right.text
    }

    /// Hashes everything but the description.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(exactError)
        hasher.combine(details)
    }

    // MARK: - Checks

    private static let mostNumbers = 16

    /// Returns whether a text is a word as errors are. RFC 6749 §5.2 allows more characters, but no provider uses them.
    package static func isWord(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(\.isASCIIWordCharacter)
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIIWordCharacter || $0 == UInt8(ascii: "-") }
    }

    private static func isTimestamp(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIIDigit || "-:.TZ +".utf8.contains($0) }
    }

    private static func isClaimsRequest(_ text: String) -> Bool {
        text.utf8.count <= 4_096 && (try? JSONDocument(parsing: Array(text.utf8)))?.isObject == true
    }
}

extension ProviderError: CustomStringConvertible, CustomReflectable {
    /// The error and the provider's own code.
    public var description: String { code.map { "\(error), \($0)" } ?? error }
    /// A mirror of the values that can be logged.
    public var customMirror: Mirror {
        Mirror(self, children: ["error": error, "code": code as Any, "numbers": numbers, "traceID": traceID as Any])
    }
}
