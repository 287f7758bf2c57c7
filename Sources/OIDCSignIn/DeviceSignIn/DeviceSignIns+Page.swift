public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What the page shows to a user who typed a code, before they decide.
public struct DeviceSignInPrompt: Sendable {
    /// What is known about the client. Escape it for HTML.
    public let requester: DeviceRequester
    /// The time at which the client began.
    public let startedAt: Date
    /// The time until which the user can decide.
    public let expiresAt: Date
    /// The token for a hidden field of the form. It is bound to this request, user, and session.
    public let formToken: SecretString
}

extension DeviceSignIns {
    /// Finds the request whose code a user typed.
    ///
    /// The user must have signed in after the client began, and at most ten minutes ago. Every code that could be one is
    /// counted, also the correct one. The first session in which the code is typed keeps the request.
    ///
    /// - Parameters:
    ///   - typed: What the user typed. Uppercase and lowercase letters are the same; spaces and hyphens are ignored. Do
    ///     not take it from a URL.
    ///   - user: The user who signed in for this.
    ///   - session: The identifier of the browser's session, which another browser does not know.
    ///   - address: The IP address of the browser. Without it, codes are not counted for each address.
    /// - Throws: `device.code-malformed`, `device.sign-in-not-new`, `device.too-many-attempts`, `device.code-unknown`, or
    ///   `device.store-unavailable`.
    public func lookUp(
        _ typed: String, by user: DeviceSignInUser, session: SecretString, from address: String?
    ) async throws(Refusal) -> DeviceSignInPrompt {
        let code = try DeviceUserCode(typed: typed)
        try user.requireRecent(at: time.now)
        // A blocked user or address does not count for the others.
        let account = DeviceSignInKey(.userAttempts, user.issuer, user.subject, digest: digest)
        try await countAttempt(.userAttempts, account.rawValue, limit: limits.codesPerUser)
        if let address = DeviceRequester.canonical(address) {
            try await countAttempt(
                .addressAttempts, DeviceRequester.countedAs(address), limit: limits.codesPerAddress)
        }
        try await countAttempt(.attempts, "", limit: limits.codes)

        guard let entry = try await load(key(.code, code.letters)), case .code(let name) = entry.content else {
            throw Refusal(.deviceCodeUnknown())
        }
        let requestKey = DeviceSignInKey(rawValue: name)
        let secret = Base64URL.encode(random.bytes(32))
        let form = key(.form, secret).rawValue
        let sessionKey = key(.session, session.revealed()).rawValue
        for _ in 0..<DeviceSignIns.maximumTries {
            guard let (record, version) = try await loadRequest(requestKey) else { throw Refusal(.deviceCodeUnknown()) }
            let shown = try record.shown(to: user, session: sessionKey, form: form, at: time.now)
            if try await replace(requestKey, ofVersion: version, with: self.entry(shown, version: version &+ 1)) {
                return DeviceSignInPrompt(
                    requester: record.requester, startedAt: record.startedAt, expiresAt: record.end,
                    formToken: SecretString("\(requestKey.rawValue).\(secret)"))
            }
        }
        throw Refusal(.deviceStoreUnavailable())
    }

    /// Approves a request. Call it only for a POST in which the user pressed the button for it.
    ///
    /// - Parameters:
    ///   - formToken: The token in the hidden field of the form, as received.
    ///   - user: The user to whom the form was shown.
    ///   - session: The identifier of the browser's session.
    /// - Throws: `device.form-invalid`, `device.not-waiting`, or `device.store-unavailable`.
    public func approve(
        _ formToken: String, by user: DeviceSignInUser, session: SecretString
    ) async throws(Refusal) {
        try await decide(isApproved: true, formToken, by: user, session: session)
    }

    /// Denies a request. Call it for a POST with any other button, or with none.
    ///
    /// - Parameters:
    ///   - formToken: The token in the hidden field of the form, as received.
    ///   - user: The user to whom the form was shown.
    ///   - session: The identifier of the browser's session.
    /// - Throws: `device.form-invalid`, `device.not-waiting`, or `device.store-unavailable`.
    public func deny(_ formToken: String, by user: DeviceSignInUser, session: SecretString) async throws(Refusal) {
        try await decide(isApproved: false, formToken, by: user, session: session)
    }

    private func decide(
        isApproved: Bool, _ formToken: String, by user: DeviceSignInUser, session: SecretString
    ) async throws(Refusal) {
        guard let (requestKey, secret) = DeviceSignIns.parts(ofFormToken: formToken) else {
            throw Refusal(.deviceFormInvalid())
        }
        let form = key(.form, secret).rawValue
        let sessionKey = key(.session, session.revealed()).rawValue
        for _ in 0..<DeviceSignIns.maximumTries {
            guard let (record, version) = try await loadRequest(requestKey) else { throw Refusal(.deviceNotWaiting()) }
            let decided = try record.decided(
                isApproved: isApproved, by: user, session: sessionKey, form: form, at: time.now)
            guard try await replace(requestKey, ofVersion: version, with: entry(decided, version: version &+ 1)) else {
                continue
            }
            // The request no longer waits. If removing its code fails, the code is unknown all the same.
            _ = try? await store.replace(DeviceSignInKey(rawValue: record.codeKey), ofVersion: 1, with: nil)
            return
        }
        throw Refusal(.deviceStoreUnavailable())
    }

    /// Returns the key of the request and the random part of a form token, or `nil` if it does not have their form.
    private static func parts(ofFormToken token: String) -> (key: DeviceSignInKey, secret: String)? {
        let bytes = Array(token.utf8)
        guard bytes.count == 87, bytes[43] == UInt8(ascii: ".") else { return nil }
        let (key, secret) = (bytes[..<43], bytes[44...])
        guard (key + secret).allSatisfy({ $0.isASCIIWordCharacter || $0 == UInt8(ascii: "-") }) else { return nil }
        return (
            DeviceSignInKey(rawValue: String(decoding: key, as: UTF8.self)), String(decoding: secret, as: UTF8.self)
        )
    }
}

extension DeviceSignInPrompt: CustomStringConvertible, CustomReflectable {
    /// A description without the form token.
    public var description: String { "prompt for a sign-in from a device" }
    /// A mirror without children, because one is a secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
