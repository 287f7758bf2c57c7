package import OIDCDiscovery
package import OIDCPrimitives

/// A provider's error in a text that an administrator pasted for an explanation: the URL of a response, its parameters,
/// or the JSON document of an endpoint.
///
/// Nothing is validated, and URLs are accepted in every form. Sign-ins use ``AuthorizationResponse`` instead.
package enum PastedError {
    /// Returns the error as a sign-in would report it, or `nil` if the text contains no error.
    package static func problem(in text: String, profile: any ProviderProfile) -> Problem? {
        if text.utf8.first == UInt8(ascii: "{") {
            guard let document = try? JSONDocument(parsing: Array(text.utf8)),
                let response = ErrorResponse(document, profile)
            else { return nil }
            return Problem.providerRefused(.exchangeProviderError, response, at: .member("error"))
        }
        guard let parameters = try? ResponseParameters(encodedParameters(in: text)),
            let response = ErrorResponse(parameters, profile)
        else { return nil }
        return Problem.providerRefused(.responseProviderError, response, at: .parameter("error"))
    }

    /// Returns the part after the first `?` or `#`, if one is before the first `=`.
    private static func encodedParameters(in text: String) -> String {
        let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
        guard let mark = name.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
            return text
        }
        return String(Substring(text.utf8[text.utf8.index(after: mark)...]))
    }
}
