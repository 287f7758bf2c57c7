import EntraGuide
import EntraID

/// Why a check was not performed. The English words are those of the library, which the command line prints too.
enum CheckReason {
    /// A reason in the languages other than English.
    struct Translation: Sendable {
        let german: String
        let romanian: String
        let chinese: String
    }

    /// Returns a reason in a language, or as the library states it if there is no translation.
    static func text(_ reason: String, in language: GuideLanguage) -> String {
        guard let translation = translations[ExactString(reason)] else { return reason }
        switch language.name {
        case .english: return reason
        case .german: return translation.german
        case .romanian: return translation.romanian
        case .chinese: return translation.chinese
        }
    }

    /// The translations of every reason of the library.
    static let translations: [ExactString: Translation] = [
        "an earlier check rejected the token": Translation(
            german: "eine frühere Prüfung hat das Token abgelehnt",
            romanian: "o verificare anterioară a respins tokenul",
            chinese: "先前的检查拒绝了令牌"),
        "this check applies only to ID tokens": Translation(
            german: "diese Prüfung gilt nur für ID-Token",
            romanian: "această verificare se aplică numai tokenurilor de identitate",
            chinese: "此检查仅适用于 ID 令牌"),
        "the token has no nbf": Translation(
            german: "das Token enthält kein nbf",
            romanian: "tokenul nu conține nbf",
            chinese: "令牌中没有 nbf"),
        "the token has no auth_time": Translation(
            german: "das Token enthält kein auth_time",
            romanian: "tokenul nu conține auth_time",
            chinese: "令牌中没有 auth_time"),
        "the token has no c_hash": Translation(
            german: "das Token enthält kein c_hash",
            romanian: "tokenul nu conține c_hash",
            chinese: "令牌中没有 c_hash"),
        "the token has no at_hash": Translation(
            german: "das Token enthält kein at_hash",
            romanian: "tokenul nu conține at_hash",
            chinese: "令牌中没有 at_hash"),
        "no acr is required": Translation(
            german: "es wird kein acr verlangt",
            romanian: "nu se cere niciun acr",
            chinese: "未要求 acr"),
        "no amr is required": Translation(
            german: "es wird kein amr verlangt",
            romanian: "nu se cere niciun amr",
            chinese: "未要求 amr"),
        "neither max_age nor prompt=login was requested": Translation(
            german: "weder max_age noch prompt=login wurde angefordert",
            romanian: "nu s-a cerut nici max_age, nici prompt=login",
            chinese: "未请求 max_age，也未请求 prompt=login"),
        "the authorization code is not known here": Translation(
            german: "der Autorisierungscode ist hier nicht bekannt",
            romanian: "codul de autorizare nu este cunoscut aici",
            chinese: "此处不知道授权代码"),
        "the access token is not known here": Translation(
            german: "das Zugriffstoken ist hier nicht bekannt",
            romanian: "tokenul de acces nu este cunoscut aici",
            chinese: "此处不知道访问令牌"),
        "the nonce of the sign-in is not known here": Translation(
            german: "die Nonce der Anmeldung ist hier nicht bekannt",
            romanian: "valoarea nonce a autentificării nu este cunoscută aici",
            chinese: "此处不知道登录的 nonce"),
        "the token may omit the nonce of the sign-in": Translation(
            german: "das Token darf die Nonce der Anmeldung weglassen",
            romanian: "tokenul poate omite valoarea nonce a autentificării",
            chinese: "令牌可以省略登录的 nonce"),
        "no nonce was sent, and the token has none": Translation(
            german: "es wurde keine Nonce gesendet, und das Token enthält keine",
            romanian: "nu s-a trimis nicio valoare nonce, iar tokenul nu conține niciuna",
            chinese: "未发送 nonce，令牌中也没有"),
        "there is no other token to compare with": Translation(
            german: "es gibt kein anderes Token zum Vergleichen",
            romanian: "nu există alt token pentru comparație",
            chinese: "没有其他令牌可供比较"),
        "the subject cannot be read": Translation(
            german: "das Subject ist nicht lesbar",
            romanian: "subiectul nu poate fi citit",
            chinese: "无法读取主题"),
        "the user info has no exp": Translation(
            german: "die Benutzerinformationen enthalten kein exp",
            romanian: "informațiile despre utilizator nu conțin exp",
            chinese: "用户信息中没有 exp"),
        "the user info has no iat": Translation(
            german: "die Benutzerinformationen enthalten kein iat",
            romanian: "informațiile despre utilizator nu conțin iat",
            chinese: "用户信息中没有 iat"),
        "the user info has no iss": Translation(
            german: "die Benutzerinformationen enthalten kein iss",
            romanian: "informațiile despre utilizator nu conțin iss",
            chinese: "用户信息中没有 iss"),
        "the user info has no aud": Translation(
            german: "die Benutzerinformationen enthalten kein aud",
            romanian: "informațiile despre utilizator nu conțin aud",
            chinese: "用户信息中没有 aud"),
    ]
}
