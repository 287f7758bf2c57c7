extension RemedyTexts {
    /// The callback URL and the address it follows from.
    static let callback: [Row] = [
        row(
            "callback.not-absolute",
            german: "Der Adresse fehlen Schema und Host. Kopieren Sie sie aus der Adresszeile des Browsers, von "
                + "http:// oder https:// an.",
            romanian: "Adresei îi lipsesc schema și gazda. Copiați-o din bara de adrese a browserului, începând cu "
                + "http:// sau https://.",
            chinese: "地址缺少协议和主机。请从浏览器地址栏复制，从 http:// 或 https:// 开始。"),
        row(
            "callback.unsupported-scheme",
            german: "Ein Browser kehrt von der Anmeldung nur zu einer Adresse mit http oder https zurück. Verwenden "
                + "Sie die Adresse, die die Benutzer öffnen.",
            romanian: "După autentificare un browser se întoarce numai la o adresă http sau https. Folosiți adresa pe "
                + "care o deschid utilizatorii.",
            chinese: "登录后，浏览器只能返回 http 或 https 地址。请使用用户所打开的地址。"),
        row(
            "callback.invalid-host",
            german: "Das ist kein Host. Schreiben Sie internationale Namen in der Form mit xn--, setzen Sie eine "
                + "IPv6-Adresse in eckige Klammern und lassen Sie keinen Leerraum.",
            romanian: "Aceasta nu este o gazdă. Scrieți numele internaționale în forma cu xn--, puneți o adresă IPv6 "
                + "între paranteze drepte și nu lăsați spații.",
            chinese: "这不是主机。国际化名称请写成 xn-- 形式，IPv6 地址请加方括号，并且不要留空白。"),
        row(
            "callback.invalid-port",
            german: "Schreiben Sie hinter den Doppelpunkt einen Port von 1 bis 65535, oder entfernen Sie den "
                + "Doppelpunkt.",
            romanian: "Scrieți după două puncte un port de la 1 la 65535 sau ștergeți cele două puncte.",
            chinese: "请在冒号后写 1 到 65535 之间的端口，或删除冒号。"),
        row(
            "callback.user-info",
            german: "Entfernen Sie vor dem Host alles bis einschließlich @. Eine Callback-URL darf keine Anmeldedaten "
                + "enthalten.",
            romanian: "Ștergeți tot ce se află înaintea gazdei, inclusiv @. Un URL de callback nu are voie să conțină "
                + "acreditări.",
            chinese: "请删除主机之前直到 @ 为止的内容，@ 也包括在内。回调 URL 不得包含凭据。"),
        row(
            "callback.invalid-path",
            german: "Wählen Sie einen Callback-Pfad, der mit / beginnt, höchstens 2048 Byte lang ist und weder leere "
                + "Abschnitte noch Punktabschnitte, Abfrage, Fragment oder Sonderzeichen hat.",
            romanian: "Alegeți o cale de callback care începe cu /, are cel mult 2048 de octeți și nu are segmente "
                + "goale sau din puncte, interogare, fragment ori caractere speciale.",
            chinese: "请选择以 / 开头、不超过 2048 字节的回调路径，其中不含空段、点段、查询、片段或特殊字符。"),
        row(
            "callback.host-not-allowed",
            german: "Dieser Host steht nicht auf der Liste der erlaubten Hosts. Öffnen ihn die Benutzer wirklich, so "
                + "nehmen Sie seinen bloßen Namen in die Liste auf; sonst öffnen Sie die Seite unter einem erlaubten "
                + "Host.",
            romanian: "Această gazdă nu este pe lista gazdelor permise. Dacă utilizatorii chiar o deschid, adăugați "
                + "numele ei simplu în listă; altfel deschideți pagina la o gazdă permisă.",
            chinese: "此主机不在允许的主机列表中。如果用户确实打开它，请将其名称（不带其他内容）加入列表；否则请用允许的主机打开页面。"),
        row(
            "callback.malformed-forwarding",
            german: "Der vertrauenswürdige Proxy hat einen Header mit einem Wert gesandt, der sich nicht lesen lässt. "
                + "Berichtigen Sie die Zeile seiner Konfiguration, die diesen Header setzt, oder entfernen Sie sie.",
            romanian: "Proxyul de încredere a trimis un antet cu o valoare care nu poate fi citită. Corectați linia "
                + "din configurația lui care setează acest antet sau ștergeți-o.",
            chinese: "受信任的代理发送了无法读取的标头值。请修正其配置中设置该标头的那一行，或将其删除。"),
        row(
            "callback.conflicting-forwarding",
            german: "Die Header des vertrauenswürdigen Proxys und der Anfrage widersprechen einander. Lassen Sie den "
                + "Proxy nur eine Art von Header setzen, und zwar auf das, was der Browser sieht.",
            romanian: "Antetele proxyului de încredere și ale cererii se contrazic. Lăsați proxyul să seteze un singur "
                + "tip de antet, la ceea ce vede browserul.",
            chinese: "受信任的代理与请求的标头互相矛盾。请让代理只设置一种标头，其值为浏览器所见的内容。"),
        row(
            "callback.invalid-proxy",
            german: "Schreiben Sie jeden vertrauenswürdigen Proxy als IPv4- oder IPv6-Adresse oder als Adressbereich. "
                + "Hostnamen gehen nicht, weil sich ihre Adresse ändern kann.",
            romanian: "Scrieți fiecare proxy de încredere ca adresă IPv4 sau IPv6 ori ca interval de adrese. Numele de "
                + "gazdă nu sunt acceptate, fiindcă adresa lor se poate schimba.",
            chinese: "每个受信任的代理请写成 IPv4 或 IPv6 地址，或地址范围。不能使用主机名，因为其地址可能改变。"),
        row(
            "callback.forwarding-ignored",
            german: "Die Anfrage trägt Weiterleitungs-Header, kam aber nicht von einem vertrauenswürdigen Proxy; ihnen "
                + "wurde nicht geglaubt. Ist der Absender Ihr Reverse-Proxy, so nehmen Sie seine Adresse in die "
                + "vertrauenswürdigen Proxys auf.",
            romanian: "Cererea are antete de retransmitere (forwarding), dar nu a venit de la un proxy de încredere, "
                + "așa că nu au fost luate în seamă. Dacă expeditorul este proxyul dvs. invers, adăugați adresa lui la "
                + "proxyurile de încredere.",
            chinese: "请求带有转发标头，但并非来自受信任的代理，因此未予采信。如果发送方是您的反向代理，请将其地址加入受信任的代理。"),
        row(
            "callback.path-ignored",
            german: "Von der öffentlichen Adresse werden nur Schema, Host und Port verwendet. Liegt die Anwendung "
                + "unter einem Pfad, so stellen Sie ihn dem Callback-Pfad voran.",
            romanian: "Din adresa publică se folosesc numai schema, gazda și portul. Dacă aplicația se află sub o "
                + "cale, puneți acea cale în fața căii de callback.",
            chinese: "公开地址中只使用协议、主机和端口。如果应用程序位于某个路径之下，请将该路径加在回调路径之前。"),
    ]
}
