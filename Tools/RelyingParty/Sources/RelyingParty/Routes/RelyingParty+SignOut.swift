import OIDCPrimitives
import OIDCSignIn
import OIDCTokens

extension RelyingParty {
    /// Ends the session, and redirects the browser to the provider to sign out there.
    func logout(_ request: HTTPRequest) async -> HTTPResponse {
        let identifier = request.cookie(Session.cookieName)
        guard let session = await clients.session(identifier) else { return RelyingParty.noSession.response }
        await clients.end(identifier)
        let expired = Session.cookie(nil, origin: origin)
        do throws(Refusal) {
            let start = try await session.client.signIn.startSignOut(
                idToken: session.idToken, loginHint: session.idToken == nil ? session.subject : nil)
            return .redirect(303, to: start.url, cookies: [expired, start.cookie].compactMap(\.self))
        } catch {
            var answer = Answer.refused("logout", error)
            answer.cookies = [expired]
            return answer.response
        }
    }

    /// Checks that this browser started the sign-out that it returns from.
    func logoutReturn(_ request: HTTPRequest) async -> Answer {
        // The state and the cookie belong to the browser, and the URL is the same for all clients: any front door will do.
        guard let client = await clients.candidates(issuer: nil, audiences: []).first else {
            return .unusable(400, "rp.no-client", "No sign-in was started yet.")
        }
        do throws(Refusal) {
            let result = try client.signIn.finishSignOut(
                CallbackRequest(
                    method: request.method, target: request.target, cookieHeader: request.cookieHeader))
            var answer = Answer.accepted("logout")
            answer.cookies = [result.expiredCookie]
            return answer
        } catch {
            return .refused("logout", error)
        }
    }

    /// Verifies a logout token, and ends the sessions that it names. A rejected one is answered with status 400.
    func backChannelLogout(_ request: HTTPRequest) async -> Answer {
        let hint = LogoutHint(body: request.body)
        var refusal: Refusal?
        for client in await clients.candidates(issuer: hint?.issuer, audiences: hint?.audiences ?? []) {
            do throws(Refusal) {
                let token = try await client.signIn.backChannelLogout(request.body)
                let ended = await clients.endSessions { session in
                    session.issuer == token.issuer
                        && (token.session.map { $0 == session.providerSession } ?? (token.subject == session.subject))
                }
                return .accepted("backchannel-logout", [("ended", .number(JSONNumber(ended)))])
            } catch {
                refusal = refusal ?? error
            }
        }
        guard let refusal else { return .unusable(400, "rp.no-client", "No sign-in was started yet.") }
        return .refused("backchannel-logout", refusal, status: 400)
    }

    /// Ends the session that a front-channel logout names, or the browser's if it names none.
    func frontChannelLogout(_ request: HTTPRequest) async -> Answer {
        let parameters = (try? FormEncoding.decode(request.query ?? "")) ?? []
        let issuer = parameters.first { $0.name == "iss" }?.value
        guard let client = await clients.candidates(issuer: issuer, audiences: []).first else {
            return .unusable(400, "rp.no-client", "No sign-in was started yet.")
        }
        do throws(Refusal) {
            let logout = try await client.signIn.frontChannelLogout(
                CallbackRequest(
                    method: request.method, target: request.target, cookieHeader: request.cookieHeader))
            let own = request.cookie(Session.cookieName)
            let ended: Int
            if let named = logout.session {
                ended = await clients.endSessions { $0.client === client && $0.providerSession == named }
            } else {
                ended = await clients.session(own) == nil ? 0 : 1
                await clients.end(own)
            }
            return .accepted("frontchannel-logout", [("ended", .number(JSONNumber(ended)))])
        } catch {
            return .refused("frontchannel-logout", error)
        }
    }
}

/// What a logout token claims, unverified. It only selects the front door that verifies the token.
private struct LogoutHint {
    let issuer: String?
    let audiences: [String]

    init?(body: String) {
        guard let parameters = try? FormEncoding.decode(body),
            let token = parameters.first(where: { $0.name == "logout_token" })?.value
        else { return nil }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2, let bytes = try? Base64URL.decode(String(parts[1])),
            let claims = try? JSONValue(parsing: bytes)
        else { return nil }
        issuer = claims["iss"]?.string
        audiences = claims["aud"]?.strings ?? [claims["aud"]?.string].compactMap(\.self)
    }
}
