extension RemedyTexts {
    /// Problems of a redirect URI, `redirect.*`.
    static let redirect: [Row] = [
        row(
            "redirect.relative",
            german: "Ein Umleitungs-URI ist eine vollständige URL mit Schema, :// und Host. Kopieren Sie die "
                + "Callback-URL so, wie sie angezeigt wird.",
            romanian: "Un URI de redirecționare este o adresă URL completă, cu schemă, :// și gazdă. Copiați URL-ul "
                + "de callback așa cum este afișat.",
            chinese: "重定向 URI 是包含协议、:// 和主机的完整 URL。请按显示的内容原样复制回调 URL。"),
        row(
            "redirect.scheme-not-https",
            german: "Azure akzeptiert https, http nur für localhost und ein eigenes Schema nur unter „Mobilgerät- und "
                + "Desktopanwendungen“. Öffnen Sie die Konsole unter der https-URL der Benutzer und kopieren Sie die "
                + "Callback-URL erneut.",
            romanian: "Azure acceptă https, http numai pentru localhost și o schemă proprie numai la „Mobile and "
                + "desktop applications”. Deschideți consola la adresa https folosită de utilizatori și copiați din "
                + "nou URL-ul de callback.",
            chinese: "Azure 接受 https；http 仅限 localhost，自定义协议仅限“移动和桌面应用程序”。请通过用户所用的 https URL 打开控制台，然后重新复制回调 URL。"),
        row(
            "redirect.ipv6-loopback",
            german: "Azure unterstützt [::1] nicht. Öffnen Sie die Konsole auf dem Rechner selbst unter "
                + "http://localhost mit demselben Port.",
            romanian: "Azure nu acceptă [::1]. Deschideți consola chiar pe acel calculator, la http://localhost cu "
                + "același port.",
            chinese: "Azure 不支持 [::1]。请在本机上通过 http://localhost 和相同的端口打开控制台。"),
        row(
            "redirect.too-long",
            german: "Der Umleitungs-URI ist länger, als Azure erlaubt. Kürzen Sie den Pfad oder öffnen Sie die "
                + "Konsole unter einem kürzeren Hostnamen.",
            romanian: "URI-ul de redirecționare este mai lung decât permite Azure. Scurtați calea sau deschideți "
                + "consola la un nume de gazdă mai scurt.",
            chinese: "重定向 URI 超过了 Azure 允许的长度。请缩短路径，或使用更短的主机名打开控制台。"),
        row(
            "redirect.unsupported-character",
            german: "Azure lehnt Umleitungs-URIs mit diesen Zeichen ab. Wählen Sie einen Callback-Pfad ohne sie.",
            romanian: "Azure respinge URI-urile de redirecționare cu aceste caractere. Alegeți o cale de callback "
                + "fără ele.",
            chinese: "Azure 会拒绝含有这些字符的重定向 URI。请选择不含这些字符的回调路径。"),
        row(
            "redirect.fragment",
            german: "Entfernen Sie # und alles danach. Ein Umleitungs-URI darf kein Fragment enthalten.",
            romanian: "Ștergeți # și tot ce urmează. Un URI de redirecționare nu poate conține un fragment.",
            chinese: "请删除 # 及其后的内容。重定向 URI 不能包含片段。"),
        row(
            "redirect.user-info",
            german: "Entfernen Sie alles vor dem Host bis einschließlich @. Ein Umleitungs-URI darf keinen "
                + "Benutzernamen enthalten.",
            romanian: "Ștergeți tot ce se află înaintea gazdei, inclusiv @. Un URI de redirecționare nu poate conține "
                + "un nume de utilizator.",
            chinese: "请删除主机之前的所有内容，包括 @。重定向 URI 不能包含用户名。"),
        row(
            "redirect.wildcard",
            german: "Geben Sie die URL ohne * an und registrieren Sie jede URL einzeln. Mit * gehen Antworten an jede "
                + "passende URL, auch an eine, die jemand anderes übernommen hat.",
            romanian: "Scrieți adresa URL fără * și înregistrați fiecare adresă separat. Cu *, răspunsurile ajung la "
                + "orice adresă care se potrivește, chiar dacă a fost preluată de altcineva.",
            chinese: "请填写不带 * 的 URL，并逐个注册。使用 * 时，响应会发送到任何匹配的 URL，包括被他人接管的 URL。"),
        row(
            "redirect.query-with-personal-accounts",
            german: "Entfernen Sie ? und alles danach: Wenn sich persönliche Microsoft-Konten anmelden dürfen, "
                + "erlaubt Azure keine Abfrage im Umleitungs-URI. Speichern Sie solche Werte in der Sitzung der "
                + "Anwendung.",
            romanian: "Ștergeți ? și tot ce urmează: dacă se pot autentifica conturi Microsoft personale, Azure nu "
                + "permite o interogare în URI-ul de redirecționare. Păstrați aceste valori în sesiunea aplicației.",
            chinese: "请删除 ? 及其后的内容：允许个人 Microsoft 帐户登录时，重定向 URI 不能包含查询。请将这些值保存在应用程序的会话中。"),
        row(
            "redirect.malformed",
            german: "Host oder Port sind ungültig, der Pfad hat einen Abschnitt „.“ oder „..“, auf % folgen nicht "
                + "zwei hexadezimale Ziffern, oder die URL enthält unzulässige Zeichen: Leerzeichen, umgekehrten "
                + "Schrägstrich, eckige Klammer außerhalb des Hosts oder Buchstaben außerhalb von ASCII. Schreiben "
                + "Sie internationale Hosts in der Form mit xn--.",
            romanian: "Gazda sau portul nu sunt valide, calea are un segment „.” sau „..”, % nu este urmat de două "
                + "cifre hexazecimale ori adresa URL conține caractere nepermise: spațiu, bară oblică inversă, "
                + "paranteză dreaptă în afara gazdei sau litere din afara ASCII. Scrieți gazdele internaționale în "
                + "forma xn--.",
            chinese: "主机或端口无效，路径含有 . 或 .. 段，% 后面不是两个十六进制数字，或者 URL 含有不允许的字符：空白、反斜杠、主机以外的方括号或非 ASCII 字母。请将国际化主机名写成 xn-- "
                + "形式。"),
        row(
            "redirect.manifest-only",
            german: "Das Portal lehnt http://127.0.0.1 ab. Öffnen Sie die Konsole unter http://localhost oder tragen "
                + "Sie den URI im Manifest der Anwendung unter replyUrlsWithType ein.",
            romanian: "Portalul respinge http://127.0.0.1. Deschideți consola la http://localhost sau adăugați URI-ul "
                + "în manifestul aplicației, la replyUrlsWithType.",
            chinese: "门户会拒绝 http://127.0.0.1。请通过 http://localhost 打开控制台，或在应用程序清单的 replyUrlsWithType 中添加此 URI。"),
        row(
            "redirect.gains-trailing-slash",
            german: "Ohne Pfad leitet Azure den Browser an die URL mit einem Schrägstrich nach dem Host. Registrieren "
                + "und verwenden Sie einen Pfad.",
            romanian: "Fără cale, Azure trimite browserul la adresa URL cu o bară oblică după gazdă. Înregistrați și "
                + "folosiți o cale.",
            chinese: "如果没有路径，Azure 会让浏览器返回主机后带斜杠的 URL。请注册并使用一个路径。"),
        row(
            "redirect.mixed-case-path",
            german: "Azure unterscheidet im Pfad zwischen Groß- und Kleinschreibung. Registrieren Sie den Pfad in "
                + "genau dieser Schreibweise.",
            romanian: "Azure face distincție între literele mari și mici din cale. Înregistrați calea exact în "
                + "această formă.",
            chinese: "Azure 比较路径时区分大小写。请按完全相同的大小写注册。"),
        row(
            "redirect.explicit-default-port",
            german: "Registrieren Sie die URL ohne den Standardport. Browser lassen ihn weg, und es ist nicht "
                + "dokumentiert, ob Azure beide Schreibweisen gleich behandelt.",
            romanian: "Înregistrați adresa URL fără portul implicit. Browserele îl omit și nu este documentat dacă "
                + "Azure consideră cele două forme egale.",
            chinese: "请注册不带默认端口的 URL。浏览器会省略默认端口，而 Azure 是否将两种写法视为相同并无文档说明。"),
        row(
            "redirect.localhost-port-ignored",
            german: "Bei localhost ignoriert Azure den Port, sodass eine Registrierung für alle Ports gilt. Behalten "
                + "Sie für jeden Pfad nur eine: Wenn sich mehrere nur im Port unterscheiden, wählt Azure eine "
                + "beliebige aus.",
            romanian: "Pentru localhost, Azure ignoră portul, deci o singură înregistrare este valabilă pentru toate "
                + "porturile. Păstrați una singură pentru fiecare cale: dintre mai multe care diferă numai prin port, "
                + "Azure alege oricare.",
            chinese: "对于 localhost，Azure 会忽略端口，因此一个注册适用于所有端口。每个路径只保留一个：如果有多个 URL 仅端口不同，Azure 会任选其一。"),
    ]
}
