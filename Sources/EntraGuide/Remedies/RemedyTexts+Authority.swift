extension RemedyTexts {
    /// Problems of the issuer that an administrator entered, `authority.*`.
    static let authority: [Row] = [
        row(
            "authority.empty",
            german: "Geben Sie den Issuer ein. Die darin enthaltene Verzeichnis-ID (Mandant) finden Sie im Portal "
                + "unter „App-Registrierungen“ › Ihre Anwendung › „Übersicht“.",
            romanian: "Introduceți emitentul (Issuer). Valoarea Directory (tenant) ID pe care o conține se află în "
                + "portal, la „App registrations” › aplicația dvs. › „Overview”.",
            chinese: "请填写颁发者 (Issuer)。其中的目录(租户) ID 可在门户的“应用注册” › 您的应用程序 › “概述”中找到。"),
        row(
            "authority.too-long",
            german: "Der Eintrag ist zu lang für einen Issuer. Kopieren Sie nur die URL.",
            romanian: "Textul este prea lung pentru un emitent. Copiați numai adresa URL.",
            chinese: "内容过长，不是颁发者。请只复制 URL 本身。"),
        row(
            "authority.not-a-url",
            german: "Das ist keine URL. Ein Issuer beginnt mit https:// und enthält den Anmeldehost und den "
                + "Mandanten. Ein geheimer Clientschlüssel gehört in das Feld „Client-Geheimnis“.",
            romanian: "Aceasta nu este o adresă URL. Un emitent începe cu https:// și conține gazda de conectare și "
                + "tenantul. Un secret de client se introduce în câmpul „Client secret”.",
            chinese: "这不是 URL。颁发者以 https:// 开头，包含登录主机和租户。客户端密码应填入“Client secret”字段。"),
        row(
            "authority.not-https",
            german: "Setzen Sie https:// an den Anfang. Entra ist nur über https erreichbar.",
            romanian: "Scrieți https:// la început. Entra este accesibil numai prin https.",
            chinese: "请以 https:// 开头。Entra 只能通过 https 访问。"),
        row(
            "authority.placeholder",
            german: "Der Eintrag enthält noch Text aus der Vorlage. Ersetzen Sie ihn durch Ihren eigenen Wert. Die "
                + "Verzeichnis-ID (Mandant) finden Sie im Portal auf der Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "Textul conține încă o parte din șablon. Înlocuiți-o cu valoarea dvs. Directory (tenant) ID se "
                + "află în portal, pe pagina „Overview” a aplicației.",
            chinese: "内容中仍有模板文本。请将其替换为您自己的值。目录(租户) ID 可在门户中应用程序的“概述”页面找到。"),
        row(
            "authority.missing-tenant",
            german: "In der URL fehlt der Mandant. Fügen Sie die Verzeichnis-ID (Mandant) nach dem Host ein.",
            romanian: "Din adresa URL lipsește tenantul. Adăugați Directory (tenant) ID după gazdă.",
            chinese: "URL 中缺少租户。请在主机之后添加目录(租户) ID。"),
        row(
            "authority.invalid-tenant",
            german: "Die URL enthält keinen gültigen Mandanten. Kopieren Sie die Verzeichnis-ID (Mandant) von der "
                + "Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "Adresa URL nu conține un tenant valid. Copiați Directory (tenant) ID de pe pagina „Overview” a "
                + "aplicației.",
            chinese: "URL 中的租户无效。请从应用程序的“概述”页面复制目录(租户) ID。"),
        row(
            "authority.tenant-mismatch",
            german: "Host und Pfad nennen verschiedene Mandanten. Kopieren Sie die URL erneut aus dem Portal.",
            romanian: "Gazda și calea indică tenanturi diferite. Copiați din nou adresa URL din portal.",
            chinese: "主机和路径指向不同的租户。请从门户重新复制 URL。"),
        row(
            "authority.unknown-host",
            german: "Dieser Host ist kein Anmeldehost von Entra. Wenn er Ihre eigene Domäne vor Entra ist, nehmen Sie "
                + "ihn in customHosts der Konfiguration auf. Verwenden Sie andernfalls den Anmeldehost Ihrer Cloud.",
            romanian: "Această gazdă nu este o gazdă de conectare Entra. Dacă este domeniul dvs. aflat în fața Entra, "
                + "adăugați-o la customHosts în configurație. Altfel, folosiți gazda de conectare a cloudului dvs.",
            chinese: "此主机不是 Entra 的登录主机。如果它是您部署在 Entra 前面的自有域名，请将其添加到配置的 customHosts 中。否则，请使用您所在云的登录主机。"),
        row(
            "authority.retired-host",
            german: "Microsoft hat diesen Host abgeschaltet. Kopieren Sie die URL im Portal Ihrer Cloud unter "
                + "„App-Registrierungen“ › Ihre Anwendung › „Endpunkte“.",
            romanian: "Microsoft a închis această gazdă. Copiați adresa URL din portalul cloudului dvs., la „App "
                + "registrations” › aplicația dvs. › „Endpoints”.",
            chinese: "Microsoft 已停用此主机。请在您所在云的门户中，从“应用注册” › 您的应用程序 › “终结点”复制 URL。"),
        row(
            "authority.endpoint-pasted",
            german: "Das ist die URL eines Endpunkts. Geben Sie stattdessen den zugehörigen Issuer ein.",
            romanian: "Aceasta este adresa URL a unui punct final. Introduceți în locul ei emitentul corespunzător.",
            chinese: "这是终结点的 URL。请改为填写该终结点所属的颁发者。"),
        row(
            "authority.portal-link-pasted",
            german: "Das ist die URL einer Portalseite. Geben Sie stattdessen den Issuer ein. Die Verzeichnis-ID "
                + "(Mandant) dafür steht auf der Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "Aceasta este adresa URL a unei pagini din portal. Introduceți în locul ei emitentul. Valoarea "
                + "Directory (tenant) ID necesară se află pe pagina „Overview” a aplicației.",
            chinese: "这是门户页面的 URL。请改为填写颁发者。所需的目录(租户) ID 位于应用程序的“概述”页面。"),
        row(
            "authority.unexpected-path",
            german: "Entfernen Sie alles nach dem Mandanten außer /v2.0. Bei B2C steht dazwischen die Richtlinie.",
            romanian: "Ștergeți tot ce urmează după tenant, cu excepția /v2.0. La B2C, între cele două se află "
                + "politica.",
            chinese: "请删除租户之后除 /v2.0 以外的内容。对于 B2C，两者之间是策略。"),
        row(
            "authority.bare-tenant",
            german: "Das ist nur der Mandant; der Issuer ist eine vollständige URL. In den Clouds der US-Regierung "
                + "und Chinas hat sie einen anderen Host.",
            romanian: "Acesta este doar tenantul; emitentul este o adresă URL completă. În cloudurile guvernului SUA "
                + "și al Chinei, gazda este alta.",
            chinese: "这只是租户；颁发者是完整的 URL。美国政府云和中国云使用不同的主机。"),
        row(
            "authority.missing-version",
            german: "Ergänzen Sie /v2.0 am Ende. Ohne /v2.0 antwortet Entra im alten Format und mit einem anderen "
                + "Issuer.",
            romanian: "Adăugați /v2.0 la sfârșit. Fără /v2.0, Entra răspunde în formatul vechi și cu alt emitent.",
            chinese: "请在末尾添加 /v2.0。缺少 /v2.0 时，Entra 会以旧格式响应，并使用不同的颁发者。"),
        row(
            "authority.missing-policy",
            german: "B2C veröffentlicht die Metadaten jeder Richtlinie getrennt. Fügen Sie den Namen des "
                + "Benutzerflows zwischen dem Mandanten und /v2.0 ein.",
            romanian: "B2C publică separat metadatele fiecărei politici. Adăugați numele fluxului de utilizator între "
                + "tenant și /v2.0.",
            chinese: "B2C 为每个策略单独发布元数据。请在租户和 /v2.0 之间添加用户流的名称。"),
        row(
            "authority.v1-issuer",
            german: "Das ist der Issuer von Token der Version 1. Verwenden Sie den Issuer der Version 2, der den "
                + "Anmeldehost Ihrer Cloud enthält.",
            romanian: "Acesta este emitentul tokenurilor din versiunea 1. Folosiți emitentul din versiunea 2, care "
                + "conține gazda de conectare a cloudului dvs.",
            chinese: "这是版本 1 令牌的颁发者。请使用版本 2 的颁发者，其中包含您所在云的登录主机。"),
        row(
            "authority.metadata-url",
            german: "Das ist die URL des Metadatendokuments. Der Issuer ist der Teil vor /.well-known.",
            romanian: "Aceasta este adresa URL a documentului de metadate. Emitentul este partea dinainte de "
                + "/.well-known.",
            chinese: "这是元数据文档的 URL。颁发者是 /.well-known 之前的部分。"),
        row(
            "authority.trailing-slash",
            german: "Entfernen Sie den Schrägstrich am Ende. Issuer werden Zeichen für Zeichen verglichen.",
            romanian: "Ștergeți bara oblică de la sfârșit. Emitenții se compară caracter cu caracter.",
            chinese: "请删除末尾的斜杠。颁发者会被逐字符比较。"),
        row(
            "authority.surrounding-space",
            german: "Entfernen Sie Leerzeichen, Anführungszeichen und Klammern um die URL. Einige davon sind "
                + "möglicherweise unsichtbar.",
            romanian: "Ștergeți spațiile, ghilimelele și parantezele din jurul adresei URL. Unele dintre ele pot fi "
                + "invizibile.",
            chinese: "请删除 URL 前后的空白、引号和括号。其中有些字符可能不可见。"),
        row(
            "authority.host-alias",
            german: "Dieser Host ist ein anderer Name desselben Dienstes und kommt in Token nicht vor. Verwenden Sie "
                + "den Anmeldehost Ihrer Cloud.",
            romanian: "Această gazdă este un alt nume al aceluiași serviciu și nu apare în tokenuri. Folosiți gazda "
                + "de conectare a cloudului dvs.",
            chinese: "此主机是同一服务的别名，不会出现在令牌中。请使用您所在云的登录主机。"),
        row(
            "authority.tenant-not-lower-case",
            german: "Schreiben Sie den Mandanten in Kleinbuchstaben, wie er in Token steht. Issuer werden Zeichen für "
                + "Zeichen verglichen.",
            romanian: "Scrieți tenantul cu litere mici, așa cum apare în tokenuri. Emitenții se compară caracter cu "
                + "caracter.",
            chinese: "请将租户写成小写，与令牌中一致。颁发者会被逐字符比较。"),
        row(
            "authority.host-not-lower-case",
            german: "Schreiben Sie Schema und Host in Kleinbuchstaben, wie sie in Token stehen. Issuer werden Zeichen "
                + "für Zeichen verglichen.",
            romanian: "Scrieți schema și gazda cu litere mici, așa cum apar în tokenuri. Emitenții se compară "
                + "caracter cu caracter.",
            chinese: "请将协议和主机写成小写，与令牌中一致。颁发者会被逐字符比较。"),
        row(
            "authority.many-tenants",
            german: "Konten jeder Organisation der Welt können sich anmelden, bei common auch persönliche Konten. "
                + "Setzen Sie Ihre Verzeichnis-ID (Mandant) ein oder listen Sie die erlaubten Mandanten auf.",
            romanian: "Se pot autentifica conturi din orice organizație din lume, iar cu common și conturi personale. "
                + "Introduceți Directory (tenant) ID sau enumerați tenanturile permise.",
            chinese: "全世界任何组织的帐户都可以登录；使用 common 时，个人帐户也可以登录。请改用您的目录(租户) ID，或列出允许的租户。"),
        row(
            "authority.domain-tenant",
            german: "Die Domäne funktioniert, aber Token enthalten die GUID des Mandanten. Die Verzeichnis-ID "
                + "(Mandant) ist eindeutiger und ändert sich bei einem Wechsel der Domäne nicht.",
            romanian: "Domeniul funcționează, dar tokenurile conțin GUID-ul tenantului. Directory (tenant) ID este "
                + "mai clar și nu se modifică dacă se schimbă domeniul.",
            chinese: "可以使用域名，但令牌中是租户的 GUID。目录(租户) ID 更明确，而且不受域名变更影响。"),
        row(
            "authority.unusual-policy",
            german: "Die Namen von B2C-Benutzerflows beginnen mit B2C_1_, die von benutzerdefinierten Richtlinien mit "
                + "B2C_1A_. Vergleichen Sie den Namen mit der Liste im Portal.",
            romanian: "Numele fluxurilor de utilizator B2C încep cu B2C_1_, iar cele ale politicilor particularizate "
                + "cu B2C_1A_. Comparați numele cu lista din portal.",
            chinese: "B2C 用户流的名称以 B2C_1_ 开头，自定义策略的名称以 B2C_1A_ 开头。请将名称与门户中的列表进行比较。"),
    ]
}
