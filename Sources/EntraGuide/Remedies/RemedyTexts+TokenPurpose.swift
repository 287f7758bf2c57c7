extension RemedyTexts {
    /// Problems of the purpose and permissions of a token.
    static let tokenPurpose: [Row] = [
        row(
            "token.nested",
            german: "Das Token enthält ein weiteres Token statt Ansprüchen. Solche Token werden nicht gelesen; Entra "
                + "stellt sie nicht aus.",
            romanian: "Tokenul conține alt token în loc de revendicări. Astfel de tokenuri nu sunt citite; Entra nu "
                + "le emite.",
            chinese: "此令牌包含另一个令牌而不是声明。不会读取这样的令牌；Entra 不会颁发此类令牌。"),
        row(
            "token.unexpected-claim",
            german: "Das Token enthält einen Anspruch, den nur Token eines anderen Typs haben: Ein ID-Token gilt "
                + "nicht für eine API, ein Zugriffs- oder Abmeldetoken nicht für eine Anmeldung. Senden Sie das für "
                + "diesen Zweck ausgestellte Token.",
            romanian: "Tokenul conține o revendicare prezentă numai în tokenuri de alt tip: un token de identitate nu "
                + "este valabil pentru un API, iar un token de acces sau de deconectare nu este valabil pentru "
                + "autentificare. Trimiteți tokenul emis în acest scop.",
            chinese: "此令牌包含只有其他类型的令牌才有的声明：ID 令牌不能用于访问 API，访问令牌或注销令牌不能用于登录。请发送为此用途颁发的令牌。"),
        row(
            "token.already-used",
            german:
                "Dieses Abmeldetoken wurde bereits verarbeitet, die Sitzungen sind also beendet. Es ist nichts weiter "
                + "zu tun.",
            romanian: "Acest token de deconectare a fost deja procesat, deci sesiunile lui s-au încheiat. Nu mai este "
                + "nimic de făcut.",
            chinese: "此注销令牌已处理过，其会话已经结束。无需再执行任何操作。"),
        row(
            "token.permission-missing",
            german: "Dem Aufrufer wurde keine Berechtigung erteilt; ein solches Token erhält jede Anwendung des "
                + "Mandanten. Definieren Sie im Portal für die API einen Bereich („Eine API verfügbar machen“) oder "
                + "eine App-Rolle und erteilen Sie dem Aufrufer diese Berechtigung mit Administratorzustimmung. Der "
                + "Aufrufer muss sie anfordern, wenn er das Token abruft.",
            romanian: "Apelantul nu are nicio permisiune acordată; orice aplicație din tenant primește un astfel de "
                + "token. Definiți în portal, pentru API, un scope („Expose an API”) sau un rol de aplicație („App "
                + "roles”). Acordați-l apelantului cu consimțământul administratorului și solicitați-l la obținerea "
                + "tokenului.",
            chinese: "调用方未被授予任何权限；租户中的每个应用程序都能获得这样的令牌。请在门户中为该 API 定义范围（“公开 API”）或应用角色，并在管理员同意后将其授予调用方。"
                + "调用方在获取令牌时必须请求该权限。"),
        row(
            "token.caller-not-allowed",
            german: "Eine nicht erlaubte Anwendung hat die API aufgerufen. Wenn sie Zugriff haben soll, nehmen Sie "
                + "ihre Anwendungs-ID (Client) in die Liste der erlaubten Clients auf.",
            romanian: "O aplicație nepermisă a apelat API-ul. Dacă trebuie să aibă acces, adăugați Application "
                + "(client) ID al acesteia în lista clienților permiși.",
            chinese: "不在允许范围内的应用程序调用了此 API。如果应允许它调用，请将其应用程序(客户端) ID 添加到允许的客户端列表中。"),
    ]
}
