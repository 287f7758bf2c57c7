import EntraGuide
import EntraID

extension TokenCheck {
    /// Returns the meaning of a passed check in a language.
    func meaning(in language: GuideLanguage) -> String {
        switch language.name {
        case .english: meaning
        case .german: german
        case .romanian: romanian
        case .chinese: chinese
        }
    }

    private var german: String {
        switch name {
        case .structure: "Das Token hat drei kanonische base64url-Segmente, und sein JSON hat keine doppelten Namen."
        case .algorithm: "Der Signaturalgorithmus ist einer, den Ihre Anwendung erwartet."
        case .key: "Die Schlüssel-ID des Tokens gehört zu einem Schlüssel im Schlüsselsatz des Anbieters."
        case .signature: "Die Signatur des Tokens ist mit diesem Schlüssel gültig."
        case .issuer: "Der Issuer ist der konfigurierte Anbieter, und der Schlüssel darf für ihn verwendet werden."
        case .subject: "Das Token nennt einen Benutzer."
        case .audience: "Das Token wurde für diese Anwendung ausgestellt."
        case .authorizedParty: "Das Token wurde nicht für eine andere Anwendung ausgestellt."
        case .purpose: "Das Token ist ein ID-Token und kein Token anderer Art."
        case .expiry: "Das Token ist nicht abgelaufen."
        case .notBefore: "Das Token ist bereits gültig."
        case .issuedAt: "Das Token wurde nicht in der Zukunft ausgestellt."
        case .nonce: "Die Nonce stimmt mit der gesendeten überein, also gehört das Token zu dieser Anmeldung."
        case .context: "Der Benutzer hat sich so authentifiziert, wie die Anwendung es verlangt hat."
        case .methods: "Der Benutzer hat sich mit jeder verlangten Methode authentifiziert."
        case .authenticationTime: "Der Benutzer hat sich vor kurzer Zeit authentifiziert."
        case .codeHash: "Das Token wurde zusammen mit diesem Autorisierungscode ausgestellt."
        case .accessTokenHash: "Das Token wurde zusammen mit diesem Zugriffstoken ausgestellt."
        case .sameSubject: "Das Token nennt denselben Benutzer wie das andere Token."
        }
    }

    private var romanian: String {
        switch name {
        case .structure: "Tokenul are trei segmente base64url canonice, iar JSON-ul său nu are nume duplicate."
        case .algorithm: "Algoritmul de semnare este unul pe care aplicația dvs. îl așteaptă."
        case .key: "ID-ul cheii din token este cel al unei chei din setul de chei al furnizorului."
        case .signature: "Semnătura tokenului este validă cu această cheie."
        case .issuer: "Emitentul este furnizorul configurat, iar cheia poate fi folosită pentru el."
        case .subject: "Tokenul identifică un utilizator."
        case .audience: "Tokenul a fost emis pentru această aplicație."
        case .authorizedParty: "Tokenul nu a fost emis pentru altă aplicație."
        case .purpose: "Tokenul este un token de identitate, nu unul de alt fel."
        case .expiry: "Tokenul nu a expirat."
        case .notBefore: "Tokenul este deja valid."
        case .issuedAt: "Tokenul nu a fost emis în viitor."
        case .nonce: "Valoarea nonce este cea trimisă, deci tokenul aparține acestei autentificări."
        case .context: "Utilizatorul s-a autentificat așa cum a cerut aplicația."
        case .methods: "Utilizatorul s-a autentificat cu fiecare metodă cerută."
        case .authenticationTime: "Utilizatorul s-a autentificat suficient de recent."
        case .codeHash: "Tokenul a fost emis împreună cu acest cod de autorizare."
        case .accessTokenHash: "Tokenul a fost emis împreună cu acest token de acces."
        case .sameSubject: "Tokenul este pentru același utilizator ca celălalt token."
        }
    }

    private var chinese: String {
        switch name {
        case .structure: "令牌包含三个规范的 base64url 段，其 JSON 中没有重复的名称。"
        case .algorithm: "签名算法是您的应用程序所预期的算法。"
        case .key: "令牌的密钥 ID 属于提供者密钥集中的一个密钥。"
        case .signature: "令牌的签名对该密钥有效。"
        case .issuer: "颁发者是所配置的提供者，且该密钥可用于该颁发者。"
        case .subject: "令牌标识了一个用户。"
        case .audience: "令牌是为此应用程序颁发的。"
        case .authorizedParty: "令牌不是颁发给其他应用程序的。"
        case .purpose: "令牌是 ID 令牌，而不是其他类型的令牌。"
        case .expiry: "令牌尚未过期。"
        case .notBefore: "令牌已经生效。"
        case .issuedAt: "令牌的颁发时间不在将来。"
        case .nonce: "nonce 与发送的一致，因此令牌属于此次登录。"
        case .context: "用户按应用程序要求的方式进行了身份验证。"
        case .methods: "用户使用了所有要求的方法进行身份验证。"
        case .authenticationTime: "用户最近进行了身份验证。"
        case .codeHash: "令牌与此授权代码一同颁发。"
        case .accessTokenHash: "令牌与此访问令牌一同颁发。"
        case .sameSubject: "令牌与另一个令牌属于同一用户。"
        }
    }
}
