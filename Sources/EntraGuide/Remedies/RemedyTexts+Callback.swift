extension RemedyTexts {
    /// Problems of the callback URL and the origin that it is derived from, `callback.*`.
    static let callback: [Row] = [
        row(
            "callback.not-absolute",
            german: "In der URL fehlen Schema und Host. Kopieren Sie sie aus der Adressleiste des Browsers, beginnend "
                + "mit http:// oder https://.",
            romanian: "Din adresa URL lipsesc schema și gazda. Copiați-o din bara de adrese a browserului, începând "
                + "cu http:// sau https://.",
            chinese: "URL 缺少协议和主机。请从浏览器地址栏复制，从 http:// 或 https:// 开始。"),
        row(
            "callback.unsupported-scheme",
            german: "Nach der Anmeldung kehrt der Browser nur zu einer http- oder https-URL zurück. Verwenden Sie die "
                + "URL, die die Benutzer öffnen.",
            romanian: "După autentificare, browserul revine numai la o adresă http sau https. Folosiți adresa pe care "
                + "o deschid utilizatorii.",
            chinese: "登录后，浏览器只能返回 http 或 https URL。请使用用户打开的 URL。"),
        row(
            "callback.invalid-host",
            german: "Der Host ist ungültig. Schreiben Sie internationale Namen in der Form mit xn--, setzen Sie "
                + "IPv6-Adressen in eckige Klammern und entfernen Sie Leerzeichen.",
            romanian: "Gazda nu este validă. Scrieți numele internaționale în forma xn--, puneți adresele IPv6 între "
                + "paranteze drepte și ștergeți spațiile.",
            chinese: "主机无效。请将国际化名称写成 xn-- 形式，为 IPv6 地址加上方括号，并删除空白。"),
        row(
            "callback.invalid-port",
            german: "Geben Sie nach dem Doppelpunkt einen Port von 1 bis 65535 an oder entfernen Sie den Doppelpunkt.",
            romanian: "Scrieți după două puncte un port de la 1 la 65535 sau ștergeți cele două puncte.",
            chinese: "请在冒号后填写 1 到 65535 之间的端口，或删除冒号。"),
        row(
            "callback.user-info",
            german: "Entfernen Sie alles vor dem Host bis einschließlich @. Eine Callback-URL darf keine "
                + "Anmeldeinformationen enthalten.",
            romanian: "Ștergeți tot ce se află înaintea gazdei, inclusiv @. Un URL de callback nu poate conține "
                + "acreditări.",
            chinese: "请删除主机之前的所有内容，包括 @。回调 URL 不得包含凭据。"),
        row(
            "callback.invalid-path",
            german: "Der Callback-Pfad muss mit / beginnen, darf höchstens 2048 Byte lang sein und darf keine leeren "
                + "Abschnitte, Punktabschnitte, Abfragen, Fragmente oder Sonderzeichen enthalten. Wählen Sie einen "
                + "anderen Pfad.",
            romanian: "Calea de callback trebuie să înceapă cu /, să aibă cel mult 2048 de octeți și să nu conțină "
                + "segmente goale sau din puncte, interogare, fragment ori caractere speciale. Alegeți altă cale.",
            chinese: "回调路径必须以 / 开头，不超过 2048 字节，且不含空段、点段、查询、片段或特殊字符。请选择其他路径。"),
        row(
            "callback.host-not-allowed",
            german: "Dieser Host ist nicht in der Liste der erlaubten Hosts enthalten. Wenn Benutzer ihn tatsächlich "
                + "öffnen, nehmen Sie seinen Namen ohne weitere Zusätze in die Liste auf. Öffnen Sie die Seite "
                + "andernfalls unter einem erlaubten Host.",
            romanian: "Această gazdă nu se află în lista gazdelor permise. Dacă utilizatorii o deschid într-adevăr, "
                + "adăugați în listă numai numele ei. Altfel, deschideți pagina la o gazdă permisă.",
            chinese: "此主机不在允许的主机列表中。如果用户确实使用此主机，请仅将其名称添加到列表中。否则，请通过允许的主机打开页面。"),
        row(
            "callback.malformed-forwarding",
            german: "Der vertrauenswürdige Proxy hat einen Header mit einem ungültigen Wert gesendet. Korrigieren "
                + "oder entfernen Sie die Zeile in der Proxykonfiguration, die diesen Header setzt.",
            romanian: "Proxyul de încredere a trimis un antet cu o valoare nevalidă. Corectați sau ștergeți linia din "
                + "configurația proxyului care setează acest antet.",
            chinese: "受信任的代理发送的标头值无效。请更正或删除代理配置中设置该标头的那一行。"),
        row(
            "callback.conflicting-forwarding",
            german: "Die Header des vertrauenswürdigen Proxys und der Anforderung widersprechen sich. Lassen Sie den "
                + "Proxy nur eine Art von Header setzen, mit dem Wert, den der Browser sieht.",
            romanian: "Antetele proxyului de încredere și ale solicitării se contrazic. Configurați proxyul să seteze "
                + "un singur tip de antet, cu valoarea pe care o vede browserul.",
            chinese: "受信任的代理的标头与请求的标头不一致。请让代理只设置一种标头，其值应与浏览器所见一致。"),
        row(
            "callback.invalid-proxy",
            german: "Geben Sie jeden vertrauenswürdigen Proxy als IPv4- oder IPv6-Adresse oder als Adressbereich an. "
                + "Hostnamen sind nicht zulässig, weil sich ihre Adresse ändern kann.",
            romanian: "Indicați fiecare proxy de încredere ca adresă IPv4 sau IPv6 ori ca interval de adrese. Numele "
                + "de gazdă nu sunt acceptate, deoarece adresa lor se poate schimba.",
            chinese: "请将每个受信任的代理写成 IPv4 或 IPv6 地址，或地址范围。不能使用主机名，因为其地址可能改变。"),
        row(
            "callback.forwarding-ignored",
            german: "Die Anforderung enthält Weiterleitungsheader, kam aber nicht von einem vertrauenswürdigen Proxy. "
                + "Die Header wurden ignoriert. Wenn der Absender Ihr Reverseproxy ist, nehmen Sie seine Adresse in "
                + "die vertrauenswürdigen Proxys auf.",
            romanian: "Solicitarea conține antete de retransmitere (forwarding), dar nu a venit de la un proxy de "
                + "încredere. Antetele au fost ignorate. Dacă expeditorul este proxyul invers al dvs., adăugați "
                + "adresa lui la proxyurile de încredere.",
            chinese: "请求带有转发标头，但并非来自受信任的代理。这些标头已被忽略。如果发送方是您的反向代理，请将其地址添加到受信任的代理中。"),
        row(
            "callback.not-https",
            german: "Die Antwort des Anbieters mit dem Code würde unverschlüsselt übertragen, und viele Anbieter "
                + "lehnen eine solche Callback-URL ab. Stellen Sie die Anwendung über https bereit und registrieren Sie ihre "
                + "https-URL.",
            romanian: "Răspunsul furnizorului, cu codul, ar fi transmis necriptat, iar mulți furnizori resping o "
                + "astfel de adresă de callback. Serviți aplicația prin https și înregistrați adresa ei https.",
            chinese: "提供程序的响应（包括代码）将以未加密的方式传输，并且许多提供程序会拒绝这样的回调 URL。请通过 https 提供应用程序，并注册其 https URL。"),
        row(
            "callback.path-ignored",
            german: "Von der öffentlichen URL werden nur Schema, Host und Port verwendet. Wenn die Anwendung unter "
                + "einem Pfad liegt, stellen Sie ihn dem Callback-Pfad voran.",
            romanian: "Din adresa publică se folosesc numai schema, gazda și portul. Dacă aplicația se află sub o "
                + "cale, adăugați-o în fața căii de callback.",
            chinese: "公共 URL 中只使用协议、主机和端口。如果应用程序位于某个路径下，请将该路径加在回调路径之前。"),
    ]
}
