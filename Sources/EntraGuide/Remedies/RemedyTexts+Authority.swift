extension RemedyTexts {
    /// What an administrator typed as issuer.
    static let authority: [Row] = [
        row(
            "authority.empty",
            german: "Tragen Sie den Issuer ein. Die Verzeichnis-ID (Mandant), die darin steht, finden Sie im Portal "
                + "unter „App-Registrierungen“ › Ihre Anwendung › „Übersicht“.",
            romanian: "Introduceți emitentul (Issuer). Directory (tenant) ID, pe care îl conține, se află în portal la "
                + "„Înregistrări de aplicații” (App registrations) › aplicația dvs. › „Overview”.",
            chinese: "请填写颁发者 (Issuer)。其中的目录(租户) ID 可在门户的“应用注册” › 您的应用程序 › “概述”中找到。"),
        row(
            "authority.too-long",
            german: "So lang ist kein Issuer. Kopieren Sie nur die Adresse selbst.",
            romanian: "Niciun emitent nu este atât de lung. Copiați numai adresa.",
            chinese: "颁发者不会这么长。请只复制地址本身。"),
        row(
            "authority.not-a-url",
            german: "Das ist keine Adresse: Ein Issuer beginnt mit https:// und nennt den Anmeldehost und den "
                + "Mandanten. Ein geheimer Clientschlüssel gehört in sein eigenes Feld.",
            romanian: "Aceasta nu este o adresă: un emitent începe cu https:// și numește gazda de conectare și "
                + "tenantul. Un secret de client are câmpul lui.",
            chinese: "这不是地址：颁发者以 https:// 开头，包含登录主机和租户。客户端密码应填入它自己的字段。"),
        row(
            "authority.not-https",
            german: "Schreiben Sie https:// an den Anfang. Entra ist nur über https erreichbar.",
            romanian: "Scrieți https:// la început. Entra este accesibil numai prin https.",
            chinese: "请以 https:// 开头。Entra 只能通过 https 访问。"),
        row(
            "authority.placeholder",
            german: "Im Text steht noch ein Stück der Vorlage. Ersetzen Sie es durch Ihren eigenen Wert; die "
                + "Verzeichnis-ID (Mandant) steht im Portal auf der Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "În text a rămas o parte din șablon. Înlocuiți-o cu valoarea dvs.; Directory (tenant) ID se află "
                + "în portal, pe pagina „Overview” a aplicației.",
            chinese: "文本中还留有模板内容。请替换为您自己的值；目录(租户) ID 可在门户中应用程序的“概述”页面找到。"),
        row(
            "authority.missing-tenant",
            german: "Die Adresse nennt keinen Mandanten. Setzen Sie die Verzeichnis-ID (Mandant) hinter den Host.",
            romanian: "Adresa nu numește niciun tenant. Puneți Directory (tenant) ID după gazdă.",
            chinese: "地址中没有租户。请在主机之后加上目录(租户) ID。"),
        row(
            "authority.invalid-tenant",
            german: "An der Stelle des Mandanten steht etwas anderes. Kopieren Sie die Verzeichnis-ID (Mandant) von "
                + "der Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "În locul tenantului se află altceva. Copiați Directory (tenant) ID de pe pagina „Overview” a "
                + "aplicației.",
            chinese: "租户的位置上不是租户。请从应用程序的“概述”页面复制目录(租户) ID。"),
        row(
            "authority.tenant-mismatch",
            german: "Host und Pfad nennen zwei verschiedene Mandanten. Kopieren Sie die Adresse noch einmal aus dem "
                + "Portal.",
            romanian: "Gazda și calea numesc doi tenanți diferiți. Copiați din nou adresa din portal.",
            chinese: "主机和路径指向两个不同的租户。请从门户重新复制地址。"),
        row(
            "authority.unknown-host",
            german: "Dieser Host ist kein Anmeldehost von Entra. Ist er Ihre eigene Domäne vor Entra, so nehmen Sie "
                + "ihn in die eigenen Hosts (customHosts) der Konfiguration auf; sonst verwenden Sie den Anmeldehost "
                + "Ihrer Cloud.",
            romanian: "Această gazdă nu este o gazdă de conectare Entra. Dacă este domeniul dvs. aflat în fața Entra, "
                + "adăugați-o la gazdele proprii (customHosts) din configurație; altfel folosiți gazda de conectare a "
                + "cloudului dvs.",
            chinese: "此主机不是 Entra 的登录主机。如果它是您架设在 Entra 前面的自有域名，请将其加入配置中的自定义主机 (customHosts)；否则请使用您所在云的登录主机。"),
        row(
            "authority.retired-host",
            german: "Microsoft hat diesen Host abgeschaltet. Kopieren Sie die Adresse im Portal Ihrer Cloud unter "
                + "„App-Registrierungen“ › Ihre Anwendung › „Endpunkte“.",
            romanian: "Microsoft a închis această gazdă. Copiați adresa din portalul cloudului dvs., la „Înregistrări "
                + "de aplicații” (App registrations) › aplicația dvs. › „Endpoints”.",
            chinese: "Microsoft 已停用此主机。请在您所在云的门户中，从“应用注册” › 您的应用程序 › “终结点”复制地址。"),
        row(
            "authority.endpoint-pasted",
            german: "Das ist die Adresse eines Endpunkts. Tragen Sie stattdessen den Issuer ein, zu dem er gehört.",
            romanian: "Aceasta este adresa unui punct final. Introduceți în locul ei emitentul căruia îi aparține.",
            chinese: "这是某个终结点的地址。请改填该终结点所属的颁发者。"),
        row(
            "authority.portal-link-pasted",
            german: "Das ist die Adresse einer Portalseite. Tragen Sie stattdessen den Issuer ein; die Verzeichnis-ID "
                + "(Mandant) dafür steht auf der Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "Aceasta este adresa unei pagini din portal. Introduceți în locul ei emitentul; Directory "
                + "(tenant) ID pentru el se află pe pagina „Overview” a aplicației.",
            chinese: "这是门户页面的地址。请改填颁发者；所需的目录(租户) ID 在应用程序的“概述”页面上。"),
        row(
            "authority.unexpected-path",
            german: "Entfernen Sie, was hinter dem Mandanten steht, außer /v2.0. Bei B2C steht zwischen beiden die "
                + "Richtlinie.",
            romanian: "Ștergeți ce urmează după tenant, în afară de /v2.0. La B2C, între cele două se află politica.",
            chinese: "请删除租户之后的内容，只保留 /v2.0。对于 B2C，两者之间是策略。"),
        row(
            "authority.bare-tenant",
            german: "Das ist der Mandant allein; der Issuer ist eine ganze Adresse. In den Clouds der US-Regierung und "
                + "Chinas hat sie einen anderen Host.",
            romanian: "Acesta este doar tenantul; emitentul este o adresă întreagă. În cloudurile guvernului SUA și al "
                + "Chinei ea are altă gazdă.",
            chinese: "这只是租户；颁发者是一个完整的地址。美国政府云和中国云使用不同的主机。"),
        row(
            "authority.missing-version",
            german: "Ergänzen Sie /v2.0 am Ende. Ohne diesen Teil antwortet Entra in seiner alten Form, mit einem "
                + "anderen Issuer.",
            romanian: "Adăugați /v2.0 la sfârșit. Fără această parte Entra răspunde în forma veche, cu alt emitent.",
            chinese: "请在末尾加上 /v2.0。缺少它时，Entra 会以旧的形式应答，颁发者也不同。"),
        row(
            "authority.missing-policy",
            german: "B2C veröffentlicht seine Metadaten für jede Richtlinie einzeln. Setzen Sie den Namen des "
                + "Benutzerflows zwischen den Mandanten und /v2.0.",
            romanian: "B2C își publică metadatele separat pentru fiecare politică. Puneți numele fluxului de "
                + "utilizator între tenant și /v2.0.",
            chinese: "B2C 为每个策略单独发布元数据。请在租户和 /v2.0 之间加上用户流的名称。"),
        row(
            "authority.v1-issuer",
            german: "Das ist der Issuer der alten Token. Verwenden Sie den der Version 2, der den Anmeldehost Ihrer "
                + "Cloud nennt.",
            romanian: "Acesta este emitentul tokenurilor vechi. Folosiți-l pe cel al versiunii 2, care numește gazda "
                + "de conectare a cloudului dvs.",
            chinese: "这是旧版令牌的颁发者。请使用版本 2 的颁发者，其中包含您所在云的登录主机。"),
        row(
            "authority.metadata-url",
            german: "Das ist die Adresse des Metadatendokuments. Der Issuer ist, was vor /.well-known steht.",
            romanian: "Aceasta este adresa documentului de metadate. Emitentul este ce se află înainte de "
                + "/.well-known.",
            chinese: "这是元数据文档的地址。颁发者是 /.well-known 之前的部分。"),
        row(
            "authority.trailing-slash",
            german: "Entfernen Sie den Schrägstrich am Ende. Issuer werden Zeichen für Zeichen verglichen.",
            romanian: "Ștergeți bara oblică de la sfârșit. Emitenții se compară caracter cu caracter.",
            chinese: "请删除末尾的斜杠。颁发者会被逐字符比较。"),
        row(
            "authority.surrounding-space",
            german: "Entfernen Sie Leerraum und Anführungszeichen um die Adresse. Manche davon sind unsichtbar.",
            romanian: "Ștergeți spațiile și ghilimelele din jurul adresei. Unele dintre ele sunt invizibile.",
            chinese: "请删除地址前后的空白和引号。其中有些可能不可见。"),
        row(
            "authority.host-alias",
            german: "Dieser Host ist ein anderer Name desselben Dienstes und steht in keinem Token. Verwenden Sie den "
                + "Anmeldehost Ihrer Cloud.",
            romanian: "Această gazdă este alt nume al aceluiași serviciu și nu apare în niciun token. Folosiți gazda "
                + "de conectare a cloudului dvs.",
            chinese: "此主机是同一服务的别名，不会出现在任何令牌中。请使用您所在云的登录主机。"),
        row(
            "authority.tenant-not-lower-case",
            german: "Schreiben Sie den Mandanten klein. So steht er in den Token, und Issuer werden Zeichen für "
                + "Zeichen verglichen.",
            romanian: "Scrieți tenantul cu litere mici. Așa apare în tokenuri, iar emitenții se compară caracter cu "
                + "caracter.",
            chinese: "请将租户写成小写。令牌中就是小写，而颁发者会被逐字符比较。"),
        row(
            "authority.host-not-lower-case",
            german: "Schreiben Sie die Adresse klein. So steht der Host in den Token, und Issuer werden Zeichen für "
                + "Zeichen verglichen.",
            romanian: "Scrieți adresa cu litere mici. Așa apare gazda în tokenuri, iar emitenții se compară caracter "
                + "cu caracter.",
            chinese: "请将地址写成小写。令牌中的主机就是小写，而颁发者会被逐字符比较。"),
        row(
            "authority.many-tenants",
            german: "Konten jeder Organisation der Welt können sich anmelden, bei common auch persönliche Konten. "
                + "Setzen Sie Ihre Verzeichnis-ID (Mandant) ein oder listen Sie die erlaubten Mandanten auf.",
            romanian: "Se pot autentifica conturi din orice organizație din lume, iar la common și conturi personale. "
                + "Puneți Directory (tenant) ID al dvs. sau enumerați tenanții permiși.",
            chinese: "全世界任何组织的帐户都可以登录，使用 common 时还包括个人帐户。请改用您的目录(租户) ID，或列出允许的租户。"),
        row(
            "authority.domain-tenant",
            german: "In den Token steht die GUID des Mandanten, nicht die Domäne. Das funktioniert; die Verzeichnis-ID "
                + "(Mandant) ist aber eindeutiger und übersteht einen Wechsel der Domäne.",
            romanian: "În tokenuri apare GUID-ul tenantului, nu domeniul. Funcționează, dar Directory (tenant) ID este "
                + "mai clar și rezistă la o schimbare a domeniului.",
            chinese: "令牌中出现的是租户的 GUID，而不是域名。这样可以使用，但目录(租户) ID 更明确，而且不受域名变更影响。"),
        row(
            "authority.unusual-policy",
            german: "Die Namen von B2C-Benutzerflows beginnen mit B2C_1_, die eigener Richtlinien mit B2C_1A_. "
                + "Vergleichen Sie den Namen mit der Liste im Portal.",
            romanian:
                "Numele fluxurilor de utilizator B2C încep cu B2C_1_, iar cele ale politicilor particularizate cu "
                + "B2C_1A_. Comparați numele cu lista din portal.",
            chinese: "B2C 用户流的名称以 B2C_1_ 开头，自定义策略的名称以 B2C_1A_ 开头。请与门户中的列表核对该名称。"),
    ]
}
