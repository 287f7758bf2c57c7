extension RemedyTexts {
    /// Problems of a token's issuer, `issuer.*`.
    static let issuer: [Row] = [
        row(
            "issuer.invalid",
            german: "Ein Issuer ist eine https-URL ohne Abfrage, Fragment und Platzhalter. Kopieren Sie ihn aus dem "
                + "Metadatendokument des Anbieters. Laden Sie für einen einzelnen Mandanten die Metadaten dieses "
                + "Mandanten.",
            romanian: "Un emitent este o adresă https fără interogare, fragment și substituenți. Copiați-l din "
                + "documentul de metadate al furnizorului. Pentru un singur tenant, încărcați metadatele acelui "
                + "tenant.",
            chinese: "颁发者是不含查询、片段和占位符的 https URL。请从提供程序的元数据文档中复制。对于单个租户，请加载该租户的元数据。"),
        row(
            "issuer.insecure-host",
            german: "http ist nur für Hosts einer Entwicklungsumgebung zulässig: Namen ohne Punkt, Namen unter "
                + "localhost, local, internal oder test, und private IP-Adressen. Geben Sie nur den Host an, ohne "
                + "Schema und Port. Jeder andere Anbieter muss https verwenden.",
            romanian: "http este permis numai pentru gazde de dezvoltare: nume fără punct, nume sub localhost, local, "
                + "internal sau test și adrese IP private. Introduceți doar gazda, fără schemă și port. Orice alt "
                + "furnizor trebuie să folosească https.",
            chinese:
                "http 仅允许用于开发主机：不含点的名称，localhost、local、internal 或 test 之下的名称，以及专用 IP 地址。请只填写主机，不含协议和端口。其他提供程序都必须使用 "
                + "https。"),
        row(
            "issuer.mismatch",
            german: "Das Token wurde nicht vom konfigurierten Anbieter ausgestellt. Vergleichen Sie den Issuer in der "
                + "Konfiguration Zeichen für Zeichen mit dem in den Metadaten, einschließlich Groß- und "
                + "Kleinschreibung und eines Schrägstrichs am Ende.",
            romanian: "Tokenul nu a fost emis de furnizorul configurat. Comparați emitentul din configurație caracter "
                + "cu caracter cu cel din metadate, inclusiv literele mari și mici și o eventuală bară oblică la "
                + "sfârșit.",
            chinese: "此令牌不是由所配置的提供程序颁发的。请将配置中的颁发者与元数据中的颁发者逐字符比较，包括大小写和末尾的斜杠。"),
        row(
            "issuer.tenant-missing",
            german: "Der Issuer hängt vom Mandanten ab, aber das Token nennt keinen. Fordern Sie den Scope profile an "
                + "und prüfen Sie, ob das Token von Entra stammt.",
            romanian: "Emitentul depinde de tenant, dar tokenul nu indică niciunul. Solicitați scope-ul profile și "
                + "verificați dacă tokenul provine de la Entra.",
            chinese: "颁发者取决于租户，但令牌未标明租户。请请求范围 (scope) profile，并确认令牌来自 Entra。"),
        row(
            "issuer.tenant-not-guid",
            german: "Das Token stammt nicht von Entra: Entra schreibt den Mandanten immer als GUID in "
                + "Kleinbuchstaben. Lehnen Sie das Token ab.",
            romanian: "Tokenul nu provine de la Entra: Entra scrie întotdeauna tenantul ca GUID cu litere mici. "
                + "Respingeți tokenul.",
            chinese: "此令牌不是由 Entra 颁发的：Entra 始终将租户写成小写的 GUID。请拒绝该令牌。"),
        row(
            "issuer.tenant-mismatch",
            german: "Das Token nennt in iss und tid verschiedene Mandanten. Entra stellt solche Token nicht aus. "
                + "Lehnen Sie es ab.",
            romanian: "Tokenul indică tenanturi diferite în iss și în tid. Entra nu emite astfel de tokenuri. "
                + "Respingeți-l.",
            chinese: "令牌的 iss 和 tid 指向不同的租户。Entra 不会颁发这样的令牌。请拒绝该令牌。"),
        row(
            "issuer.tenant-not-allowed",
            german: "Ein Konto eines nicht erlaubten Mandanten wollte sich anmelden. Wenn seine Benutzer Zugriff "
                + "haben sollen, nehmen Sie die GUID des Mandanten in Kleinbuchstaben in die erlaubten Mandanten auf.",
            romanian: "Un cont dintr-un tenant nepermis a încercat să se autentifice. Dacă utilizatorii acelui tenant "
                + "trebuie să aibă acces, adăugați GUID-ul lui, cu litere mici, la tenanturile permise.",
            chinese: "不在允许范围内的租户的帐户尝试登录。如果应允许该租户的用户，请将其小写的 GUID 添加到允许的租户中。"),
        row(
            "issuer.policy-mismatch",
            german: "Das Token oder ein Endpunkt der Metadaten gehört zu einer anderen B2C-Richtlinie (Benutzerflow) "
                + "als der konfigurierten, oder das Token nennt keine. Um Token dieser Richtlinie zu akzeptieren, zum "
                + "Beispiel nach dem Zurücksetzen des Kennworts, nehmen Sie sie in die Liste auf. Wenn der Anspruch "
                + "tfp fehlt, fügen Sie ihn in den Tokeneinstellungen der Richtlinie hinzu.",
            romanian: "Tokenul sau un punct final din metadate aparține altei politici B2C (flux de utilizator) decât "
                + "celei configurate sau tokenul nu indică nicio politică. Pentru a accepta tokenurile acelei "
                + "politici, de exemplu după resetarea parolei, adăugați-o în listă. Dacă lipsește revendicarea tfp, "
                + "includeți-o în setările de token ale politicii.",
            chinese: "令牌或元数据中的某个终结点属于另一个 B2C 策略（用户流），而不是所配置的策略，或者令牌未标明策略。若要接受该策略的令牌（例如重置密码之后），请将其添加到列表中。如果缺少声明 tfp，"
                + "请在该策略的令牌设置中包含它。"),
        row(
            "issuer.version-mismatch",
            german: "Das Token hat eine andere Version als die Metadaten. Setzen Sie bei einer eigenen API "
                + "requestedAccessTokenVersion im Manifest auf 2, oder prüfen Sie das Token mit den Metadaten seiner "
                + "Version.",
            romanian: "Tokenul are altă versiune decât metadatele. Pentru un API propriu, setați "
                + "requestedAccessTokenVersion din manifest la 2 sau verificați tokenul cu metadatele versiunii lui.",
            chinese: "令牌的版本与元数据不同。对于您自己的 API，请在清单中将 requestedAccessTokenVersion 设为 2，或使用令牌自身版本的元数据进行验证。"),
        row(
            "issuer.key-issuer-mismatch",
            german: "Der Schlüssel, mit dem dieses Token signiert ist, gilt nicht für diesen Issuer. Ein Schlüssel "
                + "für persönliche Konten gilt zum Beispiel nicht für eine Organisation. Lehnen Sie das Token ab.",
            romanian: "Cheia cu care este semnat acest token nu este valabilă pentru acest emitent. De exemplu, o "
                + "cheie a conturilor personale nu este valabilă pentru o organizație. Respingeți tokenul.",
            chinese: "签署此令牌的密钥不适用于该颁发者。例如，个人帐户的密钥不适用于组织。请拒绝该令牌。"),
    ]
}
