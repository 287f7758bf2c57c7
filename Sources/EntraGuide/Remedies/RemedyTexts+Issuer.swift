extension RemedyTexts {
    /// Who may speak as issuer.
    static let issuer: [Row] = [
        row(
            "issuer.invalid",
            german: "Ein Issuer ist eine https-Adresse ohne Abfrage, Fragment und Platzhalter. Kopieren Sie ihn aus "
                + "dem Metadatendokument des Anbieters; für einen einzelnen Mandanten laden Sie die Metadaten dieses "
                + "Mandanten.",
            romanian: "Un emitent este o adresă https fără interogare, fragment și substituenți. Copiați-l din "
                + "documentul de metadate al furnizorului; pentru un singur tenant încărcați metadatele acelui tenant.",
            chinese: "颁发者是不带查询、片段和占位符的 https 地址。请从提供程序的元数据文档中复制；对于单个租户，请加载该租户的元数据。"),
        row(
            "issuer.mismatch",
            german: "Das Token wurde von jemand anderem ausgestellt als dem eingetragenen Anbieter. Vergleichen Sie "
                + "den Issuer der Konfiguration Zeichen für Zeichen mit dem der Metadaten; Großbuchstaben und ein "
                + "Schrägstrich am Ende zählen.",
            romanian: "Tokenul a fost emis de altcineva decât furnizorul configurat. Comparați emitentul din "
                + "configurație caracter cu caracter cu cel din metadate; contează majusculele și o bară oblică la "
                + "sfârșit.",
            chinese: "此令牌不是由所配置的提供程序颁发的。请将配置中的颁发者与元数据中的颁发者逐字符比较，大小写和末尾的斜杠都必须相同。"),
        row(
            "issuer.tenant-missing",
            german: "Der Issuer hängt vom Mandanten ab, und das Token nennt keinen. Verlangen Sie den Scope profile "
                + "und prüfen Sie, ob das Token von Entra kommt.",
            romanian: "Emitentul depinde de tenant, iar tokenul nu numește niciunul. Cereți scope-ul profile și "
                + "verificați dacă tokenul vine de la Entra.",
            chinese: "颁发者取决于租户，而令牌没有标明租户。请请求范围 profile，并确认令牌来自 Entra。"),
        row(
            "issuer.tenant-not-guid",
            german: "Entra schreibt den Mandanten immer als GUID in Kleinbuchstaben. Nehmen Sie dieses Token nicht an: "
                + "Es ist nicht von Entra.",
            romanian: "Entra scrie tenantul întotdeauna ca GUID cu litere mici. Nu acceptați acest token: nu este de "
                + "la Entra.",
            chinese: "Entra 总是将租户写成小写的 GUID。请勿接受此令牌：它不是由 Entra 颁发的。"),
        row(
            "issuer.tenant-mismatch",
            german: "Das Token nennt in iss einen anderen Mandanten als in tid. Nehmen Sie es nicht an: Entra tut das "
                + "nie.",
            romanian: "Tokenul numește în iss alt tenant decât în tid. Nu îl acceptați: Entra nu face niciodată așa.",
            chinese: "令牌的 iss 与 tid 指向不同的租户。请勿接受：Entra 从不这样做。"),
        row(
            "issuer.tenant-not-allowed",
            german: "Ein Konto eines anderen Mandanten wollte sich anmelden. Sollen dessen Benutzer Zugang haben, so "
                + "nehmen Sie seine GUID in Kleinbuchstaben in die erlaubten Mandanten auf.",
            romanian: "Un cont al altui tenant a încercat să se autentifice. Dacă utilizatorii lui trebuie să aibă "
                + "acces, adăugați GUID-ul tenantului, cu litere mici, la tenanții permiși.",
            chinese: "另一个租户的帐户尝试登录。如果应允许该租户的用户，请将其小写的 GUID 加入允许的租户。"),
        row(
            "issuer.policy-mismatch",
            german: "Das Token oder ein Endpunkt der Metadaten gehört zu einer anderen B2C-Richtlinie "
                + "(Benutzerflow) als der eingetragenen, oder das Token nennt keine. Sollen auch Token dieser "
                + "Richtlinie angenommen werden, etwa nach dem Zurücksetzen des Kennworts, so führen Sie sie auf. "
                + "Fehlt der Anspruch tfp, so nehmen Sie ihn in die Tokeneinstellungen der Richtlinie auf.",
            romanian: "Tokenul sau un endpoint din metadate aparține altei politici B2C (flux de utilizator) decât "
                + "celei configurate, sau tokenul nu numește niciuna. Dacă și tokenurile acelei politici trebuie "
                + "acceptate, de exemplu după resetarea parolei, adăugați politica în listă. Dacă lipsește revendicarea "
                + "tfp, includeți-o în setările de token ale politicii.",
            chinese: "令牌或元数据中的某个终结点属于另一个 B2C 策略（用户流），而不是所配置的策略，或者令牌没有标明策略。如果也应接受该策略的令牌（例如重置密码之后），请将其列入。如果缺少声明 "
                + "tfp，请在该策略的令牌设置中包含它。"),
        row(
            "issuer.version-mismatch",
            german: "Das Token hat eine andere Version als die Metadaten. Setzen Sie bei einer eigenen API "
                + "requestedAccessTokenVersion im Manifest auf 2, oder beurteilen Sie das Token nach den Metadaten "
                + "seiner eigenen Version.",
            romanian: "Tokenul are altă versiune decât metadatele. Pentru un API propriu setați "
                + "requestedAccessTokenVersion din manifest la 2 sau judecați tokenul după metadatele versiunii lui.",
            chinese: "令牌的版本与元数据不同。对于您自己的 API，请在清单中将 requestedAccessTokenVersion 设为 2，或按令牌自身版本的元数据进行判断。"),
        row(
            "issuer.key-issuer-mismatch",
            german: "Der Schlüssel, der dieses Token signiert hat, darf nicht für diesen Issuer sprechen; so kann der "
                + "Schlüssel persönlicher Konten nicht für eine Organisation bürgen. Nehmen Sie das Token nicht an.",
            romanian: "Cheia care a semnat acest token nu are voie să vorbească pentru acest emitent; cheia conturilor "
                + "personale, de exemplu, nu poate garanta pentru o organizație. Nu acceptați tokenul.",
            chinese: "签署此令牌的密钥无权代表该颁发者；例如，个人帐户的密钥不能为组织作保。请勿接受该令牌。"),
    ]
}
