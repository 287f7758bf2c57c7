import OIDCPrimitives

/// What every answer of a provider is asked, before anybody looks at what it says.
enum ResponseJudgement {
    /// What makes the answer useless: its size; then the provider's own account of an error; then the status.
    static func problem(of response: HTTPResponse, from address: String, bodyLimit: Int) -> Problem? {
        guard response.body.count <= bodyLimit else {
            return .tooLarge(at: .address(address), limit: bodyLimit)
        }
        guard response.status != 200 else { return nil }
        let document = try? JSONDocument(parsing: response.body, limits: .known(bytes: bodyLimit))
        return document.flatMap { MetadataJudgement.providerError(in: $0, from: address) }
            ?? .statusRefused(response, at: address)
    }

    /// What is worth knowing about an answer that can be used.
    static func warnings(about response: HTTPResponse, from address: String) -> [Problem] {
        guard let field = response[header: "Content-Type"], !isJSON(field) else { return [] }
        return [.unexpectedContentType(field, at: .address(address))]
    }

    /// `application/json` or any `application/…+json` whose subtype is a token (RFC 9110 §8.3.1), whatever parameters
    /// follow.
    private static func isJSON(_ contentType: String) -> Bool {
        let type = Substring(contentType.asciiLowercased).split(at: ";")[0].withoutHTTPWhitespace
        let prefix = "application/"
        guard type.hasPrefixBytes(prefix) else { return false }
        let subtype = Substring(type.utf8.dropFirst(prefix.utf8.count))
        return subtype.hasSameBytes(as: "json")
            || subtype.hasSuffixBytes("+json") && subtype.utf8.allSatisfy(\.isHTTPTokenCharacter)
    }
}
