extension RemedyTexts {
    /// Problems of exchanging a code for tokens, `exchange.*`.
    static let exchange: [Row] = [
        row(
            "exchange.unreachable",
            german: "Der Tokenendpunkt ist nicht erreichbar. Prüfen Sie, ob dieser Server Verbindungen zu ihm öffnen "
                + "darf: Namensauflösung, Firewall, Proxy und vertrauenswürdige Zertifikate. Starten Sie die "
                + "Anmeldung danach erneut.",
            romanian: "Punctul final de tokenuri nu poate fi contactat. Verificați dacă acest server poate deschide "
                + "conexiuni către el: rezolvarea numelor, firewallul, proxyul și certificatele de încredere. Apoi "
                + "reluați autentificarea.",
            chinese: "无法访问令牌终结点。请检查此服务器能否与其建立连接：名称解析、防火墙、代理和受信任的证书。然后重新登录。"),
        row(
            "exchange.http-status",
            german: "Der Tokenendpunkt hat mit einem Fehler ohne Erklärung geantwortet. Starten Sie die Anmeldung "
                + "später erneut und prüfen Sie, ob ein Proxy an seiner Stelle antwortet.",
            romanian: "Punctul final de tokenuri a răspuns cu o eroare fără explicație. Reluați autentificarea mai "
                + "târziu și verificați dacă un proxy răspunde în locul lui.",
            chinese: "令牌终结点返回了错误，但未说明原因。请稍后重新登录，并检查是否有代理代替其响应。"),
        row(
            "exchange.not-json",
            german: "Die Antwort des Tokenendpunkts ist kein gültiges JSON. Prüfen Sie, ob ein Proxy oder eine "
                + "Anmeldeseite an seiner Stelle antwortet.",
            romanian: "Răspunsul punctului final de tokenuri nu este JSON valid. Verificați dacă un proxy sau o "
                + "pagină de autentificare răspunde în locul lui.",
            chinese: "令牌终结点的响应不是有效的 JSON。请检查是否有代理或登录页面代替其响应。"),
        row(
            "exchange.missing-member",
            german: "In der Antwort des Tokenendpunkts fehlt ein erforderlicher Wert. Prüfen Sie, ob der Issuer zu "
                + "einem OpenID-Anbieter gehört und der Scope openid enthält.",
            romanian: "Din răspunsul punctului final de tokenuri lipsește o valoare obligatorie. Verificați dacă "
                + "emitentul aparține unui furnizor OpenID și dacă scope conține openid.",
            chinese: "令牌终结点的响应缺少必需的值。请检查颁发者是否属于 OpenID 提供程序，以及范围 (scope) 是否包含 openid。"),
        row(
            "exchange.wrong-type",
            german: "Ein Wert in der Antwort des Tokenendpunkts hat den falschen Typ. Prüfen Sie, ob ein Proxy an "
                + "seiner Stelle antwortet.",
            romanian: "O valoare din răspunsul punctului final de tokenuri are un tip greșit. Verificați dacă un "
                + "proxy răspunde în locul lui.",
            chinese: "令牌终结点的响应中有值的类型不正确。请检查是否有代理代替其响应。"),
        row(
            "exchange.token-type",
            german: "Das Zugriffstoken ist kein Bearer-Token und kann hier nicht verwendet werden. Ändern Sie beim "
                + "Anbieter den Tokentyp für diese Anwendung.",
            romanian: "Tokenul de acces nu este de tip Bearer și nu poate fi folosit aici. Schimbați la furnizor "
                + "tipul tokenurilor emise pentru această aplicație.",
            chinese: "访问令牌的类型不是 Bearer，无法在此使用。请在提供程序处更改为此应用程序颁发的令牌类型。"),
        row(
            "exchange.provider-error",
            german: "Der Anbieter hat den Code nicht eingelöst. Schlagen Sie die AADSTS-Nummer in der Meldung nach. "
                + "Häufig ist das Client-Geheimnis falsch oder abgelaufen.",
            romanian: "Furnizorul nu a acceptat codul. Căutați numărul AADSTS din mesaj. De multe ori, secretul de "
                + "client este greșit sau a expirat.",
            chinese: "提供程序未兑换代码。请查阅消息中的 AADSTS 编号。常见原因是客户端密码错误或已过期。"),
    ]
}
