import EntraID
import OIDCLoopback

// The control endpoint, for tests.
extension FakeEntra {
    /// The mistake of a caller, in a sentence.
    struct ControlMistake: Error, Sendable {
        let sentence: String
        var status = 400

        init(_ sentence: String, status: Int = 400) {
            self.sentence = sentence
            self.status = status
        }
    }

    /// Returns the response to a request of a test. No web page may send one: browsers add headers by which their
    /// requests are rejected.
    func control(_ request: LoopbackRequest) async -> LoopbackResponse {
        do throws(ControlMistake) {
            return FakeEntra.controlAnswer(try control(PageRequest(request), request))
        } catch {
            return FakeEntra.controlAnswer(["error": .string(error.sentence)], status: error.status)
        }
    }

    private func control(
        _ asked: PageRequest, _ request: LoopbackRequest
    ) throws(ControlMistake) -> JSONValue {
        let sites = request.values(of: "Sec-Fetch-Site")
        let isTyped = sites.allSatisfy { $0.hasSameBytes(as: "none") || $0.hasSameBytes(as: "same-origin") }
        guard request.values(of: "Origin").isEmpty, isTyped else {
            throw ControlMistake("A web page may not use the control endpoint.", status: 403)
        }
        let command = Substring(asked.path.utf8.dropFirst("/control".utf8.count).drop { $0 == UInt8(ascii: "/") })
        if request.method.hasSameBytes(as: "GET") { return try shown(ExactString(command)) }
        guard asked.isPost else { throw ControlMistake("Use GET or POST.", status: 405) }
        return try perform(ExactString(command), try FakeEntra.members(request.body))
    }

    private func shown(_ command: ExactString) throws(ControlMistake) -> JSONValue {
        switch command {
        case "": return overview()
        case "log": return log()
        case "misbehavior": return settings()
        default:
            throw ControlMistake("There is no \(escapedForDisplay(command.string)). See GET /control.", status: 404)
        }
    }

    private func perform(_ command: ExactString, _ members: JSONObject) throws(ControlMistake) -> JSONValue {
        switch command {
        case "misbehavior": try set(members)
        case "reset": reset()
        case "keys/rotate": return ["kid": .string(rotateKeys())]
        case "keys/withdraw":
            let name = members["kid"]?.string
            return ["kid": .string(withdrawKey(name))]
        case "applications": return try register(members)
        case "users": return try addUser(members)
        case "automatic-sign-in":
            let name = members["user"]?.string
            state.withLock { $0.automaticUser = name }
        case "log/clear": state.withLock { $0.log = FakeRequestLog() }
        default:
            throw ControlMistake("There is no \(escapedForDisplay(command.string)). See GET /control.", status: 404)
        }
        return settings()
    }

    private func set(_ members: JSONObject) throws(ControlMistake) {
        var misbehavior = state.withLock { $0.misbehavior }
        for member in members.members {
            guard let setting = MisbehaviorSetting.named(member.name) else {
                throw ControlMistake("There is no setting \(escapedForDisplay(member.name)). See GET /control.")
            }
            let value: String
            switch member.value {
            case .null: value = ""
            case .bool(let flag): value = flag ? "true" : ""
            case .string(let text): value = text
            case .number(let number): value = number.integer.map { String($0) } ?? "not an integer"
            case .array, .object: throw ControlMistake("\(setting.name) must be a string, a number, a Boolean or null.")
            }
            if let expected = setting.write(value, to: &misbehavior) {
                throw ControlMistake("\(setting.name) must be \(expected), or null.")
            }
        }
        state.withLock { [misbehavior] in $0.misbehavior = misbehavior }
    }

    // MARK: - Changes that pages make too

    @discardableResult
    func rotateKeys() -> String {
        state.withLock { $0.keys.rotate(random: random) }
    }

    /// Stops publishing a key, by default the one that signs. Returns its name.
    func withdrawKey(_ name: String?) -> String {
        state.withLock { state in
            let withdrawn = name ?? state.keys.signer.name
            state.keys.withdraw(withdrawn)
            return withdrawn
        }
    }

    /// Forgets everything, and creates new keys.
    func reset() {
        let (tenants, transport) = state.withLock { ($0.directory.tenants.map(\.id), $0.transport) }
        // Creating keys takes a while, so it is not done under the lock.
        var fresh = FakeEntraState(tenants: tenants, random: random)
        fresh.transport = transport
        state.withLock { [fresh] in $0 = fresh }
    }

    // MARK: - What there is

    private func settings() -> JSONValue {
        let (misbehavior, automaticUser) = state.withLock { ($0.misbehavior, $0.automaticUser) }
        let members = MisbehaviorSetting.all.map { setting in
            let value = setting.read(misbehavior)
            return JSONObject.Member(name: setting.name, value: value.isEmpty ? .null : .string(value))
        }
        let automatic = JSONObject.Member(
            name: "automaticSignIn", value: automaticUser.map { JSONValue.string($0) } ?? .null)
        return .object(JSONObject(members + [automatic]))
    }

    private func overview() -> JSONValue {
        let described = MisbehaviorSetting.all.map { setting in
            JSONObject.Member(name: setting.name, value: .string(setting.label))
        }
        let commands = FakeEntra.controlCommands.map { name, text in
            JSONObject.Member(name: name, value: .string(text))
        }
        return [
            "what": .string(Page.banner), "commands": .object(JSONObject(commands)),
            "settings": .object(JSONObject(described)), "now": settings(),
            "badTokens": .array(
                BadToken.ofFakeEntra.map { bad in
                    [
                        "code": .string(bad.code.rawValue), "name": .string(bad.name),
                        "condition": bad.conditionText.map { .string($0) } ?? .null,
                    ]
                }),
        ]
    }

    private static let controlCommands: [(String, String)] = [
        ("GET /control", "This list."),
        ("GET /control/misbehavior", "The settings as they are."),
        ("POST /control/misbehavior", "Sets the settings in the body. null clears one."),
        ("POST /control/keys/rotate", "Signs with a new key."),
        ("POST /control/keys/withdraw", "Stops publishing the key in kid, or else the one that signs."),
        (
            "POST /control/applications",
            "Registers clientID, with name, redirectURIs, secrets, expiredSecrets, tenants (that contain it), "
                + "certificates, frontChannelLogoutURL, backChannelLogoutURL, groupMembershipClaims, appRoles, "
                + "assertionKeys (a key set), ownSigningKey (a Boolean)."
        ),
        (
            "POST /control/users",
            "Adds name, with tenant, kind, displayName, principalName, email, groups (a number), roles, directoryRoles."
        ),
        ("POST /control/automatic-sign-in", "Signs user in without a page. null shows the page again."),
        ("GET /control/log", "The latest requests, without secrets."),
        ("POST /control/log/clear", "Forgets them."),
        ("POST /control/reset", "Forgets everything, and creates new keys."),
    ]

    private func log() -> JSONValue {
        let entries = state.withLock { $0.log }.entries.map { entry -> JSONValue in
            let parameters = entry.parameters.map { parameter -> JSONValue in
                ["name": .string(parameter.name), "value": .string(parameter.value)]
            }
            return [
                "number": .number(JSONNumber(entry.number)), "method": .string(entry.method),
                "path": .string(entry.path), "status": .number(JSONNumber(entry.status)),
                "parameters": .array(parameters),
            ]
        }
        return ["requests": .array(entries)]
    }

    // MARK: - Bodies

    private static func members(_ body: [UInt8]) throws(ControlMistake) -> JSONObject {
        if body.isEmpty { return [:] }
        guard let value = try? JSONValue(parsing: body), let object = value.object else {
            throw ControlMistake("The body must be a JSON object.")
        }
        return object
    }

    static func controlAnswer(_ value: JSONValue, status: Int = 200) -> LoopbackResponse {
        let headers = [
            HeaderField(name: "Content-Type", value: "application/json; charset=utf-8"),
            HeaderField(name: "X-Content-Type-Options", value: "nosniff"),
            HeaderField(name: "Cache-Control", value: "no-store"),
        ]
        return LoopbackResponse(status: status, headers: headers, body: Array(value.serialized().utf8))
    }
}
