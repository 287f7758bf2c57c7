import EntraGuide

/// The labels of text output in one language. The verdict on the first line and the JSON output are the same in every
/// language, because scripts read them.
struct Labels: Sendable {
    // MARK: - Problems

    let error: String
    let warning: String
    let location: String
    let expected: String
    let found: String
    /// What the provider itself says about its error.
    let description: String
    let remedy: String
    let suggestion: String
    /// The number of errors and warnings.
    let count: @Sendable (_ errors: Int, _ warnings: Int) -> String

    // MARK: - A configuration

    let issuer: String
    let clientID: String
    let credential: String
    let scope: String
    let response: String
    let callback: String
    let algorithms: String
    let tenants: String
    let anyTenant: String
    /// Replaces the callback URL if no public URL is configured.
    let callbackUnknown: String
    let responseBy: @Sendable (_ type: String, _ mode: String) -> String
    let noCredential: String
    let secretInConfiguration: String
    let secretInVariable: String
    let secretInFile: String
    let assertionInFile: String
    let certificateInFile: String
}

extension Labels {
    init(_ language: GuideLanguage) {
        self =
            switch language {
            case .german: .german
            case .romanian: .romanian
            case .chinese: .chinese
            default: .english
            }
    }

    private static let english = Labels(
        error: "error",
        warning: "warning",
        location: "where",
        expected: "expected",
        found: "found",
        description: "provider says",
        remedy: "what to do",
        suggestion: "Write this instead:",
        count: { errors, warnings in
            let first = errors == 1 ? "1 error" : "\(errors) errors"
            return warnings == 0 ? "\(first)." : "\(first), \(warnings == 1 ? "1 warning" : "\(warnings) warnings")."
        },
        issuer: "issuer",
        clientID: "client ID",
        credential: "credential",
        scope: "scope",
        response: "response",
        callback: "callback",
        algorithms: "algorithms",
        tenants: "tenants",
        anyTenant: "any tenant",
        callbackUnknown: "(depends on the page's URL)",
        responseBy: { "\($0) by \($1)" },
        noCredential: "none",
        secretInConfiguration: "client secret in the configuration file",
        secretInVariable: "client secret in the environment variable",
        secretInFile: "client secret in the file",
        assertionInFile: "client assertion in the file",
        certificateInFile: "certificate in the file")

    private static let german = Labels(
        error: "Fehler",
        warning: "Warnung",
        location: "wo",
        expected: "erwartet",
        found: "gefunden",
        description: "Anbieter sagt",
        remedy: "was zu tun ist",
        suggestion: "Schreiben Sie stattdessen:",
        count: { errors, warnings in
            let second = warnings == 1 ? "1 Warnung" : "\(warnings) Warnungen"
            return warnings == 0 ? "\(errors) Fehler." : "\(errors) Fehler, \(second)."
        },
        issuer: "Issuer",
        clientID: "Client-ID",
        credential: "Anmeldeinformation",
        scope: "Scope",
        response: "Antwort",
        callback: "Callback",
        algorithms: "Algorithmen",
        tenants: "Mandanten",
        anyTenant: "alle Mandanten",
        callbackUnknown: "(hängt von der URL der Seite ab)",
        responseBy: { "\($0) per \($1)" },
        noCredential: "keine",
        secretInConfiguration: "geheimer Clientschlüssel in der Konfigurationsdatei",
        secretInVariable: "geheimer Clientschlüssel in der Umgebungsvariable",
        secretInFile: "geheimer Clientschlüssel in der Datei",
        assertionInFile: "Clientassertion in der Datei",
        certificateInFile: "Zertifikat in der Datei")

    private static let romanian = Labels(
        error: "eroare",
        warning: "avertisment",
        location: "unde",
        expected: "așteptat",
        found: "găsit",
        description: "furnizorul spune",
        remedy: "ce este de făcut",
        suggestion: "Scrieți în loc:",
        count: { errors, warnings in
            let first = errors == 1 ? "1 eroare" : "\(errors) erori"
            let second = warnings == 1 ? "1 avertisment" : "\(warnings) avertismente"
            return warnings == 0 ? "\(first)." : "\(first), \(second)."
        },
        issuer: "emitent",
        clientID: "client ID",
        credential: "acreditare",
        scope: "scope",
        response: "răspuns",
        callback: "callback",
        algorithms: "algoritmi",
        tenants: "tenanturi",
        anyTenant: "orice tenant",
        callbackUnknown: "(depinde de URL-ul paginii)",
        responseBy: { "\($0) prin \($1)" },
        noCredential: "niciuna",
        secretInConfiguration: "client secret în fișierul de configurare",
        secretInVariable: "client secret în variabila de mediu",
        secretInFile: "client secret în fișierul",
        assertionInFile: "client assertion în fișierul",
        certificateInFile: "certificat în fișierul")

    private static let chinese = Labels(
        error: "错误",
        warning: "警告",
        location: "位置",
        expected: "应为",
        found: "实际",
        description: "提供程序的说明",
        remedy: "解决方法",
        suggestion: "请改为：",
        count: { errors, warnings in warnings == 0 ? "\(errors) 个错误。" : "\(errors) 个错误，\(warnings) 个警告。" },
        issuer: "颁发者",
        clientID: "客户端 ID",
        credential: "凭据",
        scope: "范围",
        response: "响应",
        callback: "回调 URL",
        algorithms: "算法",
        tenants: "租户",
        anyTenant: "任何租户",
        callbackUnknown: "（取决于页面的 URL）",
        responseBy: { "\($0)，通过 \($1)" },
        noCredential: "无",
        secretInConfiguration: "客户端密码，位于配置文件中",
        secretInVariable: "客户端密码，位于环境变量",
        secretInFile: "客户端密码，位于文件",
        assertionInFile: "客户端断言，位于文件",
        certificateInFile: "证书，位于文件")
}
