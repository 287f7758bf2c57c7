import OIDCPrimitives

/// The checks that apply to every response of a provider, before its document is parsed.
enum ResponseValidation {
    /// Returns why a response cannot be used: its size first, then an OAuth error in its body, then its status.
    static func problem(of response: TransportResponse, from url: String, bodyLimit: Int) -> Problem? {
        guard response.body.count <= bodyLimit else {
            return .tooLarge(at: .url(url), limit: bodyLimit)
        }
        guard response.status != 200 else { return nil }
        let document = try? JSONDocument(parsing: response.body, limits: .known(bytes: bodyLimit))
        return document.flatMap { MetadataValidation.providerError(in: $0, from: url) }
            ?? .statusRefused(response, at: url)
    }

    /// Returns the warnings about a response that can be used.
    static func warnings(about response: TransportResponse, from url: String) -> [Problem] {
        guard let field = response[header: "Content-Type"], !isJSON(field) else { return [] }
        return [.unexpectedContentType(field, at: .url(url))]
    }

    /// Whether a content type is `application/json` or `application/…+json` with a valid subtype (RFC 9110 §8.3.1).
    /// Parameters are ignored.
    private static func isJSON(_ contentType: String) -> Bool {
        let type = Substring(contentType.asciiLowercased).split(at: ";")[0].withoutHTTPWhitespace
        let prefix = "application/"
        guard type.hasPrefixBytes(prefix) else { return false }
        let subtype = Substring(type.utf8.dropFirst(prefix.utf8.count))
        return subtype.hasSameBytes(as: "json")
            || subtype.hasSuffixBytes("+json") && subtype.utf8.allSatisfy(\.isHTTPTokenCharacter)
    }
}
