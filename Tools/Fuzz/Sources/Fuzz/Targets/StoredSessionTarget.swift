import EntraID
import Foundation

/// Sessions from a store, which may have been changed: an accepted one is the same after it was stored again.
enum StoredSessionTarget: Target {
    static let name = "stored-session"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        let owner = #""provider":"entra","clientID":"client","issuer":"https://id.example.com","subject":"ada""#
        let grant = #"{\#(owner),"refreshToken":"r","nonce":"n","authenticatedAt":1700000000}"#
        let tokens = """
            {"version":1,\(owner),"accessToken":"a","accessTokenExpiresAt":1700003600,"scope":"openid",\
            "authenticatedAt":1700000000,"providerSession":"s","loginHint":"h","grant":\(grant),"lifetime":3600}
            """
        let session = #"{"version":1,"revision":1,"tokens":\#(tokens),"expiresAt":1702592000,"renewsAt":1700003300}"#
        let end = #"{"error":"invalid_grant","suberror":"token_expired","claims":"{}"}"#
        let ended = #"{"version":1,"revision":2,"tokens":\#(tokens),"expiresAt":1702592000,"end":\#(end)}"#
        return [session, ended, tokens].map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        let data = Data(input)
        if let session = try? JSONDecoder().decode(StoredSession.self, from: data) {
            require((1...Int(Int32.max)).contains(session.revision), "revision \(session.revision)")
            examine(session.tokens, "\(session)")
            // Times that JSON cannot state are not written.
            if let written = try? JSONEncoder().encode(session) {
                let again = try? JSONDecoder().decode(StoredSession.self, from: written)
                require(again?.revision == session.revision, "a session cannot be read again")
                require(again?.tokens.subject == session.tokens.subject, "a session of another user")
            }
        }
        if let tokens = try? JSONDecoder().decode(SignedInTokens.self, from: data) { examine(tokens, "\(tokens)") }
    }

    private static func examine(_ tokens: SignedInTokens, _ description: String) {
        guard let token = tokens.accessToken?.revealed(), token.utf8.count > 32 else { return }
        require(!description.contains(token), "a description contains the access token")
    }
}
