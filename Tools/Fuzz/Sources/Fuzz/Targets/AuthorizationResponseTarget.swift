import EntraID
import Foundation

/// The response that a browser brings back: the number of a response type, a mode, and the text. Without the right
/// state, nothing may be accepted.
enum AuthorizationResponseTarget: Target {
    static let name = "authorization-response"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.given("authorization-response").compactMap { given in
            guard let text = given.text("text") else { return nil }
            let pending = given["pending"]
            let type = types.firstIndex { $0.hasSameBytes(as: pending.text("responseType") ?? "") } ?? 0
            // The sign-ins of the vectors have many states. Here there is one.
            let ours = text.split(separator: pending.text("state") ?? "-", omittingEmptySubsequences: false)
            return seed("\(type)", given.text("mode"), ours.joined(separator: state))
        }
    }

    private static let state = "Zk3vQ1xW8pLr0aTn"
    private static let types = ["code", "id_token", "code id_token"]

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 3)
        let type = Int(parts[0].first ?? 0) % types.count
        let answer = text(parts[2])
        let mode = ResponseMode(text(parts[1]))
        for pending in pendings[type] {
            for instant in [1_700_000_100.0, 1_700_009_000] {
                let response = validated { () throws(Refusal) in
                    try AuthorizationResponse(
                        parsing: CallbackRequest(path: "/cb", mode: mode, encodedParameters: answer),
                        answering: pending,
                        with: configuration(of: pending), at: Date(timeIntervalSince1970: instant))
                }
                guard let response else { continue }
                require(instant < 1_700_000_600, "accepted after it expired")
                let decoded = (try? FormEncoding.decode(answer)) ?? []
                require(decoded.count { $0.name == "state" && $0.value == state } == 1, "accepted without the state")
                require((response.code != nil) == types[type].contains("code"), "a code too many or too few")
                require((response.idToken != nil) == types[type].contains("id_token"), "a token too many or too few")
                require(pending.responseMode == mode, "accepted in another mode")
            }
        }
    }

    private static func configuration(of pending: PendingSignIn) throws(Refusal) -> ProviderConfiguration {
        try ProviderConfiguration(
            name: "entra", profile: EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant),
            clientID: "client", authentication: .none, responseType: pending.responseType,
            responseMode: pending.responseMode)
    }

    /// Sign-ins for each response type, in every mode that it allows.
    private static let pendings: [[PendingSignIn]] = types.map { type in
        (type.contains("id_token") ? ["fragment", "form_post"] : ["query", "fragment", "form_post"]).flatMap { mode in
            [false, true].map { isIssuerExpected in
                let stored = """
                    {"version": 2, "provider": "entra", "clientID": "client", "callback": "https://a.example/cb",
                     "issuer": "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
                     "isIssuerParameterExpected": \(isIssuerExpected), "responseType": "\(type)",
                     "responseMode": "\(mode)", "startedAt": 1700000000, "lifetime": 600, "isNewAuthenticationRequired": false,
                     "requiredAuthenticationContexts": [],
                     "state": "\(state)", "nonce": "n", "codeVerifier": "v"}
                    """
                guard let pending = try? JSONDecoder().decode(PendingSignIn.self, from: Data(stored.utf8)) else {
                    finding("the sign-in cannot be read")
                }
                return pending
            }
        }
    }
}
