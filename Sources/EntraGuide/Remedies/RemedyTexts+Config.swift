extension RemedyTexts {
    /// Problems of a provider's configuration, `config.*`.
    static let config: [Row] = [
        row(
            "config.missing",
            german: "Diese Einstellung fehlt oder ist leer. Geben Sie einen Wert ein; ohne ihn kann der Anbieter "
                + "nicht verwendet werden.",
            romanian: "Această setare lipsește sau este goală. Introduceți o valoare; fără ea, furnizorul nu poate fi "
                + "folosit.",
            chinese: "此设置缺失或为空。请填写其值；否则无法使用该提供程序。"),
        row(
            "config.wrong-type",
            german: "Der Wert hat den falschen Typ. Schreiben Sie ihn im erwarteten Format, zum Beispiel als Text in "
                + "Anführungszeichen oder als Liste in eckigen Klammern.",
            romanian: "Valoarea are un tip greșit. Scrieți-o în formatul așteptat, de exemplu ca text între ghilimele "
                + "sau ca listă între paranteze drepte.",
            chinese: "该值的类型不正确。请按预期的格式填写，例如带引号的文本或方括号中的列表。"),
        row(
            "config.unknown-member",
            german: "Diese Einstellung ist unbekannt und wird ignoriert. Prüfen Sie ihre Schreibweise einschließlich "
                + "der Großbuchstaben oder entfernen Sie sie.",
            romanian: "Această setare este necunoscută și este ignorată. Verificați ortografia, inclusiv majusculele, "
                + "sau ștergeți-o.",
            chinese: "此设置未知，已被忽略。请检查其拼写（包括大小写），或将其删除。"),
        row(
            "config.misspelt-member",
            german: "Der Name dieser Einstellung ist falsch geschrieben, sodass sie keine Wirkung hätte. Schreiben "
                + "Sie ihn genau wie vorgeschlagen, einschließlich der Groß- und Kleinschreibung.",
            romanian: "Numele acestei setări este scris greșit, deci nu ar avea niciun efect. Scrieți-l exact ca în "
                + "sugestie, inclusiv literele mari și mici.",
            chinese: "此设置的名称拼写有误，因此不会生效。请严格按照建议填写，包括大小写。"),
        row(
            "config.callback-stated-twice",
            german: "Der Callback ist als vollständige URL und zusätzlich in Teilen angegeben. Entfernen Sie entweder "
                + "„callbackURL“ oder „publicAddress“ und „callbackPath“.",
            romanian: "Callbackul este indicat ca adresă URL completă și în plus pe părți. Ștergeți fie "
                + "„callbackURL”, fie „publicAddress” și „callbackPath”.",
            chinese: "回调既以完整 URL 给出，又以分开的部分给出。请删除“callbackURL”，或删除“publicAddress”和“callbackPath”。"),
        row(
            "config.client-id-not-guid",
            german: "Eine Client-ID von Entra ist eine GUID, dieser Wert nicht. Kopieren Sie die Anwendungs-ID "
                + "(Client) von der Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "Un Client ID din Entra este un GUID, iar această valoare nu este. Copiați Application (client) "
                + "ID de pe pagina „Overview” a aplicației.",
            chinese: "Entra 的客户端 ID 是 GUID，而此值不是。请从应用程序的“概述”页面复制应用程序(客户端) ID。"),
        row(
            "config.client-id-placeholder",
            german: "Die Client-ID enthält noch den Beispielwert. Kopieren Sie die Anwendungs-ID (Client) von der "
                + "Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "Client ID conține încă valoarea de exemplu. Copiați Application (client) ID de pe pagina "
                + "„Overview” a aplicației.",
            chinese: "客户端 ID 仍是示例值。请从应用程序的“概述”页面复制应用程序(客户端) ID。"),
        row(
            "config.client-id-equals-tenant",
            german: "Das ist die Verzeichnis-ID (Mandant). Kopieren Sie die Anwendungs-ID (Client) von derselben "
                + "Seite „Übersicht“.",
            romanian: "Acesta este Directory (tenant) ID. Copiați Application (client) ID de pe aceeași pagină "
                + "„Overview”.",
            chinese: "这是目录(租户) ID。请从同一“概述”页面复制应用程序(客户端) ID。"),
        row(
            "config.client-id-not-lower-case",
            german: "Schreiben Sie die Client-ID in Kleinbuchstaben, wie sie in Token steht. Sie wird Zeichen für "
                + "Zeichen verglichen.",
            romanian: "Scrieți Client ID cu litere mici, așa cum apare în tokenuri. Valoarea se compară caracter cu "
                + "caracter.",
            chinese: "请将客户端 ID 写成小写，与令牌中一致。它会被逐字符比较。"),
        row(
            "config.client-secret-is-secret-id",
            german: "Das ist die „Geheime ID“, nicht der geheime Clientschlüssel. Kopieren Sie „Wert“. Wenn er nicht "
                + "mehr angezeigt wird, erstellen Sie einen neuen geheimen Clientschlüssel.",
            romanian: "Acesta este „Secret ID”, nu secretul. Copiați „Value”. Dacă valoarea nu mai este afișată, "
                + "creați un secret de client nou.",
            chinese: "这是“机密 ID”，不是客户端密码。请复制“值”。如果已不再显示，请创建新的客户端密码。"),
        row(
            "config.client-secret-unusual",
            german: "Der geheime Clientschlüssel sieht nicht wie die aus, die Entra heute erzeugt. Er kann trotzdem "
                + "richtig sein. Wenn die Anmeldung mit AADSTS7000215 fehlschlägt, kopieren Sie „Wert“ erneut und "
                + "vollständig.",
            romanian: "Secretul de client nu arată ca cele generate acum de Entra. Poate fi totuși corect. Dacă "
                + "autentificarea eșuează cu AADSTS7000215, copiați din nou „Value” în întregime.",
            chinese: "此客户端密码与 Entra 目前生成的格式不同，但仍可能正确。如果登录失败并出现 AADSTS7000215，请重新完整复制“值”。"),
        row(
            "config.scope-without-openid",
            german: "Fügen Sie openid zum Scope hinzu. Ohne openid stellt der Anbieter kein ID-Token aus.",
            romanian: "Adăugați openid la scope. Fără openid, furnizorul nu emite un token de identitate.",
            chinese: "请在范围 (scope) 中添加 openid。没有 openid，提供程序不会颁发 ID 令牌。"),
        row(
            "config.scope-malformed",
            german: "Trennen Sie Scopes durch genau ein Leerzeichen, ohne Leerzeichen am Anfang oder Ende. Ein Scope "
                + "besteht aus sichtbaren ASCII-Zeichen ohne Anführungszeichen und umgekehrte Schrägstriche.",
            romanian: "Separați scope-urile printr-un singur spațiu, fără spații la capete. Un scope conține "
                + "caractere ASCII vizibile, fără ghilimele și bare oblice inverse.",
            chinese: "各范围 (scope) 之间只用一个空格分隔，首尾不留空格。范围由可见的 ASCII 字符组成，不含引号和反斜杠。"),
        row(
            "config.response-type-unsupported",
            german: "Dieser Antworttyp wird nicht unterstützt. Wählen Sie einen anderen; empfohlen ist code.",
            romanian: "Acest tip de răspuns nu este acceptat. Alegeți altul; se recomandă code.",
            chinese: "不支持此响应类型。请选择其他类型；推荐使用 code。"),
        row(
            "config.algorithm-unsupported",
            german: "Die Signaturprüfung dieser Anwendung unterstützt diese Algorithmen nicht. Entfernen Sie sie aus "
                + "den erlaubten Algorithmen oder verwenden Sie eine Signaturprüfung, die sie unterstützt.",
            romanian: "Verificatorul de semnături al acestei aplicații nu acceptă acești algoritmi. Eliminați-i din "
                + "lista algoritmilor acceptați sau furnizați un verificator care îi acceptă.",
            chinese: "此应用程序的签名验证器不支持这些算法。请从接受的算法中将其移除，或提供支持它们的验证器。"),
        row(
            "config.response-mode-unsupported",
            german: "Dieser Antwortmodus ist unbekannt, wird nicht unterstützt oder passt nicht zum Antworttyp. "
                + "Verwenden Sie form_post, wenn ein ID-Token über den Browser übertragen wird. query ist nur mit "
                + "code zulässig.",
            romanian: "Acest mod de răspuns este necunoscut, nu este acceptat sau nu se potrivește cu tipul de "
                + "răspuns. Folosiți form_post dacă un token de identitate trece prin browser. Modul query este "
                + "permis numai cu code.",
            chinese: "此响应模式未知、不受支持，或与响应类型不符。如果 ID 令牌经由浏览器传递，请使用 form_post。query 只能与 code 一起使用。"),
        row(
            "config.needs-id-tokens-toggle",
            german: "Bei diesem Antworttyp wird ein ID-Token über den Browser übertragen. Aktivieren Sie im Portal "
                + "unter „Authentifizierung“ das Kontrollkästchen „ID-Token (werden für implizite und Hybridflows "
                + "verwendet)“, oder verwenden Sie den Antworttyp code.",
            romanian: "Cu acest tip de răspuns, un token de identitate trece prin browser. Bifați în portal, la "
                + "„Authentication”, caseta „ID tokens (used for implicit and hybrid flows)” sau folosiți tipul de "
                + "răspuns code.",
            chinese: "此响应类型会经由浏览器传递 ID 令牌。请在门户的“身份验证”下勾选“ID 令牌(用于隐式流和混合流)”，或改用响应类型 code。"),
        row(
            "config.audience-mismatch",
            german: "Die Kontotypen der App-Registrierung („signInAudience“) passen nicht zum Mandanten im Issuer. "
                + "Verwenden Sie für einen einzelnen Mandanten dessen ID, für alle Organisationen „organizations“, für "
                + "persönliche Konten „consumers“ und für beide „common“, oder ändern Sie „Unterstützte Kontotypen“ in "
                + "der App-Registrierung. Nationale Clouds haben keine persönlichen Konten.",
            romanian: "Tipurile de conturi din înregistrarea aplicației („signInAudience”) nu corespund tenantului "
                + "din emitent. Folosiți Directory (tenant) ID pentru un singur tenant, „organizations” pentru toate "
                + "organizațiile, „consumers” pentru conturi personale și „common” pentru ambele sau modificați "
                + "„Supported account types” în înregistrarea aplicației. Cloudurile naționale nu au conturi "
                + "personale.",
            chinese: "应用注册支持的帐户类型（“signInAudience”）与颁发者中的租户不符。单个租户请使用其 ID，所有组织请使用“organizations”，"
                + "个人帐户请使用“consumers”，两者皆可请使用“common”；或者更改应用注册中“支持的帐户类型”。国家云没有个人帐户。"),
        row(
            "config.needs-client-credential",
            german: "Es fehlen Anmeldeinformationen des Clients. Geben Sie ein Client-Geheimnis, ein Zertifikat mit "
                + "privatem Schlüssel oder eine Client-Assertion an. Für die Plattform „Web“ löst Entra den Code nur "
                + "damit ein.",
            romanian: "Lipsesc acreditările clientului. Indicați un secret de client, un certificat cu cheia privată "
                + "sau o aserțiune de client. Pentru platforma „Web”, Entra acceptă codul numai împreună cu una "
                + "dintre acestea.",
            chinese: "缺少客户端凭据。请填写客户端密码、带私钥的证书或客户端断言。对于“Web”平台，Entra 仅在提供其中之一时才会兑换代码。"),
        row(
            "config.emulated",
            german: "Ein Emulator auf diesem Rechner tritt an die Stelle der Hosts von Microsoft. Er kann jeden "
                + "Benutzer jedes Mandanten anmelden; verwenden Sie ihn nur für die Entwicklung. Entfernen Sie "
                + "emulatedAt im Produktivbetrieb.",
            romanian: "Un emulator de pe acest calculator ia locul gazdelor Microsoft. Poate autentifica orice "
                + "utilizator al oricărui tenant; folosiți-l numai pentru dezvoltare. În producție, ștergeți "
                + "emulatedAt.",
            chinese: "本机上的模拟器取代了 Microsoft 的主机。它可以让任何租户的任何用户登录，因此仅用于开发。在生产环境中，请删除 emulatedAt。"),
        row(
            "config.emulator-not-loopback",
            german: "Ein Emulator muss auf diesem Rechner laufen. Geben Sie seinen Ursprung an: http mit localhost, "
                + "einer Adresse, die mit 127 beginnt, oder [::1], und bei Bedarf einen Port, ohne Pfad und ohne "
                + "Schrägstrich am Ende.",
            romanian: "Un emulator trebuie să ruleze pe acest calculator. Introduceți originea lui: http cu "
                + "localhost, cu o adresă care începe cu 127 sau cu [::1] și, dacă este nevoie, un port, fără cale și "
                + "fără bară oblică la sfârșit.",
            chinese: "模拟器必须在本机上运行。请填写其源：http 加 localhost、以 127 开头的地址或 [::1]，可带端口，不含路径，末尾没有斜杠。"),
        row(
            "config.duplicate-name",
            german: "Zwei Anbieter haben denselben Namen. Geben Sie jedem Anbieter einen eigenen Namen.",
            romanian: "Doi furnizori au același nume. Dați fiecărui furnizor un nume propriu.",
            chinese: "两个提供程序同名。请为每个提供程序设置不同的名称。"),
        row(
            "config.duplicate-issuer",
            german: "Der Issuer eines Tokens wählt den Eintrag, aber zwei Einträge haben denselben Issuer. Führen Sie "
                + "jeden Issuer nur einmal auf.",
            romanian: "Emitentul unui token alege intrarea, dar două intrări au același emitent. Enumerați fiecare "
                + "emitent o singură dată.",
            chinese: "令牌的颁发者决定使用哪个条目，但有两个条目的颁发者相同。每个颁发者只应列出一次。"),
        row(
            "config.invalid-resource-metadata",
            german: "Clients könnten diesen Wert in den Metadaten der API nicht verwenden. Korrigieren Sie ihn wie "
                + "beschrieben.",
            romanian: "Clienții nu ar putea folosi această valoare din metadatele API-ului. Corectați-o așa cum este "
                + "descris.",
            chinese: "客户端无法使用 API 元数据中的这个值。请按说明更正。"),
        row(
            "config.shared-callback",
            german: "Mehrere Anbieter verwenden denselben Callback-Pfad, sodass die Antwort eines Anbieters für die "
                + "eines anderen gehalten werden könnte. Geben Sie jedem Anbieter einen eigenen Pfad. Ein gemeinsamer "
                + "Pfad ist nur zulässig, wenn jede Antwort ihren Anbieter nennt: durch id_token im Antworttyp oder "
                + "durch „iss“ (RFC 9207) und namesItself in der Konfiguration.",
            romanian: "Mai mulți furnizori folosesc aceeași cale de callback, deci răspunsul unuia ar putea fi luat "
                + "drept răspunsul altuia. Dați fiecărui furnizor o cale proprie. O cale comună este permisă numai "
                + "dacă fiecare răspuns își indică furnizorul: prin id_token în tipul de răspuns sau prin „iss” (RFC "
                + "9207) și namesItself în configurație.",
            chinese: "多个提供程序使用同一回调路径，一方的响应可能被当作另一方的响应。请为每个提供程序设置各自的路径。仅当每个响应都标明其提供程序时才可共用：响应类型包含 id_token，或者提供程序发送 "
                + "iss (RFC 9207) 且配置中设置了 namesItself。"),
    ]
}
