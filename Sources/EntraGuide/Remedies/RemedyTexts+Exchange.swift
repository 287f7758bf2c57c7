extension RemedyTexts {
    /// Problems of exchanging a code for tokens, `exchange.*`.
    static let exchange: [Row] = [
        row(
            "exchange.unreachable",
            german: "Der Anbieter ist nicht erreichbar. Prüfen Sie, ob dieser Server Verbindungen zu ihm öffnen "
                + "darf: Namensauflösung, Firewall und Proxy. Ein Code kann schon "
                + "verbraucht sein: Starten Sie eine abgebrochene Anmeldung erneut. Eine Aktualisierung der Tokens "
                + "oder eine Abfrage der Benutzerdaten können Sie wiederholen.",
            romanian: "Furnizorul nu poate fi contactat. Verificați dacă acest server poate deschide conexiuni către "
                + "el: rezolvarea numelor, firewallul și proxyul. Este posibil ca un cod "
                + "să fi fost deja folosit: reluați o autentificare întreruptă. O reîmprospătare a tokenurilor sau o "
                + "citire a datelor utilizatorului poate fi repetată.",
            chinese: "无法访问提供程序。请检查此服务器能否与其建立连接：名称解析、防火墙和代理。代码可能已被使用：如果登录中断，请重新登录。刷新令牌或读取用户信息可以重试。"
        ),
        row(
            "exchange.certificate-untrusted",
            german: "Dieser Server vertraut dem Zertifikat des Anbieters nicht, deshalb wurde nichts gesendet. Wenn es "
                + "abgelaufen ist, für einen anderen Host gilt oder ohne seine Zwischenzertifikate gesendet wird, "
                + "korrigieren Sie es beim Anbieter. Wenn eine private Zertifizierungsstelle es ausgestellt hat, fügen "
                + "Sie deren Zertifikat den vertrauenswürdigen Zertifikaten dieses Servers hinzu und starten Sie ihn "
                + "neu. Starten Sie eine abgebrochene Anmeldung erneut. Eine Aktualisierung der Tokens oder eine "
                + "Abfrage der Benutzerdaten können Sie wiederholen.",
            romanian: "Acest server nu are încredere în certificatul furnizorului, așa că nu s-a trimis nimic. Dacă "
                + "a expirat, este pentru altă gazdă sau este trimis fără certificatele intermediare, corectați-l la "
                + "furnizor. Dacă a fost emis de o autoritate de certificare privată, adăugați certificatul acesteia "
                + "la cele în care acest server are încredere și reporniți serverul. Reluați o autentificare "
                + "întreruptă. O reîmprospătare a tokenurilor sau o citire a datelor utilizatorului poate fi repetată.",
            chinese: "此服务器不信任提供程序的证书，因此未发送任何内容。如果证书已过期、属于其他主机，或发送时缺少中间证书，请在提供程序处更正。"
                + "如果证书由私有证书颁发机构签发，请将该机构的证书添加到此服务器信任的证书中，并重启服务器。"
                + "如果登录中断，请重新登录。刷新令牌或读取用户信息可以重试。"),
        row(
            "exchange.http-status",
            german: "Der Anbieter hat mit einem Fehler ohne Erklärung geantwortet. Prüfen Sie, ob ein Proxy an seiner "
                + "Stelle antwortet. Starten Sie eine abgebrochene Anmeldung später erneut. Eine Aktualisierung der "
                + "Tokens oder eine Abfrage der Benutzerdaten können Sie wiederholen.",
            romanian: "Furnizorul a răspuns cu o eroare fără explicație. Verificați dacă un proxy răspunde în locul "
                + "lui. Reluați mai târziu o autentificare întreruptă. O reîmprospătare a tokenurilor sau o citire a "
                + "datelor utilizatorului poate fi repetată.",
            chinese: "提供程序返回了错误，但未说明原因。请检查是否有代理代替其响应。如果登录中断，请稍后重新登录。刷新令牌或读取用户信息可以重试。"),
        row(
            "exchange.not-json",
            german: "Die Antwort des Anbieters ist kein gültiges JSON. Prüfen Sie, ob ein Proxy oder eine "
                + "Anmeldeseite an seiner Stelle antwortet.",
            romanian: "Răspunsul furnizorului nu este JSON valid. Verificați dacă un proxy sau o "
                + "pagină de autentificare răspunde în locul lui.",
            chinese: "提供程序的响应不是有效的 JSON。请检查是否有代理或登录页面代替其响应。"),
        row(
            "exchange.missing-member",
            german: "In der Antwort des Anbieters fehlt ein erforderlicher Wert. Prüfen Sie, ob der Issuer zu "
                + "einem OpenID-Anbieter gehört und der Scope openid enthält.",
            romanian: "Din răspunsul furnizorului lipsește o valoare obligatorie. Verificați dacă "
                + "emitentul aparține unui furnizor OpenID și dacă scope conține openid.",
            chinese: "提供程序的响应缺少必需的值。请检查颁发者是否属于 OpenID 提供程序，以及范围 (scope) 是否包含 openid。"),
        row(
            "exchange.wrong-type",
            german: "Ein Wert in der Antwort des Anbieters hat den falschen Typ. Prüfen Sie, ob ein Proxy an "
                + "seiner Stelle antwortet.",
            romanian: "O valoare din răspunsul furnizorului are un tip greșit. Verificați dacă un "
                + "proxy răspunde în locul lui.",
            chinese: "提供程序的响应中有值的类型不正确。请检查是否有代理代替其响应。"),
        row(
            "exchange.token-type",
            german: "Das Zugriffstoken ist kein Bearer-Token und kann hier nicht verwendet werden. Ändern Sie beim "
                + "Anbieter den Tokentyp für diese Anwendung.",
            romanian: "Tokenul de acces nu este de tip Bearer și nu poate fi folosit aici. Schimbați la furnizor "
                + "tipul tokenurilor emise pentru această aplicație.",
            chinese: "访问令牌的类型不是 Bearer，无法在此使用。请在提供程序处更改为此应用程序颁发的令牌类型。"),
        row(
            "exchange.provider-error",
            german: "Der Anbieter hat die Anforderung abgelehnt. Häufig ist das Client-Geheimnis falsch oder "
                + "abgelaufen, oder der Code oder das Token ist nicht mehr gültig. Enthält die Meldung eine "
                + "AADSTS-Nummer, schlagen Sie sie nach.",
            romanian: "Furnizorul a respins cererea. De multe ori, secretul de client este greșit sau a expirat ori "
                + "codul sau tokenul nu mai este valabil. Dacă mesajul conține un număr AADSTS, căutați-l.",
            chinese: "提供程序拒绝了请求。常见原因是客户端密码错误或已过期，或者代码或令牌已失效。如果消息中有 AADSTS 编号，请查阅该编号。"),
    ]
}
