extension RemedyTexts {
    /// Codes that the rooms have added to the contract's.
    static let additions: [Row] = [
        row(
            "config.not-json",
            german:
                "Die Konfiguration ist kein gültiges JSON. Prüfen Sie Kommas, Klammern und Anführungszeichen an der "
                + "genannten Stelle.",
            romanian: "Configurația nu este JSON valid. Verificați virgulele, parantezele și ghilimelele la locul "
                + "indicat.",
            chinese: "该配置不是有效的 JSON。请检查所示位置的逗号、括号和引号。"),
        row(
            "config.limit-out-of-range",
            german:
                "Ein Grenzwert oder eine Zeitspanne liegt außerhalb des zulässigen Bereichs. Wählen Sie einen Wert aus dem "
                + "genannten Bereich, oder lassen Sie ihn weg: Dann gilt der Standardwert.",
            romanian:
                "O limită sau un interval de timp este în afara domeniului permis. Alegeți o valoare din domeniul "
                + "indicat sau omiteți-o: atunci se folosește valoarea standard.",
            chinese: "某个限值或时间跨度超出了允许的范围。请在所示范围内取值，或省略它以使用标准值。"),
        row(
            "config.secret-unavailable",
            german:
                "Die Konfiguration verweist auf eine Variable oder Datei, die fehlt, leer ist oder von diesem Prozess "
                + "nicht gelesen werden darf. Legen Sie sie an oder korrigieren Sie den Namen.",
            romanian:
                "Configurația trimite la o variabilă sau la un fișier care lipsește, este gol sau nu poate fi citit "
                + "de acest proces. Creați-l sau corectați numele.",
            chinese: "该配置引用的变量或文件不存在、为空，或此进程无权读取。请创建它或更正名称。"),
        row(
            "config.allowed-tenant-not-guid",
            german: "Token nennen ihren Mandanten mit der GUID. Tragen Sie die Verzeichnis-ID (Mandant) ein; dieser "
                + "Eintrag ließe keinen Benutzer ein.",
            romanian: "Tokenurile își numesc tenantul prin GUID. Introduceți Directory (tenant) ID; această intrare nu "
                + "ar lăsa niciun utilizator să intre.",
            chinese: "令牌以 GUID 标明其租户。请填写目录(租户) ID；此条目不会允许任何用户登录。"),
        row(
            "config.tenants-not-stated",
            german:
                "Geben Sie an, welche Mandanten sich anmelden dürfen: ihre Verzeichnis-IDs (Mandant) als Liste. Unter "
                + "common und organizations dürfen sich sonst Benutzer aller Mandanten der Welt anmelden; soll das so "
                + "sein, schreiben Sie statt der Liste any. Eine leere Liste ließe keinen Benutzer ein.",
            romanian:
                "Indicați ce tenanturi se pot autentifica: o listă cu Directory (tenant) ID ale lor. Cu common și "
                + "organizations, altfel se pot autentifica utilizatorii tuturor tenanturilor din lume; dacă așa doriți, "
                + "scrieți any în locul listei. O listă goală nu ar lăsa niciun utilizator să intre.",
            chinese:
                "请写明哪些租户可以登录：以列表形式填写其目录(租户) ID。否则在 common 和 organizations 下，全世界所有租户的用户都能登录；如果确实需要如此，请用 any 代替列表。空列表不会允许任何用户登录。"
        ),
        row(
            "config.tenant-never-allowed",
            german: "Aus diesem Mandanten kann sich mit diesem Aussteller kein Benutzer anmelden: Der Aussteller nennt "
                + "einen anderen Mandanten, oder es ist der Mandant der persönlichen Konten, den organizations nicht "
                + "einlässt. Entfernen Sie ihn aus der Liste oder ändern Sie den Aussteller.",
            romanian:
                "Niciun utilizator din acest tenant nu se poate autentifica prin acest emitent: emitentul numește "
                + "alt tenant sau este tenantul conturilor personale, pe care organizations nu îl acceptă. Ștergeți-l "
                + "din listă sau schimbați emitentul.",
            chinese: "使用该颁发者时，此租户的用户无法登录：颁发者指定的是另一个租户，或者这是个人帐户的租户，而 organizations 不接受个人帐户。请将其从列表中删除，或更改颁发者。"),
        row(
            "config.client-secret-expires",
            german: "Der geheime Clientschlüssel ist abgelaufen oder läuft bald ab. Erstellen Sie unter „Zertifikate & "
                + "Geheimnisse“ einen neuen, tragen Sie dessen Wert ein und löschen Sie danach den alten.",
            romanian:
                "Secretul clientului a expirat sau expiră în curând. Creați unul nou la „Certificates & secrets”, "
                + "introduceți valoarea lui și apoi ștergeți-l pe cel vechi.",
            chinese: "客户端密码已过期或即将过期。请在“证书和密码”下新建一个，填入其值，然后删除旧的密码。"),
        row(
            "config.client-authentication-not-offered",
            german: "Der Anbieter nennt diese Art des Nachweises nicht. Antwortet er mit invalid_client, so wählen Sie "
                + "eine von denen, die er nennt.",
            romanian: "Furnizorul nu menționează acest mod de autentificare a clientului. Dacă răspunde cu "
                + "invalid_client, alegeți unul dintre cele menționate de el.",
            chinese: "提供程序未声明支持这种客户端身份验证方式。如果它返回 invalid_client，请选用其列出的方式。"),
        row(
            "config.certificate-unusable",
            german:
                "Diese Anwendung kann mit dem Zertifikat und seinem Schlüssel nicht signieren. Prüfen Sie Format und "
                + "Zusammengehörigkeit, oder ob die Anwendung Zertifikate überhaupt unterstützt.",
            romanian: "Această aplicație nu poate semna cu certificatul și cheia lui. Verificați formatul și dacă se "
                + "potrivesc sau dacă aplicația acceptă certificate.",
            chinese: "此应用程序无法使用该证书及其密钥进行签名。请检查格式以及两者是否匹配，或应用程序是否支持证书。"),
        row(
            "response.too-large",
            german:
                "Die Antwort ist größer als jede, die ein Anbieter schickt, und wurde nicht gelesen. Beginnen Sie die "
                + "Anmeldung neu.",
            romanian: "Răspunsul este mai mare decât orice trimite un furnizor și nu a fost citit. Începeți din nou "
                + "autentificarea.",
            chinese: "响应大于任何提供程序会发送的大小，因此未被读取。请重新开始登录。"),
        row(
            "response.other-provider",
            german: "Diese Anmeldung wurde bei einem anderen Anbieter dieses Servers begonnen. Beginnen Sie sie neu.",
            romanian: "Această autentificare a fost începută cu alt furnizor al acestui server. Începeți-o din nou.",
            chinese: "此次登录是在本服务器的另一个提供程序处开始的。请重新开始。"),
        row(
            "response.other-callback",
            german:
                "Die Antwort ist unter einer anderen Callback-URL angekommen als der gesendeten. Nehmen Sie sie nicht "
                + "an. Entfernt ein Proxy einen Teil des Pfades, so geben Sie ihn mit an.",
            romanian:
                "Răspunsul a sosit la alt URL de callback decât cel trimis. Nu îl acceptați. Dacă un proxy elimină "
                + "o parte a căii, transmiteți-o și pe aceasta.",
            chinese: "响应到达的回调 URL 与发送的不同。请勿接受。如果代理删除了路径的一部分，请将其一并传入。"),
        row(
            "response.cookie-missing",
            german:
                "Der Browser hat das Cookie dieser Anmeldung nicht gesendet: Sie wurde in einem anderen Browser oder "
                + "vor zu langer Zeit begonnen, oder der Browser blockiert Cookies. Beginnen Sie die Anmeldung neu.",
            romanian: "Browserul nu a trimis cookie-ul acestei autentificări: a fost începută în alt browser sau prea "
                + "demult, ori browserul blochează cookie-urile. Începeți din nou autentificarea.",
            chinese: "浏览器未发送此次登录的 Cookie：登录是在其他浏览器中或很久以前开始的，或者浏览器阻止了 Cookie。请重新开始登录。"),
        row(
            "response.not-pending",
            german: "Diese Anmeldung wurde bereits abgeschlossen oder ist abgelaufen. Beginnen Sie sie neu.",
            romanian: "Această autentificare a fost deja folosită sau a expirat. Începeți-o din nou.",
            chinese: "此次登录已被使用或已过期。请重新开始登录。"),
        row(
            "response.store-unavailable",
            german: "Begonnene Anmeldungen konnten nicht gespeichert oder gefunden werden. Das Protokoll der Anwendung "
                + "zeigt, was in ihrem Speicher fehlgeschlagen ist.",
            romanian:
                "Autentificările începute nu au putut fi salvate sau găsite. Jurnalul aplicației arată ce a eșuat.",
            chinese: "无法保存或找到已开始的登录。应用程序日志会显示其存储的故障原因。"),
        row(
            "request.invalid-header",
            german: "Die Anfrage wurde nicht gesendet, weil ein Headerfeld unzulässige Zeichen enthält. Prüfen Sie die "
                + "Anmeldeinformation, aus der es stammt.",
            romanian: "Cererea nu a fost trimisă, deoarece un câmp de antet conține caractere nepermise. Verificați "
                + "datele din care provine.",
            chinese: "请求未发送，因为某个标头字段包含不允许的字符。请检查其来源的凭据。"),
        row(
            "exchange.other-provider",
            german: "Das Aktualisierungstoken gehört zu einem anderen Anbieter oder Client und wurde nicht gesendet. "
                + "Beginnen Sie eine neue Anmeldung.",
            romanian:
                "Tokenul de reîmprospătare aparține altui furnizor sau client și nu a fost trimis. Începeți o nouă "
                + "autentificare.",
            chinese: "刷新令牌属于其他提供程序或客户端，因此未发送。请重新登录。"),
        row(
            "exchange.access-token-malformed",
            german:
                "Das Zugriffstoken enthält Zeichen, die in keinem Headerfeld stehen dürfen, und wurde nicht gesendet.",
            romanian: "Tokenul de acces conține caractere nepermise într-un câmp de antet și nu a fost trimis.",
            chinese: "访问令牌包含标头字段中不允许的字符，因此未发送。"),
        row(
            "exchange.credential-unavailable",
            german: "Der Nachweis des Clients konnte nicht erstellt werden. Sehen Sie im Protokoll der Anwendung nach, "
                + "warum.",
            romanian: "Dovada clientului nu a putut fi creată. Căutați motivul în jurnalul aplicației.",
            chinese: "无法生成客户端的凭据证明。请在应用程序日志中查看原因。"),
        row(
            "exchange.not-offered",
            german: "Der Anbieter hat diese Adresse nicht in seinen Metadaten, er bietet das also nicht an.",
            romanian: "Furnizorul nu are această adresă în metadatele sale, deci nu oferă acest lucru.",
            chinese: "提供程序的元数据中没有此地址，因此不提供该功能。"),
    ]
}
