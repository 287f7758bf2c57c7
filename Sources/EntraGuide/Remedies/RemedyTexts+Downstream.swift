extension RemedyTexts {
    /// Problems of tokens for other APIs, and of the credentials with which they are requested.
    static let downstream: [Row] = [
        row(
            "request.several-resources",
            german: "Ein Zugriffstoken gilt für eine Ressource, daher lehnt Entra Scopes mehrerer Ressourcen ab "
                + "(AADSTS28000). Fordern Sie für jede Ressource ein eigenes Token an. Damit Benutzer allen zugleich "
                + "zustimmen, geben Sie die Scopes der anderen bei der Anmeldung als consentScopes an.",
            romanian: "Un token de acces este pentru o singură resursă, așa că Entra respinge scope-urile mai multor "
                + "resurse (AADSTS28000). Solicitați câte un token pentru fiecare resursă. Pentru ca utilizatorul să "
                + "consimtă la toate odată, indicați scope-urile celorlalte în consentScopes la autentificare.",
            chinese: "一个访问令牌只用于一个资源，因此 Entra 会拒绝多个资源的范围 (AADSTS28000)。请为每个资源分别请求令牌。"
                + "若要让用户一次同意全部资源，请在登录时将其他资源的范围作为 consentScopes 传入。"),
        row(
            "request.scope-not-default",
            german: "Eine Anwendung, die für sich selbst handelt, erhält alle App-Rollen, die ein Administrator "
                + "gewährt hat. Fordern Sie den Bezeichner der API gefolgt von /.default an, zum Beispiel "
                + "https://graph.microsoft.com/.default (AADSTS1002012).",
            romanian: "O aplicație care acționează în nume propriu primește toate rolurile de aplicație acordate de un "
                + "administrator. Solicitați identificatorul API-ului urmat de /.default, de exemplu "
                + "https://graph.microsoft.com/.default (AADSTS1002012).",
            chinese: "以自身名义运行的应用程序会获得管理员授予的全部应用角色。请请求 API 的标识符加上 /.default，"
                + "例如 https://graph.microsoft.com/.default (AADSTS1002012)。"),
        row(
            "exchange.device-code-expired",
            german: "Der Benutzer hat sich nicht angemeldet, bevor der Code des Geräts abgelaufen ist. Beginnen Sie "
                + "die Anmeldung des Geräts erneut.",
            romanian: "Utilizatorul nu s-a autentificat înainte de expirarea codului dispozitivului. Începeți din nou "
                + "autentificarea dispozitivului.",
            chinese: "用户未在设备代码过期之前登录。请重新开始设备登录。"),
        row(
            "config.federated-token-malformed",
            german: "Die Datei muss genau ein signiertes Token enthalten. Prüfen Sie, ob der Pod das Label "
                + "azure.workload.identity/use hat und sein Dienstkonto die Anwendung nennt.",
            romanian: "Fișierul trebuie să conțină exact un token semnat. Verificați dacă pod-ul are eticheta "
                + "azure.workload.identity/use și dacă contul lui de serviciu indică aplicația.",
            chinese: "该文件必须只包含一个已签名的令牌。请检查 Pod 是否具有标签 azure.workload.identity/use，"
                + "以及其服务帐户是否指明了该应用程序。"),
        row(
            "config.identity-endpoint-not-local",
            german: "Azure setzt IDENTITY_ENDPOINT und IDENTITY_HEADER. Setzen Sie sie nicht selbst. Das Geheimnis in "
                + "IDENTITY_HEADER wurde nicht gesendet.",
            romanian: "Azure setează IDENTITY_ENDPOINT și IDENTITY_HEADER. Nu le setați manual. Secretul din "
                + "IDENTITY_HEADER nu a fost trimis.",
            chinese: "IDENTITY_ENDPOINT 和 IDENTITY_HEADER 由 Azure 设置，请不要自行设置。IDENTITY_HEADER 中的机密未发送。"),
        row(
            "config.managed-identity-refused",
            german: "Dieser Computer oder diese Anwendung hat keine solche verwaltete Identität. Schalten Sie im "
                + "Azure-Portal unter „Identität“ die systemseitig zugewiesene Identität ein, oder weisen Sie die "
                + "benutzerseitig zugewiesene zu und geben Sie deren Client-ID an.",
            romanian: "Acest computer sau această aplicație nu are o astfel de identitate gestionată. Activați "
                + "identitatea atribuită de sistem la „Identitate” în portalul Azure sau atribuiți-o pe cea atribuită "
                + "de utilizator și indicați ID-ul ei de client.",
            chinese: "此计算机或应用程序没有这样的托管标识。请在 Azure 门户的“标识”下启用系统分配的标识，"
                + "或分配用户分配的标识并传入其客户端 ID。"),
        row(
            "config.managed-identity-unavailable",
            german: "Verwaltete Identitäten gibt es nur auf Computern und in Anwendungen in Azure. Wenn dies eine "
                + "solche Umgebung ist, versuchen Sie es gleich noch einmal, und prüfen Sie, ob für verbindungslokale "
                + "Adressen kein Proxy verwendet wird (NO_PROXY).",
            romanian: "Identitățile gestionate există doar pe computere și în aplicații din Azure. Dacă acesta este un "
                + "astfel de mediu, încercați din nou în scurt timp și verificați să nu se folosească un proxy pentru "
                + "adresele link-local (NO_PROXY).",
            chinese: "托管标识仅存在于 Azure 中的计算机和应用程序。如果当前环境属于 Azure，请稍后重试，"
                + "并检查链路本地地址是否未使用代理 (NO_PROXY)。"),
    ]
}
