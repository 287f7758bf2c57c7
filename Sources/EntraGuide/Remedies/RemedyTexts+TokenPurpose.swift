extension RemedyTexts {
    /// What a token is for, and what it grants.
    static let tokenPurpose: [Row] = [
        row(
            "token.nested",
            german:
                "Das Token enthält ein weiteres Token statt Angaben; solche werden nicht gelesen. Entra stellt keine "
                + "solchen Token aus.",
            romanian: "Tokenul conține alt token în loc de valori; astfel de tokenuri nu sunt citite. Entra nu emite "
                + "asemenea tokenuri.",
            chinese: "此令牌内含另一个令牌而不是声明，不会被读取。Entra 不会颁发这样的令牌。"),
        row(
            "token.unexpected-claim",
            german: "Das Token hat eine Angabe, die nur Token anderer Art haben: Ein ID-Token öffnet keine API, ein "
                + "Zugriffs- oder Abmeldetoken meldet niemanden an. Senden Sie das Token, das für diesen Zweck "
                + "ausgestellt wurde.",
            romanian:
                "Tokenul are o valoare pe care o au numai tokenurile de alt tip: un token de identitate nu deschide "
                + "un API, iar un token de acces sau de deconectare nu autentifică pe nimeni. Trimiteți tokenul emis "
                + "în acest scop.",
            chinese: "此令牌带有只有其他类型令牌才有的声明：ID 令牌不能用于访问 API，访问令牌或注销令牌不能用于登录。请发送为此用途颁发的令牌。"),
        row(
            "token.permission-missing",
            german:
                "Dem Aufrufer wurde nichts gewährt: Ein solches Token bekommt jede Anwendung des Mandanten. Legen Sie "
                + "im Portal für die API einen Bereich („Eine API verfügbar machen“) oder eine App-Rolle an, gewähren "
                + "Sie sie dem Aufrufer mit Administratoreinwilligung, und lassen Sie ihn danach fragen.",
            romanian: "Apelantului nu i s-a acordat nimic: orice aplicație a tenantului primește un astfel de token. "
                + "Definiți în portal pentru API un scope („Expose an API”) sau un rol de aplicație („App roles”), "
                + "acordați-l apelantului cu consimțământul administratorului și cereți-l la obținerea tokenului.",
            chinese: "调用方未被授予任何权限：租户中的每个应用程序都能获得这样的令牌。请在门户中为该 API 定义范围（“公开 API”）或应用角色，经管理员同意授予调用方，并让调用方请求它。"),
        row(
            "token.caller-not-allowed",
            german:
                "Eine andere Anwendung hat die API aufgerufen. Darf sie das, so nehmen Sie ihre Anwendungs-ID (Client) "
                + "in die Liste der erlaubten Clients auf.",
            romanian:
                "API-ul a fost apelat de altă aplicație. Dacă are voie, adăugați Application (client) ID al acesteia "
                + "în lista clienților permiși.",
            chinese: "另一个应用程序调用了此 API。如果允许它调用，请将其应用程序(客户端) ID 添加到允许的客户端列表中。"),
    ]
}
