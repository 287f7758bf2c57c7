import EntraID
import OIDCLoopback

extension FakeEntra {
    private static let deviceCodeLifetime = 900.0
    /// Letters and digits that are not mistaken for each other.
    private static let userCodeCharacters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)

    /// Returns the codes for a device whose user signs in elsewhere (RFC 8628 §3.2).
    func deviceAuthorization(_ request: LoopbackRequest, _ authority: FakeAuthority) -> LoopbackResponse {
        do throws(FakeError) {
            guard request.method.hasSameBytes(as: "POST") else { throw FakeError(900561) }
            let form = try FakeForm(String(decoding: request.body, as: UTF8.self))
            let clientID = try form.required("client_id")
            guard let application = state.withLock({ $0.directory.application(clientID) }) else {
                throw FakeError(700016, "Application with identifier '\(clientID)' was not found in the directory.")
            }
            let scopeText = form["scope"] ?? (authority.version == .v1 ? "openid profile offline_access" : nil)
            guard let scopeText else { throw FakeError.missing("scope") }
            let scopes = Substring(scopeText).split(at: " ").filter { !$0.isEmpty }.map { String($0) }
            _ = try FakeScopes(scopes)
            let userCode = newUserCode()
            let deviceCode = Base64URL.encode(random.bytes(64))
            let grant = FakeDeviceGrant(
                authority: authority, clientID: application.clientID, scopes: scopes, userCode: userCode,
                startedAt: seconds)
            state.withLock { state in
                state.deviceCodes.insert(grant, for: deviceCode)
                state.userCodes.insert(deviceCode, for: userCode)
            }
            let page = "\(origin)/devicelogin"
            return FakeResponse.json([
                "user_code": .string(userCode), "device_code": .string(deviceCode), "verification_uri": .string(page),
                "expires_in": .number(JSONNumber(Int(FakeEntra.deviceCodeLifetime))),
                "interval": .number(JSONNumber(Int(grant.interval))),
                "message": .string("To sign in, open \(page) in a browser and enter the code \(userCode)."),
            ])
        } catch { return response(to: error) }
    }

    private func newUserCode() -> String {
        // 32 characters divide 256, so each is as likely as the others.
        let characters = random.bytes(9).map { FakeEntra.userCodeCharacters[Int($0) % 32] }
        return String(decoding: characters, as: UTF8.self)
    }

    func redeemDeviceCode(_ request: FakeTokenRequest) throws(FakeError) -> JSONObject {
        // Older clients send it as `code`.
        guard let code = request.form["device_code"] ?? request.form["code"] else {
            throw FakeError.missing("device_code")
        }
        let now = seconds
        let result = state.withLock { state -> Result<FakeGrant, FakeError> in
            guard var device = state.deviceCodes[code], device.clientID == request.client.id,
                device.authority.isSame(as: request.authority)
            else { return .failure(FakeError(70018)) }
            guard now < device.startedAt + FakeEntra.deviceCodeLifetime else {
                return .failure(.deviceCodeExpired(at: request.authority.version))
            }
            guard !device.isDeclined else { return .failure(.declined) }
            guard let user = device.user else {
                let isTooEarly = device.lastPoll.map { now < $0 + device.interval } ?? false
                if isTooEarly { device.interval += 5 }
                device.lastPoll = now
                state.deviceCodes.insert(device, for: code)
                return .failure(isTooEarly ? .slowDown : FakeError(70016))
            }
            state.deviceCodes.remove(code)
            state.userCodes.remove(device.userCode)
            return .success(
                FakeGrant(
                    authority: device.authority, clientID: device.clientID, user: user, redirectURI: nil,
                    scopes: device.scopes, nonce: nil, challenge: nil, issuedAt: now, requestedContexts: [],
                    maximumAge: nil, authenticatedAt: now, session: ""))
        }
        switch result {
        case .failure(let error): throw error
        case .success(let grant):
            let named = grant.in(session: newIdentifier())
            return try tokens(for: named, try scopes(of: request, or: grant.scopes), request, withNonce: false)
        }
    }
}

extension FakeGrant {
    fileprivate func `in`(session: String) -> FakeGrant {
        FakeGrant(
            authority: authority, clientID: clientID, user: user, redirectURI: redirectURI, scopes: scopes,
            nonce: nonce, challenge: challenge, issuedAt: issuedAt, requestedContexts: requestedContexts,
            maximumAge: maximumAge, authenticatedAt: authenticatedAt, session: session)
    }
}
