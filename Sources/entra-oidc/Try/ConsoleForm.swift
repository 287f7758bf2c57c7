import EntraGuide
import EntraID

/// The values of the console's form.
struct ConsoleForm: Sendable {
    /// A field, with the name of its input.
    enum Field: String, CaseIterable, Sendable {
        case issuer
        case allowedTenants = "allowed-tenants"
        case clientID = "client-id"
        case clientSecret = "client-secret"
        case responseType = "response-type"
        case serverOrigin = "server-origin"
    }

    var issuer = ""
    /// The tenants whose users may sign in, as typed. Needed only for an issuer that stands for many tenants.
    var allowedTenants = ""
    /// Whether users of every tenant may sign in, whatever tenants are listed.
    var allowsEveryTenant = false
    var clientID = ""
    /// The secret, as typed. It is kept only while a request is answered, and for the sign-in that it starts.
    var clientSecret = SecretString("")
    var responseType = ResponseType.code.rawValue
    var serverOrigin = ""
    /// Whether the button that copies the callback URL was pressed. Only the script of the page can tell.
    var isCallbackCopied = false
    /// The fields that the user changed. A field that is empty and was not changed has no error yet.
    var touched: Set<Field> = []

    /// The most bytes of a value other than the secret. A longer one is cut, and marked so that it is invalid.
    private static let longestValue = 4_096

    init() {}

    /// Creates a form with the values of a configuration file, except its secret.
    init(file: JSONObject) {
        issuer = file["issuer"]?.string ?? ""
        clientID = file["clientID"]?.string ?? ""
        responseType = file["responseType"]?.string ?? responseType
        let tenants = file["allowedTenants"]
        allowsEveryTenant = tenants?.string?.hasSameBytes(as: ConsoleForm.everyTenant) == true
        // What is not a string becomes an entry that is refused.
        let entries = tenants.map { $0.array ?? [$0] } ?? []
        if !allowsEveryTenant {
            allowedTenants = entries.map { $0.string ?? $0.serialized(indented: false) }.joined(separator: "\n")
        }
    }

    /// Reads the form of a request.
    ///
    /// - Parameter isSubmitted: Whether the user sent the form, so that missing values are errors.
    init(_ request: ConsoleRequest, isSubmitted: Bool) {
        func value(_ field: Field) -> String {
            let received = request[field.rawValue] ?? ""
            let kept = SurroundingCharacters.removed(
                from: String(Substring(received.utf8.prefix(ConsoleForm.longestValue))))
            // The beginning of a value must not pass for all of it.
            return received.utf8.count > ConsoleForm.longestValue ? "\(kept) …" : kept
        }
        issuer = value(.issuer)
        allowedTenants = value(.allowedTenants)
        allowsEveryTenant = request["every-tenant"]?.hasSameBytes(as: "1") == true
        clientID = value(.clientID)
        clientSecret = SecretString(request[Field.clientSecret.rawValue] ?? "")
        responseType = value(.responseType)
        if responseType.isEmpty { responseType = ResponseType.code.rawValue }
        serverOrigin = value(.serverOrigin)
        isCallbackCopied = request["copied"]?.hasSameBytes(as: "1") == true
        touched =
            isSubmitted
            ? Set(Field.allCases)
            : Set(Substring(request["touched"] ?? "").split(at: " ").compactMap { Field(rawValue: String($0)) })
    }

    /// The word in a configuration file that allows every tenant.
    static let everyTenant = "any"

    /// The listed tenants, which are separated by white space, commas, or semicolons.
    var tenants: [String] {
        allowedTenants.unicodeScalars
            .split { $0.properties.isWhitespace || [",", ";", "，", "、", "；"].contains($0) }
            .map { SurroundingCharacters.removed(from: String($0)) }.filter { !$0.isEmpty }
    }

    /// The value of `allowedTenants` in a configuration file, or `nil` if no tenants are stated.
    var tenantStatement: JSONValue? {
        let tenants = tenants
        let isWord = tenants.count == 1 && tenants[0].hasSameBytes(as: ConsoleForm.everyTenant)
        if allowsEveryTenant || isWord { return .string(ConsoleForm.everyTenant) }
        return tenants.isEmpty ? nil : .array(tenants.map { .string($0) })
    }

    /// The form without the secret, which is not kept.
    var withoutSecret: ConsoleForm {
        var copy = self
        copy.clientSecret = SecretString("")
        return copy
    }
}

/// What the form is completed with: the values that the console knows.
struct ConsoleSetting: Sendable {
    /// The provider of the configuration file, or an empty object.
    var file: JSONObject = [:]
    /// The callback URL of the console.
    let callback: String
    /// The fake Entra, if the user started it.
    var fake: FakeSetting?

    /// A fake Entra that answers for its authority.
    struct FakeSetting: Sendable {
        let origin: String
        let authority: String
        let clientID: String
        let secret: SecretString
    }

    /// Returns whether the form is about the fake Entra.
    func isFake(_ form: ConsoleForm) -> Bool { fake?.authority.hasSameBytes(as: form.issuer) == true }

    /// Whether the file has a credential.
    var hasFileCredential: Bool { ConsoleSetting.credentials.contains { file[$0] != nil } }

    private static let credentials = ["clientSecret", "clientCertificate", "clientAssertion"]
    /// The form replaces these members of the file.
    private static let replaced = [
        "issuer", "clientID", "responseType", "responseMode", "publicAddress", "callbackPath", "callbackURL",
    ]

    /// Returns the configuration file with the values of the form.
    func document(_ form: ConsoleForm) -> [UInt8] {
        var members = members(form)
        let draft = try? EntraConfigurationDraft(parsing: ConsoleSetting.bytes(members))
        let isShared = draft?.authority?.tenant.isShared == true
        // The list of the file belongs to its issuer. If that stands for one tenant, the list stays, and so do its errors.
        if isShared || file["issuer"]?.string?.hasSameBytes(as: form.issuer) != true {
            members.removeAll { $0.name.hasSameBytes(as: "allowedTenants") }
        }
        if isShared, let statement = form.tenantStatement {
            members.append(.init(name: "allowedTenants", value: statement))
        }
        return ConsoleSetting.bytes(members)
    }

    private static func bytes(_ members: [JSONObject.Member]) -> [UInt8] {
        Array(JSONValue.object(JSONObject(members)).serialized().utf8)
    }

    private func members(_ form: ConsoleForm) -> [JSONObject.Member] {
        var members = file.members.filter { member in
            !ConsoleSetting.replaced.contains { $0.hasSameBytes(as: member.name) }
        }
        func drop(_ names: [String]) {
            members.removeAll { member in names.contains { $0.hasSameBytes(as: member.name) } }
        }
        func add(_ name: String, _ value: String) {
            if !value.isEmpty { members.append(.init(name: name, value: .string(value))) }
        }
        add("issuer", form.issuer)
        add("clientID", form.clientID)
        add("responseType", form.responseType)
        add("callbackURL", callback)
        if let fake, isFake(form) {
            drop(["emulatedAt"])
            add("emulatedAt", fake.origin)
        }
        let secret = form.clientSecret.isEmpty && isFake(form) ? fake?.secret : form.clientSecret
        if let secret, !secret.isEmpty {
            drop(ConsoleSetting.credentials)
            add("clientSecret", secret.revealed())
        }
        // Only then is there a refresh token to try.
        if file["scope"] == nil, ResponseType(form.responseType)?.includesCode == true {
            add("scope", "\(ProviderConfiguration.standardScope) offline_access")
        }
        return members
    }
}
