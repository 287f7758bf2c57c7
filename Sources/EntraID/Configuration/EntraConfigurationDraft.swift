import OIDCCallbacks
public import OIDCPrimitives
import OIDCProviders

/// A configuration that is still being filled in: whatever of it is right already, for the set-up guide. Nothing signs in
/// with a draft.
public struct EntraConfigurationDraft: Sendable {
    private let object: JSONObject

    /// Reads a configuration, or the first of several. Refuses with `config.not-json` or `config.wrong-type`.
    public static func read(_ bytes: [UInt8]) throws(Refusal) -> EntraConfigurationDraft {
        let document: JSONValue
        do throws(Refusal) {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw Refusal(.configNotJSON(error.problems[0]))
        }
        guard case .object(let object) = document else {
            throw Refusal(.configWrongType("(the whole document)", expected: "an object", found: document.typeName))
        }
        if case .array(let providers) = object["providers"], case .object(let first)? = providers.first {
            return EntraConfigurationDraft(object: first)
        }
        return EntraConfigurationDraft(object: object)
    }

    /// The callback's path, as it was written.
    public var callbackPath: String { text("callbackPath") ?? CallbackPath.standard.text }

    /// The values that are known.
    public func values(console: String) -> SetUpValues {
        var values = SetUpValues(console: console)
        values.authority = text("issuer").flatMap {
            try? EntraAuthority(parsing: $0, customHosts: customHosts, warnings: .ignored)
        }
        values.clientID = text("clientID").flatMap { text in
            ClientIDText.problem(of: text, tenant: values.authority?.tenant.identifier) == nil ? GUID(text) : nil
        }
        values.responseType = text("responseType").flatMap(ResponseType.init) ?? .code
        values.audience =
            text("signInAudience").flatMap { text in
                SignInAudience.allCases.first { $0.rawValue.hasSameBytes(as: text) }
            } ?? .oneTenant
        if object["clientCertificate"] != nil { values.credential = .certificate }
        if object["clientAssertion"] != nil { values.credential = .federated }
        if let address = text("publicAddress") {
            let policy = try? CallbackPolicy(path: callbackPath)
            values.callback = try? policy?.callback(publicAddress: address, warnings: .ignored).text
        }
        return values
    }

    private var customHosts: [String] {
        guard case .array(let elements) = object["customHosts"] else { return [] }
        return elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    private func text(_ name: String) -> String? {
        if case .string(let text) = object[name] { text } else { nil }
    }
}
