import EntraID
import OIDCLoopback

extension FakeEntra {
    /// Returns the response of the UserInfo endpoint, which Graph serves and which takes tokens for Graph.
    ///
    /// Its claims cannot be configured: the scopes `profile` and `email` decide whether they are there.
    func userInfo(_ request: LoopbackRequest) async -> LoopbackResponse {
        let exchange = GraphExchange(request, at: time.now, requestID: newIdentifier())
        do throws(GraphError) {
            guard ["GET", "POST"].contains(where: { request.method.hasSameBytes(as: $0) }) else {
                throw .methodNotAllowed("GET, POST")
            }
            return try exchange.document(userInfo(of: graphCaller(of: request)))
        } catch {
            return exchange.response(to: error)
        }
    }

    private func userInfo(of caller: GraphCaller) throws(GraphError) -> JSONObject {
        guard let user = caller.user else { throw .userRequired }
        try caller.require(["openid"])
        // The subject is that of the ID token, although the token is for another application.
        let subject = FakeEntra.subject(of: user, for: caller.access.clientID, at: caller.access.authority)
        var members = [JSONObject.Member(name: "sub", value: .string(subject))]
        if caller.has(["profile"]) {
            let name = PersonName(user.displayName)
            members.append(.init(name: "name", value: .string(user.displayName)))
            if let family = name.family { members.append(.init(name: "family_name", value: .string(family))) }
            if let given = name.given { members.append(.init(name: "given_name", value: .string(given))) }
            members.append(.init(name: "picture", value: .string("\(origin)/v1.0/me/photo/$value")))
        }
        if caller.has(["email"]), let email = user.email {
            members.append(.init(name: "email", value: .string(email)))
        }
        return JSONObject(members)
    }
}
