public import OIDCPrimitives
package import OIDCDiscovery

extension ProblemCode {
    /// The string contains no error code of Entra.
    public static let aadstsNoCode = ProblemCode("aadsts.no-code")
}

extension EntraErrorEntry {
    /// All errors in the catalog, grouped by topic.
    public static let all: [EntraErrorEntry] =
        applicationAndTenantErrors + redirectAndRequestErrors + codeRedemptionErrors + clientCredentialErrors
        + consentAndScopesErrors + accountAccessErrors + interactionAndPolicyErrors + keysAndServiceErrors
        + signOutErrors + upstreamProviderErrors + b2cRequestsErrors + b2cTokensErrors + b2cUsersErrors
        + b2cPoliciesErrors

    private static let byNumber: [Family: [Int: EntraErrorEntry]] =
        Dictionary(grouping: all, by: \.family).mapValues { errors in
            Dictionary(errors.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        }

    /// Creates the entry for the error in a string, such as an `error_description`, the text of Microsoft's page, or a number.
    ///
    /// The first `AADSTS` with five to seven digits, or `AADB2C` with five digits, is used. A string that has only five
    /// to seven digits, apart from white space around them, is an `AADSTS` number. An error that is not in the
    /// catalog has the topic ``Topic/unknown``.
    ///
    /// - Throws: A `Refusal` with `aadsts.no-code` if the string contains no error code.
    public init(parsing text: String) throws(Refusal) {
        guard
            let (family, number) = EntraErrorEntry.bareNumber(in: text)
                ?? EntraErrorEntry.firstCode(in: Array(text.utf8))
        else {
            throw Refusal(
                Problem(
                    .aadstsNoCode, at: .setting("error"), expected: "AADSTS and five to seven digits",
                    remedy: "No Entra error code was found. It begins with AADSTS. Look for it in error_description, "
                        + "or at the bottom of Microsoft's page under “Troubleshooting details”."))
        }
        self = EntraErrorEntry.byNumber[family]?[number] ?? EntraErrorEntry.unlisted(family, number)
    }

    /// The number of Azure AD B2C for a sign-in that the user cancelled. It is not a fault to look up, so it is in no
    /// topic of the catalog.
    private static let cancelledByUser = EntraErrorEntry(
        b2c: 90091, .unknown, .often, [.redirect], "The user cancelled the sign-in on a page of Azure AD B2C.",
        "This is expected. Let the user start the sign-in again.")

    private static func unlisted(_ family: Family, _ number: Int) -> EntraErrorEntry {
        if family == .b2c, number == cancelledByUser.number { return cancelledByUser }
        return EntraErrorEntry(
            number, .unknown, .rarely, [],
            "This error is not in the catalog.",
            "Look up the number at https://login.microsoftonline.com/error. Then find the sign-in under “Monitoring & "
                + "health” › “Sign-in logs”, which shows the failure reason.",
            family: family)
    }

    // MARK: - Reading

    /// Returns the number if the string contains nothing else but white space.
    private static func bareNumber(in text: String) -> (Family, Int)? {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return number(in: Array(String(scalars).utf8)[...], digits: 5...7).map { (.aadsts, $0) }
    }

    /// Returns the first error code. Any character may precede it, such as the `n` of an escaped line break in pasted
    /// JSON, but no letter, digit, or underscore may follow it.
    private static func firstCode(in text: [UInt8]) -> (Family, Int)? {
        for start in text.indices where text[start] == UInt8(ascii: "A") {
            for (family, digits) in [(Family.aadsts, 5...7), (.b2c, 5...5)] {
                let rest = text[start...]
                guard rest.starts(with: family.rawValue.utf8) else { continue }
                // Read no more than the maximum length of a code, because an attacker may repeat the prefix many times.
                let word = rest.dropFirst(family.rawValue.utf8.count).prefix(digits.upperBound + 1)
                    .prefix(while: \.isASCIIWordCharacter)
                if let number = number(in: word, digits: digits) { return (family, number) }
            }
        }
        return nil
    }

    /// Returns the number if all bytes are digits, their count is in the range, and the first is not 0.
    private static func number(in text: ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.count), text.first != UInt8(ascii: "0"), text.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

// The advice for an error that a provider returned.
extension EntraErrorEntry {
    /// Returns the meaning and remedy of the first error code in the description, or `nil` if there is none. For a code
    /// that is not in the catalog, the remedy is where to look it up.
    package static func advice(forErrorDescription description: String) -> ProviderAdvice? {
        let description = beginning(of: description)
        guard let error = try? EntraErrorEntry(parsing: description) else { return nil }
        return ProviderAdvice(
            code: error.code, remedy: "\(verbatim: error.meaning) \(verbatim: error.remedy)",
            traceID: identifier("Trace ID: ", in: description),
            correlationID: identifier("Correlation ID: ", in: description), timestamp: timestamp(in: description),
            isCancellation: error.isCancellation)
    }

    /// Whether the user declined the consent, or cancelled on a page of Azure AD B2C.
    private var isCancellation: Bool {
        switch family {
        case .aadsts: number == 65004
        case .b2c: number == EntraErrorEntry.cancelledByUser.number
        }
    }

    /// The maximum number of bytes read from a description. Entra's descriptions have a few hundred characters.
    private static let longestDescription = 4_096

    /// Returns the beginning of a description. The limit is in bytes, because a character can have any number of them.
    /// The cut is at the end of a word, because the first digits of a number are a different error.
    private static func beginning(of description: String) -> String {
        let bytes = description.utf8
        var beginning = bytes.prefix(longestDescription)
        guard beginning.endIndex < bytes.endIndex else { return description }
        if bytes[beginning.endIndex].isASCIIWordCharacter {
            while let last = beginning.last, last.isASCIIWordCharacter { beginning.removeLast() }
        }
        // The added character keeps a number at the beginning from being read as the whole string.
        return String(decoding: beginning, as: UTF8.self) + "…"
    }

    /// Returns an ID with which Microsoft's support can find a sign-in, and which the sign-in logs contain.
    private static func identifier(_ label: String, in description: String) -> String? {
        // The IDs are on separate lines or all on one line.
        value(label, in: description, length: 36).flatMap { try? GUID(parsing: $0) }?.string
    }

    /// Returns the time of the error, such as `2026-11-29 10:00:00Z`.
    private static func timestamp(in description: String) -> String? {
        value("Timestamp: ", in: description, length: 20).map { String($0) }
    }

    private static func value(_ label: String, in description: String, length: Int) -> Substring? {
        let text = Substring(description)
        return text.utf8Range(of: label).map { Substring(text[$0.upperBound...].utf8.prefix(length)) }
    }
}
