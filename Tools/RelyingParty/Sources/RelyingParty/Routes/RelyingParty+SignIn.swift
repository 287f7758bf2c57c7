import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTokens

extension RelyingParty {
    /// Defines a client and begins nothing, so that a provider can begin.
    func configure(_ request: HTTPRequest) async throws -> Answer {
        let parameters = try StartParameters(query: request.query ?? "")
        do {
            _ = try await clients.client(for: parameters)
            return .accepted("configure")
        } catch let error as Refusal {
            return .refused("configure", error)
        }
    }

    /// Begins a sign-in: redirects the browser to the provider.
    func start(_ request: HTTPRequest) async throws -> HTTPResponse {
        let parameters = try StartParameters(query: request.query ?? "")
        let options = try parameters.options()
        do {
            let client = try await clients.client(for: parameters)
            let start = try await client.signIn.start(cookieHeader: request.cookieHeader, options: options)
            return .redirect(302, to: start.url, cookies: start.cookies)
        } catch let error as Refusal {
            return Answer.refused("start", error).response
        }
    }

    /// Begins a sign-in that another site initiated, with the client that was used last with the issuer that it names.
    func login(_ request: HTTPRequest) async -> HTTPResponse {
        let initiation = CallbackRequest(
            method: request.method, target: request.target, body: request.body, cookieHeader: request.cookieHeader)
        let parameters = (try? FormEncoding.decode(initiation.encodedParameters)) ?? []
        let issuer = parameters.first { $0.name == "iss" }?.value
        guard let client = await clients.candidates(issuer: issuer, audiences: []).first else {
            return Answer.unusable(400, "rp.no-client", "No client was configured yet.").response
        }
        do throws(Refusal) {
            let start = try await client.signIn.start(initiatedBy: initiation)
            return .redirect(303, to: start.url, cookies: start.cookies)
        } catch {
            return Answer.refused("login", error).response
        }
    }

    /// Finishes a sign-in, and fetches the user info if the client has an access token for it.
    func finish(_ request: HTTPRequest, fragment: Bool) async -> Answer {
        let callback =
            fragment
            ? CallbackRequest(
                path: Route.callback, mode: .fragment, encodedParameters: request.body,
                cookieHeader: request.cookieHeader)
            : CallbackRequest(
                method: request.method, target: request.target, body: request.body, cookieHeader: request.cookieHeader)
        let client: Client
        let result: SignInResult
        do throws(Refusal) {
            let store = LookingStore(store: clients.store)
            let pending = try await store.take(answeredBy: callback, digest: SoftwareCrypto())
            guard let known = await clients.client(named: pending.provider) else {
                return .unusable(400, "rp.no-client", "The client of this sign-in was dropped. Start again.")
            }
            client = known
            result = try await client.signIn.finish(callback)
        } catch {
            return .refused("sign-in", error)
        }
        return await signedIn(result, client)
    }

    private func signedIn(_ result: SignInResult, _ client: Client) async -> Answer {
        var members: [(String, JSONValue)] = [
            ("issuer", .string(result.idToken.issuer)), ("subject", .string(result.subject)),
            ("claims", result.idToken.claims.value), ("tokens", RelyingParty.summary(of: result.tokenResponse)),
            ("return_path", .string(result.returnPath)),
            ("warnings", .array(client.warnings.map(Answer.problem))),
        ]
        let session = Session(result, of: client)
        let offered = client.signIn.clients[0].provider.snapshotIfAvailable()?.metadata.userInfoEndpoint != nil
        if client.fetchesUserInfo, offered, let token = session.accessToken {
            do throws(Refusal) {
                let info = try await client.signIn.clients[0].userInfo(token, subject: result.subject)
                members.append(("userinfo", .object(info.claims)))
            } catch {
                // A user whose claims cannot be trusted is not signed in.
                var answer = Answer.refused("userinfo", error, members)
                answer.cookies = [result.expiredCookie].compactMap(\.self)
                return answer
            }
        }
        let identifier = await clients.save(session)
        var answer = Answer.accepted("sign-in", members)
        answer.cookies =
            [result.expiredCookie].compactMap(\.self) + [Session.cookie(identifier, origin: origin)]
        return answer
    }

    /// Says whether the browser is signed in.
    func session(_ request: HTTPRequest) async -> Answer {
        guard let session = await clients.session(request.cookie(Session.cookieName)) else {
            return RelyingParty.noSession
        }
        return .accepted("session", [("issuer", .string(session.issuer)), ("subject", .string(session.subject))])
    }

    /// Refreshes the tokens of the session. An error leaves the session as it is.
    func refresh(_ request: HTTPRequest) async -> Answer {
        guard let identifier = request.cookie(Session.cookieName), var session = await clients.session(identifier)
        else { return RelyingParty.noSession }
        guard let grant = session.grant else {
            return .unusable(400, "rp.no-refresh-token", "The provider issued no refresh token.")
        }
        do throws(Refusal) {
            let result = try await session.client.signIn.clients[0].refresh(grant)
            session.grant = result.refreshGrant
            session.accessToken = result.tokenResponse.accessToken ?? session.accessToken
            session.idToken = result.tokenResponse.idToken ?? session.idToken
            await clients.update(identifier, session)
            return .accepted(
                "refresh",
                [
                    ("claims", result.idToken?.claims.value ?? .null),
                    ("tokens", RelyingParty.summary(of: result.tokenResponse)),
                ])
        } catch {
            return .refused("refresh", error)
        }
    }

    /// Fetches the user info with the access token of the session.
    func userInfo(_ request: HTTPRequest) async -> Answer {
        guard let session = await clients.session(request.cookie(Session.cookieName)) else {
            return RelyingParty.noSession
        }
        guard let token = session.accessToken else {
            return .unusable(400, "rp.no-access-token", "The provider issued no access token.")
        }
        do throws(Refusal) {
            let info = try await session.client.signIn.clients[0].userInfo(token, subject: session.subject)
            return .accepted("userinfo", [("userinfo", .object(info.claims))])
        } catch {
            return .refused("userinfo", error)
        }
    }

    /// What the token endpoint returned, without the tokens.
    private static func summary(of response: TokenResponse?) -> JSONValue {
        guard let response else { return .null }
        return [
            "access_token": .bool(response.accessToken != nil), "id_token": .bool(response.idToken != nil),
            "refresh_token": .bool(response.refreshToken != nil),
            "expires_in": response.expiresIn.map { .number(JSONNumber(Int($0.components.seconds))) } ?? .null,
            "scope": response.scope.map { .string($0) } ?? .null,
        ]
    }
}
