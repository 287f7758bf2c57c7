extension RemedyTexts {
    /// What Entra accepts as redirect URI.
    static let redirect: [Row] = [
        row(
            "redirect.relative",
            german: "Ein Umleitungs-URI ist eine ganze Adresse: Schema, :// und Host. Kopieren Sie die Callback-URL "
                + "so, wie sie angezeigt wird.",
            romanian: "Un URI de redirecționare este o adresă întreagă: schemă, :// și gazdă. Copiați URL-ul de "
                + "callback așa cum este afișat.",
            chinese: "重定向 URI 是完整的地址：协议、:// 和主机。请按显示的内容原样复制回调 URL。"),
        row(
            "redirect.scheme-not-https",
            german: "Azure nimmt https an, http aber nur für localhost, und ein eigenes Schema nur unter „Mobilgerät- "
                + "und Desktopanwendungen“. Öffnen Sie die Konsole unter der https-Adresse der Benutzer und kopieren "
                + "Sie die Callback-URL noch einmal.",
            romanian: "Azure acceptă https, dar http numai pentru localhost, iar o schemă proprie numai la „Mobile and "
                + "desktop applications”. Deschideți consola la adresa https a utilizatorilor și copiați din nou "
                + "URL-ul de callback.",
            chinese: "Azure 接受 https；http 仅限 localhost，自定义协议仅限“移动和桌面应用程序”。请通过用户所用的 https 地址打开控制台，然后重新复制回调 URL。"),
        row(
            "redirect.ipv6-loopback",
            german: "Azure unterstützt [::1] nicht. Öffnen Sie die Konsole am Rechner selbst als http://localhost mit "
                + "demselben Port.",
            romanian: "Azure nu acceptă [::1]. Pe mașina respectivă, deschideți consola ca http://localhost cu același "
                + "port.",
            chinese: "Azure 不支持 [::1]。请在本机上以 http://localhost 和相同的端口打开控制台。"),
        row(
            "redirect.too-long",
            german: "Azure begrenzt die Länge von Umleitungs-URIs. Kürzen Sie den Pfad oder öffnen Sie die Konsole "
                + "unter einem kürzeren Hostnamen.",
            romanian: "Azure limitează lungimea URI-urilor de redirecționare. Scurtați calea sau deschideți consola la "
                + "un nume de gazdă mai scurt.",
            chinese: "Azure 限制重定向 URI 的长度。请缩短路径，或用更短的主机名打开控制台。"),
        row(
            "redirect.unsupported-character",
            german: "Azure weist Umleitungs-URIs mit diesen Zeichen ab. Wählen Sie einen Callback-Pfad ohne sie.",
            romanian: "Azure respinge URI-urile de redirecționare cu aceste caractere. Alegeți o cale de callback fără "
                + "ele.",
            chinese: "Azure 拒绝含有这些字符的重定向 URI。请选择不含这些字符的回调路径。"),
        row(
            "redirect.fragment",
            german: "Entfernen Sie # und alles dahinter. Ein Umleitungs-URI hat kein Fragment.",
            romanian: "Ștergeți # și tot ce urmează. Un URI de redirecționare nu are fragment.",
            chinese: "请删除 # 及其后的内容。重定向 URI 没有片段。"),
        row(
            "redirect.user-info",
            german: "Entfernen Sie vor dem Host alles bis einschließlich @.",
            romanian: "Ștergeți tot ce se află înaintea gazdei, inclusiv @.",
            chinese: "请删除主机之前直到 @ 为止的内容，@ 也包括在内。"),
        row(
            "redirect.wildcard",
            german: "Schreiben Sie die Adresse ohne * und registrieren Sie jede Adresse einzeln. Sonst gehen Antworten "
                + "an jede passende Adresse, auch an eine, die jemand anderes übernimmt.",
            romanian: "Scrieți adresa fără * și înregistrați fiecare adresă separat. Altfel răspunsurile ajung la "
                + "orice adresă potrivită, chiar și la una preluată de altcineva.",
            chinese: "请写不带 * 的地址，并逐个登记。否则响应会发往任何匹配的地址，包括被他人接管的地址。"),
        row(
            "redirect.query-with-personal-accounts",
            german: "Entfernen Sie ? und alles dahinter: Wo sich persönliche Microsoft-Konten anmelden dürfen, hat ein "
                + "Umleitungs-URI keine Abfrage. Was die Anwendung sich merken muss, gehört in ihre eigene Sitzung.",
            romanian: "Ștergeți ? și tot ce urmează: unde se pot autentifica conturi Microsoft personale, un URI de "
                + "redirecționare nu are interogare. Ce trebuie să rețină aplicația aparține sesiunii ei.",
            chinese: "请删除 ? 及其后的内容：允许个人 Microsoft 帐户登录时，重定向 URI 不能带查询。应用程序需要记住的内容应放在它自己的会话中。"),
        row(
            "redirect.malformed",
            german: "Host oder Port sind ungültig, der Pfad hat einen Abschnitt „.“ oder „..“, auf ein % folgen nicht "
                + "zwei hexadezimale Ziffern, oder ein Zeichen darf in keiner Adresse stehen: Leerraum, ein "
                + "umgekehrter Schrägstrich, eine eckige Klammer außerhalb des Hosts, ein Buchstabe außerhalb von "
                + "ASCII. Schreiben Sie internationale Hosts in der Form mit xn--.",
            romanian: "Gazda sau portul nu sunt valide, calea are un segment „.” sau „..”, un % nu este urmat de două "
                + "cifre hexazecimale ori un caracter nu are voie în nicio adresă: spațiu, bară oblică inversă, "
                + "paranteză dreaptă în afara gazdei, literă din afara ASCII. Scrieți gazdele internaționale în forma "
                + "cu xn--.",
            chinese: "主机或端口无效，路径含有 . 或 .. 段，% 后面不是两个十六进制数字，或含有任何地址都不允许的字符：空白、反斜杠、"
                + "主机以外的方括号或 ASCII 以外的字母。国际化主机名请写成 xn-- 形式。"),
        row(
            "redirect.manifest-only",
            german: "Das Portal weist http://127.0.0.1 ab. Öffnen Sie die Konsole als http://localhost oder tragen Sie "
                + "den URI im Manifest der Anwendung unter replyUrlsWithType ein.",
            romanian: "Portalul respinge http://127.0.0.1. Deschideți consola ca http://localhost sau adăugați URI-ul "
                + "în manifestul aplicației, la replyUrlsWithType.",
            chinese: "门户会拒绝 http://127.0.0.1。请用 http://localhost 打开控制台，或在应用程序清单的 replyUrlsWithType 中添加此 URI。"),
        row(
            "redirect.gains-trailing-slash",
            german: "Ohne Pfad schickt Azure den Browser an die Adresse mit einem Schrägstrich hinter dem Host. "
                + "Registrieren und bedienen Sie einen Pfad.",
            romanian: "Fără cale, Azure trimite browserul la adresa cu o bară oblică după gazdă. Înregistrați și "
                + "serviți o cale.",
            chinese: "没有路径时，Azure 会让浏览器返回主机后带斜杠的地址。请登记并提供一个路径。"),
        row(
            "redirect.mixed-case-path",
            german: "Azure unterscheidet im Pfad Groß- und Kleinschreibung. Registrieren Sie ihn mit genau diesen "
                + "Großbuchstaben.",
            romanian: "Azure face deosebire între litere mari și mici în cale. Înregistrați-o cu exact aceste "
                + "majuscule.",
            chinese: "Azure 比较路径时区分大小写。请按完全相同的大小写登记。"),
        row(
            "redirect.explicit-default-port",
            german: "Lassen Sie den Port weg, der sich von selbst versteht, und registrieren Sie die Adresse so. "
                + "Browser lassen ihn weg, und ob Azure beide Schreibweisen gleichsetzt, ist nicht dokumentiert.",
            romanian: "Omiteți portul implicit și înregistrați adresa astfel. Browserele îl omit, iar dacă Azure "
                + "consideră egale ambele forme nu este documentat.",
            chinese: "请省略默认端口并这样登记地址。浏览器会省略它，而 Azure 是否将两种写法视为相同并无文档说明。"),
        row(
            "redirect.localhost-port-ignored",
            german: "Bei localhost beachtet Azure den Port nicht; eine Registrierung genügt für alle Ports. Behalten "
                + "Sie für jeden Pfad nur eine: Unter mehreren, die sich nur im Port unterscheiden, wählt Azure eine "
                + "beliebige.",
            romanian: "Pentru localhost Azure nu ține seama de port; o înregistrare ajunge pentru toate porturile. "
                + "Păstrați una singură pentru fiecare cale: dintre mai multe care diferă numai prin port, Azure alege "
                + "una oarecare.",
            chinese: "对于 localhost，Azure 不看端口，登记一个即可用于所有端口。每个路径只保留一个：如果有多个仅端口不同的地址，Azure 会任选其一。"),
    ]
}
