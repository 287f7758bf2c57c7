package import EntraID
import OIDCCallbacks
public import OIDCPrimitives
import OIDCProviders

/// A configuration that is still being filled in: whatever of it is right already, for the set-up guide. Nothing signs in
/// with a draft.
public struct EntraConfigurationDraft: Sendable {
    private let object: JSONObject
    /// Whether others stand in front of it in a list, so that its name is in its callback path.
    private let isFurther: Bool

    /// Reads a configuration, or the first of several. Refuses with `config.not-json` or `config.wrong-type`.
    public static func read(_ bytes: [UInt8]) throws(Refusal) -> EntraConfigurationDraft {
        let object = try readObject(bytes)
        return providers(in: object).first ?? EntraConfigurationDraft(object: object, isFurther: false)
    }

    /// Reads a configuration, or all of several. Refuses with `config.not-json` or `config.wrong-type`.
    package static func readAll(_ bytes: [UInt8]) throws(Refusal) -> [EntraConfigurationDraft] {
        providers(in: try readObject(bytes))
    }

    private static func readObject(_ bytes: [UInt8]) throws(Refusal) -> JSONObject {
        let document: JSONValue
        do throws(Refusal) {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw Refusal(.configNotJSON(error.first))
        }
        guard case .object(let object) = document else {
            throw Refusal(
                .configWrongType("(the whole document)", expected: "an object", found: "\(document.typeName)"))
        }
        return object
    }

    private static func providers(in object: JSONObject) -> [EntraConfigurationDraft] {
        guard case .array(let providers) = object["providers"] else {
            return [EntraConfigurationDraft(object: object, isFurther: false)]
        }
        return providers.enumerated().compactMap { index, provider in
            guard case .object(let object) = provider else { return nil }
            return EntraConfigurationDraft(object: object, isFurther: index > 0)
        }
    }

    /// The callback's path, as it was written.
    public var callbackPath: String {
        if let stated = text("callbackPath") { return stated }
        guard isFurther, let path = try? CallbackPath(providerName: text("name") ?? EntraConfiguration.standardName)
        else { return CallbackPath.standard.text }
        return path.text
    }

    /// The values that are known.
    public func values(console: String) -> SetUpValues {
        var values = SetUpValues(console: console)
        values.authority = authority
        values.clientID = text("clientID").flatMap { text in
            ClientIDText.problem(of: text, tenant: authority?.tenant.identifier) == nil ? GUID(text) : nil
        }
        values.responseType = responseType
        values.audience = audience
        if object["clientCertificate"] != nil { values.credential = .certificate }
        if object["clientAssertion"] != nil { values.credential = .federated }
        values.callback = callback
        return values
    }

    /// The issuer's field, if it is right.
    package var authority: EntraAuthority? {
        text("issuer").flatMap { try? EntraAuthority(parsing: $0, customHosts: customHosts, warnings: .ignored) }
    }

    /// What Entra asks of a callback URL.
    package var redirectRules: RedirectRules {
        RedirectRules(
            audience: audience, responseMode: text("responseMode").map(ResponseMode.init) ?? responseType.defaultMode)
    }

    /// What Entra says to the callback, if the public address is known.
    package var redirectProblems: [Problem] { callback.map { redirectRules.problems(of: $0) } ?? [] }

    private var callback: CallbackURL? {
        text("publicAddress").flatMap {
            try? CallbackPolicy(path: CallbackPath(callbackPath)).callback(publicAddress: $0, warnings: .ignored)
        }
    }

    private var responseType: ResponseType { text("responseType").flatMap(ResponseType.init) ?? .code }

    private var audience: SignInAudience {
        text("signInAudience").flatMap { text in
            SignInAudience.allCases.first { $0.rawValue.hasSameBytes(as: text) }
        } ?? .oneTenant
    }

    private var customHosts: [String] {
        guard case .array(let elements) = object["customHosts"] else { return [] }
        return elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    private func text(_ name: String) -> String? {
        if case .string(let text) = object[name] { text } else { nil }
    }
}
