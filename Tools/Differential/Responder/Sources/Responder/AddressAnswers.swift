import EntraID

/// Answers questions about URLs.
enum AddressAnswers {
    /// Returns the origin of a page: scheme, host, port, and the callback.
    static func origin(_ question: Question) -> Answer? {
        guard let address = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in
            let callback = try CallbackPolicy.standard.callback(pageURL: address, warnings: .ignored)
            let origin = callback.origin
            return [
                origin.scheme.rawValue, origin.host, String(origin.port ?? origin.scheme.defaultPort), callback.string,
            ]
        }
    }

    /// Returns whether a peer is a trusted proxy: then the callback has the host that it forwards.
    static func peer(_ question: Question) -> Answer? {
        guard let range = question.text(0), let peer = question.text(1) else { return nil }
        return Answer.of { () throws(Refusal) in
            let policy = try CallbackPolicy(trustedProxies: [range])
            let request = ObservedRequest(
                scheme: "https", host: "direct.example",
                headers: [.init(name: "X-Forwarded-Host", value: "forwarded.example")], peer: peer)
            let host = try policy.callback(request: request, warnings: .ignored).origin.host
            return [host.utf8.elementsEqual("forwarded.example".utf8) ? "trusted" : "not trusted"]
        }
    }

    static func issuer(_ question: Question) -> Answer? {
        guard let text = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in [try IssuerIdentifier(text).string] }
    }

    /// Returns the parts of an authority. If there is a suggestion, it is returned together with the codes.
    static func authority(_ question: Question) -> Answer? {
        guard let text = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in
            let authority = try EntraAuthority(parsing: text, warnings: .ignored)
            return [authority.string, authority.host, authority.metadataURL, authority.issuer?.string ?? ""]
        }
    }

    static func redirect(_ question: Question) -> Answer? {
        guard let uri = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in [try RedirectRules().validate(uri, warnings: .ignored)] }
    }
}
