import EntraID

/// Callback URLs from a page URL, a public URL, or a request.
enum CallbackKind: VectorKind {
    static let name = "callback"
    static let givenMembers = ["pageAddress", "publicAddress", "request", "path", "trustedProxies", "allowedHosts"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let path = try given["path"].optional(.string)
        let trustedProxies = try given["trustedProxies"].optional(.array(of: .string))
        let allowedHosts = try given["allowedHosts"].optional(.array(of: .string))
        let derive = try derivation(given)
        return VectorOutcome { warnings throws(Refusal) in
            // A policy takes a validated path. In vectors, the path may be invalid and is validated after the origin.
            _ = try derive(try CallbackPolicy(trustedProxies: trustedProxies ?? []), .ignored)
            let policy = try CallbackPolicy(
                path: try path.map { path throws(Refusal) in try CallbackPath(path) } ?? .standard,
                trustedProxies: trustedProxies ?? [], allowedHosts: allowedHosts)
            let callback = try derive(policy, warnings)
            return ["callback": .string(callback.string), "origin": .string(callback.origin.string)]
        }
    }

    private typealias Derivation = (CallbackPolicy, WarningHandler) throws(Refusal) -> CallbackURL

    private static func derivation(_ given: JSONCursor) throws(Refusal) -> Derivation {
        let pageURL = try given["pageAddress"].optional(.string)
        let publicAddress = try given["publicAddress"].optional(.string)
        let hasRequest = given["request"].value != nil
        switch (pageURL, publicAddress, hasRequest) {
        case (let address?, nil, false):
            return { policy, warnings throws(Refusal) in
                try policy.callback(pageURL: address, warnings: warnings)
            }
        case (nil, let address?, false):
            return { policy, warnings throws(Refusal) in
                try policy.callback(publicURL: address, warnings: warnings)
            }
        case (nil, nil, true):
            let request = try request(given["request"])
            return { policy, warnings throws(Refusal) in
                try policy.callback(request: request, warnings: warnings)
            }
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(given.path),
                    remedy: "Specify exactly one of “pageAddress”, “publicAddress”, and “request”."))
        }
    }

    private static func request(_ given: JSONCursor) throws(Refusal) -> ObservedRequest {
        try given.requireOnly(["scheme", "host", "headers", "peer"])
        var headers: [HeaderField] = []
        _ = try given["headers"].optional(.object)
        for (name, place) in given["headers"].members {
            let values: [String]
            if place.value?.array != nil {
                values = try place.required(.array(of: .string))
            } else {
                values = [try place.required(.string)]
            }
            headers += values.map { HeaderField(name: name, value: $0) }
        }
        return ObservedRequest(
            scheme: try given["scheme"].required(.string), host: try given["host"].required(.string),
            headers: headers, peer: try given["peer"].optional(.string))
    }
}
