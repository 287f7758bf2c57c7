extension RemedyTexts {
    /// Problems of asking Microsoft Graph for the groups of a user, `graph.*`.
    static let graph: [Row] = [
        row(
            "graph.not-available",
            german: "Microsoft Graph kann nicht nach den Gruppen dieses Benutzers gefragt werden: Persönliche Konten "
                + "sind in keinen Gruppen, Azure AD B2C sendet keine, das Token nennt den Benutzer nicht, oder der "
                + "Host von Microsoft Graph ist nicht bekannt. Fordern Sie den Scope profile an, verwenden Sie "
                + "App-Rollen, oder geben Sie den richtigen Host an.",
            romanian: "Microsoft Graph nu poate fi întrebat despre grupurile acestui utilizator: conturile personale "
                + "nu fac parte din grupuri, Azure AD B2C nu le trimite, tokenul nu identifică utilizatorul sau gazda "
                + "Microsoft Graph nu este cunoscută. Solicitați scope-ul profile, folosiți roluri de aplicație sau "
                + "indicați gazda corectă.",
            chinese: "无法向 Microsoft Graph 查询此用户的组：个人帐户不属于任何组，Azure AD B2C 不发送组，"
                + "令牌未标明用户，或者不知道 Microsoft Graph 的主机。"
                + "请请求范围 profile、使用应用角色，或指定正确的主机。"),
        row(
            "graph.token-rejected",
            german: "Microsoft Graph hat das Zugriffstoken abgelehnt. Es kann abgelaufen oder für eine andere API oder "
                + "eine andere Cloud sein. Fordern Sie eines mit einem Scope von Microsoft Graph an.",
            romanian:
                "Microsoft Graph a respins tokenul de acces. Este posibil să fi expirat sau să fie pentru alt API "
                + "ori alt cloud. Solicitați unul cu un scope al Microsoft Graph.",
            chinese: "Microsoft Graph 拒绝了访问令牌。它可能已过期，或属于其他 API 或其他云。请使用 Microsoft Graph 的范围请求令牌。"),
        row(
            "graph.permission-missing",
            german: "Das Zugriffstoken erlaubt dies nicht. Fordern Sie für den angemeldeten Benutzer die delegierte "
                + "Berechtigung User.Read an, für die Namen der Gruppen auch GroupMember.Read.All. Fügen Sie für ein "
                + "Token der Anwendung selbst die Anwendungsberechtigungen GroupMember.Read.All und User.Read.All "
                + "hinzu, und lassen Sie einen Administrator zustimmen.",
            romanian: "Tokenul de acces nu permite acest lucru. Pentru utilizatorul autentificat, solicitați "
                + "permisiunea delegată User.Read, iar pentru numele grupurilor și GroupMember.Read.All. Pentru un "
                + "token al aplicației, adăugați permisiunile de aplicație GroupMember.Read.All și User.Read.All și "
                + "cereți consimțământul unui administrator.",
            chinese: "访问令牌不允许此操作。对于已登录的用户，请请求委托的权限 User.Read；如需组的名称，还需 GroupMember.Read.All。"
                + "对于应用程序自身的令牌，请添加应用程序权限 GroupMember.Read.All 和 User.Read.All，并由管理员同意。"),
        row(
            "graph.user-not-found",
            german: "Das Verzeichnis enthält diesen Benutzer nicht. Er kann gelöscht worden sein, oder das "
                + "Zugriffstoken gehört zu einem anderen Mandanten.",
            romanian: "Directorul nu conține acest utilizator. Este posibil ca utilizatorul să fi fost șters sau ca "
                + "tokenul de acces să fie al altui tenant.",
            chinese: "目录中没有此用户。该用户可能已被删除，或者访问令牌属于其他租户。"),
        row(
            "graph.throttled",
            german:
                "Microsoft Graph ist überlastet oder erhält zu viele Anforderungen. Versuchen Sie es später erneut. "
                + "Bewahren Sie die Gruppen in der Sitzung auf, statt sie bei jeder Anforderung abzufragen.",
            romanian: "Microsoft Graph este supraîncărcat sau primește prea multe solicitări. Reîncercați mai târziu. "
                + "Păstrați grupurile în sesiune, în loc să le cereți la fiecare solicitare.",
            chinese: "Microsoft Graph 繁忙或收到的请求过多。请稍后重试，并将组保存在会话中，而不是在每次请求时查询。"),
        row(
            "graph.too-many-groups",
            german: "Der Benutzer ist in mehr Gruppen, als gelesen werden können. Seine Gruppen sind daher nicht "
                + "bekannt. Verwenden Sie App-Rollen, oder fragen Sie Microsoft Graph nur nach den Gruppen, die die "
                + "Anwendung braucht (checkMemberGroups).",
            romanian: "Utilizatorul face parte din mai multe grupuri decât pot fi citite, deci grupurile lui nu sunt "
                + "cunoscute. Folosiți roluri de aplicație sau întrebați Microsoft Graph doar despre grupurile de care "
                + "are nevoie aplicația (checkMemberGroups).",
            chinese: "用户所属的组超过可读取的数量，因此无法得知其组。请使用应用角色，或仅向 Microsoft Graph 查询应用程序需要的组 (checkMemberGroups)。"),
        row(
            "graph.foreign-link",
            german: "Der Link zur nächsten Seite führt zu einem anderen Host oder Pfad. Das Zugriffstoken wurde nicht "
                + "dorthin gesendet. Prüfen Sie, ob ein Proxy anstelle von Microsoft Graph antwortet.",
            romanian: "Linkul către pagina următoare duce la altă gazdă sau cale. Tokenul de acces nu a fost trimis "
                + "acolo. Verificați dacă un proxy răspunde în locul Microsoft Graph.",
            chinese: "下一页的链接指向其他主机或路径。访问令牌未发送到该处。请检查是否有代理代替 Microsoft Graph 响应。"),
    ]
}
