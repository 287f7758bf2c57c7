import EntraID

/// Addresses of every sort.
enum AddressJudge {
    /// The origin of a page: scheme, host, port, and the callback.
    static func origin(_ question: Question) -> Answer? {
        guard let address = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in
            let callback = try CallbackPolicy.standard.callback(pageAddress: address, warnings: .ignored)
            let origin = callback.origin
            return [
                origin.scheme.rawValue, origin.host, String(origin.port ?? origin.scheme.defaultPort), callback.text,
            ]
        }
    }

    /// Whether a peer is a trusted proxy: then the host that it names is the callback's.
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
        return Answer.of { () throws(Refusal) in [try Issuer(text).text] }
    }

    /// What an authority is made of. A suggestion stands beside the codes of a refusal.
    static func authority(_ question: Question) -> Answer? {
        guard let text = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in
            let authority = try EntraAuthority(parsing: text, warnings: .ignored)
            return [authority.text, authority.host, authority.metadataLocation, authority.issuer?.text ?? ""]
        }
    }

    static func redirect(_ question: Question) -> Answer? {
        guard let uri = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in [try RedirectRules().judge(uri, warnings: .ignored)] }
    }
}
