public import OIDCPrimitives
package import OIDCDiscovery

extension ProblemCode {
    /// The text names no error of Entra.
    public static let aadstsNoCode = ProblemCode("aadsts.no-code")
}

extension EntraError {
    /// Every error that the catalogue knows, by topic.
    public static let all: [EntraError] =
        applicationAndTenantErrors + redirectAndRequestErrors + codeRedemptionErrors + clientCredentialErrors
        + consentAndScopesErrors + accountAccessErrors + interactionAndPolicyErrors + keysAndServiceErrors
        + signOutErrors + upstreamProviderErrors

    private static let byNumber: [Family: [Int: EntraError]] =
        Dictionary(grouping: all, by: \.family).mapValues { errors in
            Dictionary(errors.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        }

    /// The error that a text names: an `error_description`, what stood on Microsoft's page, or a bare number.
    ///
    /// The first `AADSTS` with five to seven digits, or `AADB2C` with five, counts; a text of five to seven digits, with
    /// nothing but white space around them, is that number. A number that the catalogue does not have is of the topic
    /// ``Topic/unknown``.
    ///
    /// - Throws: `aadsts.no-code`.
    public static func read(_ text: String) throws(Refusal) -> EntraError {
        guard let (family, number) = bareNumber(in: text) ?? firstCode(in: Array(text.utf8)) else {
            throw Refusal(
                Problem(
                    .aadstsNoCode, at: .setting("error"), expected: "AADSTS and five to seven digits",
                    remedy: "No error number of Entra was found. It begins with AADSTS and stands in "
                        + "error_description, or at the foot of Microsoft's page under “Troubleshooting details”."))
        }
        return byNumber[family]?[number] ?? unlisted(family, number)
    }

    private static func unlisted(_ family: Family, _ number: Int) -> EntraError {
        EntraError(
            number, .unknown, .hardlyEver, [],
            "This error is not in the catalogue.",
            "Look the number up at https://login.microsoftonline.com/error, and find the sign-in under Monitoring & "
                + "health › Sign-in logs, where the failure reason stands beside it.",
            family: family)
    }

    // MARK: - Reading

    /// The number that stands alone, with nothing but white space around it.
    private static func bareNumber(in text: String) -> (Family, Int)? {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return number(in: Array(String(scalars).utf8)[...], digits: 5...7).map { (.aadsts, $0) }
    }

    /// Before a code anything may stand, such as the `n` of an escaped line break in pasted JSON; behind it neither
    /// letter, digit nor underscore.
    private static func firstCode(in text: [UInt8]) -> (Family, Int)? {
        for start in text.indices where text[start] == UInt8(ascii: "A") {
            for (family, digits) in [(Family.aadsts, 5...7), (.b2c, 5...5)] {
                let rest = text[start...]
                guard rest.starts(with: family.rawValue.utf8) else { continue }
                // No further than a code can reach, whatever follows: somebody may repeat the beginning a million times.
                let word = rest.dropFirst(family.rawValue.utf8.count).prefix(digits.upperBound + 1)
                    .prefix(while: \.isASCIIWordCharacter)
                if let number = number(in: word, digits: digits) { return (family, number) }
            }
        }
        return nil
    }

    /// The number that consists of all these bytes, so many digits without a zero before them.
    private static func number(in text: ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.count), text.first != UInt8(ascii: "0"), text.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

// What Entra's numbers mean, said where a provider's error is reported.
extension EntraError {
    /// Meaning and remedy of the first number in the description; of one that the catalogue lacks, where to look it up.
    package static func advice(onErrorDescribedAs description: String) -> ProviderAdvice? {
        let description = beginning(of: description)
        guard let error = try? read(description) else { return nil }
        return ProviderAdvice(
            code: error.code, remedy: "\(verbatim: error.meaning) \(verbatim: error.remedy)",
            reference: reference(in: description))
    }

    /// How many bytes are read of a description: Entra's have some hundred characters.
    private static let longestDescription = 4_096

    /// As much as is read, in bytes, because a character may consist of any number of them; and cut behind a word, because
    /// the first digits of a number are another error's.
    private static func beginning(of description: String) -> String {
        let bytes = description.utf8
        var beginning = bytes.prefix(longestDescription)
        guard beginning.endIndex < bytes.endIndex else { return description }
        if bytes[beginning.endIndex].isASCIIWordCharacter {
            while let last = beginning.last, last.isASCIIWordCharacter { beginning.removeLast() }
        }
        // A number at the beginning of more does not stand alone.
        return String(decoding: beginning, as: UTF8.self) + "…"
    }

    /// The numbers by which Microsoft's support, and the sign-in logs, find a sign-in again.
    private static func reference(in description: String) -> String? {
        let text = Substring(description)
        let references = ["Trace ID", "Correlation ID"].compactMap { label -> String? in
            // Each on a line of its own, or all of them in one.
            guard let range = text.utf8Range(of: "\(label): "),
                let identifier = try? GUID(parsing: Substring(text[range.upperBound...].utf8.prefix(36)))
            else { return nil }
            return "\(label.asciiLowercased) \(identifier)"
        }
        return references.isEmpty ? nil : references.joined(separator: ", ")
    }
}
