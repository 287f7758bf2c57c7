import OIDCIssuers
public import OIDCPrimitives

extension ProblemCode {
    /// A value in the metadata of an API is not valid.
    public static let configInvalidResourceMetadata = ProblemCode("config.invalid-resource-metadata")
}

extension ProtectedResourceMetadata {
    /// The problems with the values.
    var problems: [Problem] {
        var problems: [Problem] = []
        func check(_ name: String, _ text: String?, _ expected: ProblemText, _ isValid: (String) -> Bool) {
            guard let text, !isValid(text) else { return }
            problems.append(.invalidResourceMetadata(name, expected: expected, found: text))
        }
        func checkURL(_ name: String, _ text: String?) { check(name, text, "an https URL") { $0.isURLOfAPI } }

        check("resource", resource, "an https URL without a fragment") { text in
            text.isURLOfAPI && URLParts(text)?.fragment == nil
        }
        for (index, server) in authorizationServers.enumerated() {
            check("authorization_servers[\(index)]", server, "an issuer: an https URL without query and fragment") {
                (try? IssuerIdentifier($0, insecureHTTP: .allowedOnLoopback)) != nil
            }
        }
        for (index, scope) in scopes.enumerated() {
            check("scopes_supported[\(index)]", scope, "one scope, without spaces and quotation marks") { $0.isScope }
        }
        for (index, name) in signingAlgorithms.enumerated() {
            check("resource_signing_alg_values_supported[\(index)]", name, "an algorithm that signs") {
                !$0.isBlank && !$0.asciiLowercased.hasSameBytes(as: "none")
            }
        }
        checkURL("jwks_uri", keysURL)
        check("resource_name", description.name, "a name") { !$0.isBlank }
        for (tag, name) in description.sortedNames {
            check("resource_name#", tag, "a language tag, such as de") { $0.isLanguageTag }
            check("resource_name#\(tag)", name, "a name") { !$0.isBlank }
        }
        checkURL("resource_documentation", description.documentation)
        checkURL("resource_policy_uri", description.policy)
        checkURL("resource_tos_uri", description.termsOfService)
        return problems
    }
}

extension String {
    /// Whether the string is an absolute https URL without user information, or an http URL on this machine.
    fileprivate var isURLOfAPI: Bool {
        guard let parts = URLParts(self), consistsOfURICharacters, let host = URLHost(parts.host),
            parts.port.map({ URLParts.portNumber($0) != nil }) != false, parts.userInformation == nil
        else { return false }
        return parts.scheme.utf8.elementsEqual("https".utf8)
            || parts.scheme.utf8.elementsEqual("http".utf8) && host.isLoopback
    }

    /// Whether the string is one scope (RFC 6749 §3.3).
    fileprivate var isScope: Bool {
        !isEmpty && utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != 0x5C }
    }

    /// Whether the string has the characters and the length of a language tag (BCP 47).
    fileprivate var isLanguageTag: Bool {
        (1...35).contains(utf8.count) && utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    }
}

extension Problem {
    fileprivate static func invalidResourceMetadata(
        _ name: String, expected: ProblemText, found: String
    ) -> Problem {
        Problem(
            .configInvalidResourceMetadata, at: .member(name), expected: expected, found: "\(url: found)",
            remedy: "Clients could not use this value in the metadata of the API. Correct it as described.")
    }
}
