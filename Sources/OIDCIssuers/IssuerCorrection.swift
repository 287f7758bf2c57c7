package import OIDCPrimitives

/// What is wrong with a string that is not an issuer, and the issuer that was probably meant.
struct IssuerCorrection {
    /// What to do, or `nil` if nothing was recognized.
    private(set) var remedy: ProblemText?
    /// The issuer that was meant, if there is exactly one way to correct the string.
    private(set) var issuer: String?

    /// Creates a correction without advice.
    init() {}

    /// Creates a correction of a string. Everything that can be told is corrected together, and the result is offered
    /// only if it is a valid issuer.
    init(of text: String, _ insecureHTTP: InsecureHTTP) {
        var advice: [ProblemText] = []
        var rest = SurroundingCharacters.removed(from: text)
        if !rest.hasSameBytes(as: text) {
            advice.append("Remove the white space, quotation marks, or brackets around the issuer.")
        }
        if let pasted = PastedURL.recognized(in: rest) {
            switch pasted.kind {
            case .metadata:
                advice.append(
                    "This is the URL of the metadata document. The issuer is the URL without the part from "
                        + "/.well-known on, and the document states it exactly.")
            case .endpoint:
                advice.append("This is the URL of an endpoint. The issuer is the part before /protocol.")
            }
            rest = pasted.issuer
        } else if IssuerCorrection.isAuthorizationRequest(rest) {
            advice.append(
                "This is the URL of a sign-in page, not the issuer. Copy the issuer from the provider's metadata "
                    + "document.")
        }
        let scheme = SchemeCorrection(of: rest, insecureHTTP)
        if let sentence = scheme.advice { advice.append(sentence) }
        rest = scheme.text
        if !advice.isEmpty { remedy = advice.joined(separator: " ") }
        let isIssuer = IssuerIdentifier.isValid(rest, insecureHTTP) && PastedURL.recognized(in: rest) == nil
        if isIssuer, IssuerCorrection.canBeShown(rest), !IssuerCorrection.isLinkLocal(rest) { issuer = rest }
    }

    /// Returns whether an issuer can be a suggestion. Suggestions are shown as they are, so they must be short and not
    /// repeat a credential.
    static func canBeShown(_ issuer: String) -> Bool {
        issuer.utf8.count <= 2_048 && !CredentialShape.isContained(in: issuer)
    }

    /// Returns whether the host of a URL is link-local. Clouds serve the credentials of machines at such hosts, so they are
    /// never suggested.
    private static func isLinkLocal(_ text: String) -> Bool {
        URLParts(text).flatMap { URLHost($0.host) }?.reach == .link
    }

    /// Returns whether the query of a URL is that of an authorization request.
    private static func isAuthorizationRequest(_ text: String) -> Bool {
        guard let query = URLParts(text)?.query else { return false }
        return query.split(at: "&").contains { parameter in
            ["client_id=", "response_type="].contains { parameter.hasPrefixBytes($0) }
        }
    }
}

/// A URL with the scheme that an issuer must have.
private struct SchemeCorrection {
    /// What to do, or `nil` if the scheme is right or unknown.
    private(set) var advice: ProblemText?
    /// The URL, with its scheme corrected if that is possible.
    private(set) var text: String

    init(of text: String, _ insecureHTTP: InsecureHTTP) {
        self.text = text
        guard let parts = URLParts(text) else {
            let url = "https://\(text)"
            guard let host = URLParts(url)?.host, host.utf8.contains(UInt8(ascii: ".")), URLHost(host) != nil else {
                return
            }
            advice = "The URL has no scheme. Add https:// at the beginning."
            self.text = url
            return
        }
        let rest = Substring(text.utf8.dropFirst(parts.scheme.utf8.count))
        let scheme = parts.scheme.asciiLowercased
        if scheme.hasSameBytes(as: "http"), let host = URLHost(parts.host), !insecureHTTP.allows(host) {
            if InsecureHTTP.isForDevelopment(host) {
                advice =
                    "A provider can use http only for development, and only if the application allows it for this host. "
                    + "In code, use InsecureHTTP."
            } else {
                advice = "An issuer must use https."
                self.text = "https\(rest)"
            }
        } else if scheme.hasSameBytes(as: "http") || scheme.hasSameBytes(as: "https"),
            !parts.scheme.hasSameBytes(as: scheme)
        {
            advice = "Write \(scheme) in lowercase."
            self.text = "\(scheme)\(rest)"
        }
    }
}

extension IssuerIdentifier {
    /// The problem with an issuer that is probably the URL of a metadata document or of an endpoint, or `nil`. Such a URL
    /// is a valid issuer, so a provider's metadata decides. Where an administrator enters an issuer, this can be reported
    /// first.
    package var pastedURLProblem: Problem? {
        guard PastedURL.recognized(in: string) != nil else { return nil }
        return .issuerInvalid(string, at: .setting("issuer"), IssuerCorrection(of: string, insecureHTTP))
    }

    /// Returns whether this issuer was probably written for another one, which can be suggested: both differ only in
    /// slashes at the end and in the case of letters, or this one is a URL that belongs to the other.
    package func isLikely(meant other: String) -> Bool {
        if PastedURL.recognized(in: string)?.issuer.hasSameBytes(as: other) == true {
            return IssuerCorrection.canBeShown(other)
        }
        func letters(_ text: String) -> String {
            let slashes = text.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
            return Substring(text.utf8.dropLast(slashes)).asciiLowercased
        }
        return IssuerCorrection.canBeShown(other) && letters(string).hasSameBytes(as: letters(other))
    }
}
