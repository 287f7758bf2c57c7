extension RemedyTexts {
    /// The exchange of a code for tokens.
    static let exchange: [Row] = [
        row(
            "exchange.unreachable",
            german: "Der Tokenendpunkt ist nicht erreichbar. Prüfen Sie, ob dieser Server Verbindungen zu ihm öffnen "
                + "darf: Namensauflösung, Firewall, Proxy und vertrauenswürdige Zertifikate.",
            romanian: "Punctul final de tokenuri nu poate fi contactat. Verificați dacă acest server poate deschide "
                + "conexiuni către el: rezolvarea numelor, firewall, proxy și certificatele de încredere.",
            chinese: "无法连接令牌终结点。请检查此服务器能否与其建立连接：名称解析、防火墙、代理和受信任的证书。"),
        row(
            "exchange.http-status",
            german: "Der Tokenendpunkt hat mit einem Fehler geantwortet, ohne ihn zu erklären. Versuchen Sie es später "
                + "noch einmal und prüfen Sie, ob ein Proxy an seiner Stelle antwortet.",
            romanian: "Punctul final de tokenuri a răspuns cu o eroare, fără explicație. Încercați din nou mai târziu "
                + "și verificați dacă un proxy răspunde în locul lui.",
            chinese: "令牌终结点返回了错误而未作说明。请稍后重试，并检查是否有代理代为应答。"),
        row(
            "exchange.not-json",
            german: "Die Antwort des Tokenendpunkts ist kein gültiges JSON. Prüfen Sie, ob ein Proxy oder eine "
                + "Anmeldeseite an seiner Stelle antwortet.",
            romanian: "Răspunsul punctului final de tokenuri nu este JSON valid. Verificați dacă un proxy sau o pagină "
                + "de autentificare răspunde în locul lui.",
            chinese: "令牌终结点的响应不是有效的 JSON。请检查是否有代理或登录页面代为应答。"),
        row(
            "exchange.missing-member",
            german: "In der Antwort des Tokenendpunkts fehlt eine Angabe, die hineingehört. Prüfen Sie, ob der Issuer "
                + "der eines OpenID-Anbieters ist und der Scope openid enthält.",
            romanian: "Din răspunsul punctului final de tokenuri lipsește o valoare necesară. Verificați dacă "
                + "emitentul este al unui furnizor OpenID și dacă scope conține openid.",
            chinese: "令牌终结点的响应缺少必需的内容。请检查颁发者是否属于 OpenID 提供程序，以及范围 (scope) 是否包含 openid。"),
        row(
            "exchange.wrong-type",
            german: "Eine Angabe in der Antwort des Tokenendpunkts hat eine andere Art als vorgeschrieben. Prüfen Sie, "
                + "ob ein Proxy an seiner Stelle antwortet.",
            romanian: "O valoare din răspunsul punctului final de tokenuri are alt tip decât cel prevăzut. Verificați "
                + "dacă un proxy răspunde în locul lui.",
            chinese: "令牌终结点响应中的某项类型不符合规定。请检查是否有代理代为应答。"),
        row(
            "exchange.token-type",
            german: "Das Zugriffstoken ist von anderer Art als Bearer und hier nicht zu verwenden. Ändern Sie beim "
                + "Anbieter, welche Art er für diese Anwendung ausstellt.",
            romanian: "Tokenul de acces este de alt tip decât Bearer și nu poate fi folosit aici. Schimbați la "
                + "furnizor tipul pe care îl emite pentru această aplicație.",
            chinese: "访问令牌的类型不是 Bearer，无法在此使用。请在提供程序处更改为此应用程序颁发的令牌类型。"),
        row(
            "exchange.provider-error",
            german: "Der Anbieter hat den Code nicht gegen Token eingetauscht. Schlagen Sie die AADSTS-Nummer der "
                + "Meldung nach; oft ist das Client-Geheimnis falsch oder abgelaufen.",
            romanian: "Furnizorul nu a schimbat codul cu tokenuri. Căutați numărul AADSTS din mesaj; adesea secretul "
                + "de client este greșit sau a expirat.",
            chinese: "提供程序未将代码兑换为令牌。请查阅消息中的 AADSTS 编号；常见原因是客户端密码错误或已过期。"),
    ]
}
