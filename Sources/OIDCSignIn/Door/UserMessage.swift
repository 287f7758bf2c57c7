public import OIDCPrimitives

extension Refusal {
    /// Returns a sentence that may be shown to the user. It reveals nothing about the configuration or the attack that
    /// it may be; the remedies are for administrators.
    ///
    /// - Parameter language: A language tag, such as `de-AT`, or an `Accept-Language` header, whose first language is
    ///   used. German, Romanian, and Chinese are supported. Any other language is answered in English.
    public func userMessage(in language: String = "en") -> String {
        let primary = String(Substring(language.utf8.prefix(while: \.isASCIILetter))).asciiLowercased
        let sentences = UserMessage.sentences[reason] ?? UserMessage.invalidResponse
        switch ExactString(primary) {
        case "de": return sentences.german
        case "ro": return sentences.romanian
        case "zh": return sentences.chinese
        default: return sentences.english
        }
    }

    /// The problem as flat members for a log: codes, reason, locations, and what was found. It contains no secret,
    /// token, name, or e-mail address.
    public var logRecord: [String: String] {
        let first = first
        let members: [(String, String?)] = [
            ("code", first.code.rawValue), ("codes", codes.map(\.rawValue).joined(separator: " ")),
            ("reason", reason.rawValue), ("status", "\(httpStatus)"), ("location", first.location?.description),
            ("expected", first.expected), ("found", first.found), ("provider_error", providerError?.error),
            ("provider_error_code", providerError?.code),
            ("provider_error_numbers", providerError.flatMap(UserMessage.numbers(of:))),
            ("provider_suberror", providerError?.suberror), ("provider_trace_id", providerError?.traceID),
            ("provider_correlation_id", providerError?.correlationID),
            ("provider_timestamp", providerError?.timestamp),
        ]
        return Dictionary(uniqueKeysWithValues: members.compactMap { name, value in value.map { (name, $0) } })
    }
}

extension UserMessage {
    fileprivate static func numbers(of error: ProviderError) -> String? {
        error.numbers.isEmpty ? nil : error.numbers.map(String.init).joined(separator: " ")
    }
}

/// The sentences for users, one for each reason.
private struct UserMessage {
    let english: String
    let german: String
    let romanian: String
    let chinese: String

    static let invalidResponse = UserMessage(
        english: "The sign-in could not be completed. Please sign in again.",
        german: "Die Anmeldung konnte nicht abgeschlossen werden. Bitte melden Sie sich erneut an.",
        romanian: "Autentificarea nu a putut fi finalizată. Conectați-vă din nou.",
        chinese: "登录未能完成。请重新登录。")

    static let sentences: [RefusalReason: UserMessage] = [
        .cancelledByUser: UserMessage(
            english: "The sign-in was cancelled.", german: "Die Anmeldung wurde abgebrochen.",
            romanian: "Autentificarea a fost anulată.", chinese: "登录已取消。"),
        .interactionRequired: UserMessage(
            english: "Please sign in to continue.", german: "Bitte melden Sie sich an, um fortzufahren.",
            romanian: "Conectați-vă pentru a continua.", chinese: "请登录以继续。"),
        .signInAgain: UserMessage(
            english: "Your session has ended. Please sign in again.",
            german: "Ihre Sitzung ist beendet. Bitte melden Sie sich erneut an.",
            romanian: "Sesiunea dvs. s-a încheiat. Conectați-vă din nou.",
            chinese: "你的会话已结束。请重新登录。"),
        .notPermitted: UserMessage(
            english: "Your account does not have access. Ask your administrator.",
            german: "Ihr Konto hat keinen Zugriff. Wenden Sie sich an Ihren Administrator.",
            romanian: "Contul dvs. nu are acces. Contactați administratorul.",
            chinese: "你的帐户没有访问权限。请联系管理员。"),
        .invalidResponse: invalidResponse,
        .unavailable: UserMessage(
            english: "Sign-in is not available right now. Please try again in a few minutes.",
            german: "Die Anmeldung ist zurzeit nicht möglich. Bitte versuchen Sie es in einigen Minuten erneut.",
            romanian: "Autentificarea nu este disponibilă acum. Încercați din nou peste câteva minute.",
            chinese: "登录暂时不可用。请几分钟后重试。"),
        .tooManyRequests: UserMessage(
            english: "There were too many attempts. Please try again in 15 minutes.",
            german: "Es gab zu viele Versuche. Bitte versuchen Sie es in 15 Minuten erneut.",
            romanian: "Au fost prea multe încercări. Încercați din nou peste 15 minute.",
            chinese: "尝试次数过多。请在 15 分钟后重试。"),
        .configuration: UserMessage(
            english: "Sign-in is not set up correctly. Ask your administrator.",
            german: "Die Anmeldung ist nicht richtig eingerichtet. Wenden Sie sich an Ihren Administrator.",
            romanian: "Autentificarea nu este configurată corect. Contactați administratorul.",
            chinese: "登录未正确设置。请联系管理员。"),
    ]
}
