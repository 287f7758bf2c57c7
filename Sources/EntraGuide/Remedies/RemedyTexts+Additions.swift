extension RemedyTexts {
    /// Problems with codes that are not in the other tables.
    static let additions: [Row] = [
        row(
            "request.authorization-missing",
            german: "Die Anfrage enthält kein Zugriffstoken. Fordern Sie eines für diese API an und senden Sie es im "
                + "Header Authorization.",
            romanian: "Cererea nu conține un token de acces. Solicitați unul pentru acest API și trimiteți-l în "
                + "antetul Authorization.",
            chinese: "该请求没有访问令牌。请为此 API 请求令牌，并在 Authorization 标头中发送。"),
        row(
            "request.authorization-malformed",
            german: "Der Header Authorization muss das Wort Bearer, ein Leerzeichen und ein Zugriffstoken enthalten.",
            romanian: "Antetul Authorization trebuie să conțină cuvântul Bearer, un spațiu și un token de acces.",
            chinese: "Authorization 标头必须包含单词 Bearer、一个空格和一个访问令牌。"),
        row(
            "config.not-json",
            german: "Die Konfiguration ist kein gültiges JSON. Prüfen Sie Kommas, Klammern und Anführungszeichen an "
                + "der angegebenen Stelle.",
            romanian: "Configurația nu este JSON valid. Verificați virgulele, parantezele și ghilimelele din locul "
                + "indicat.",
            chinese: "该配置不是有效的 JSON。请检查所示位置的逗号、括号和引号。"),
        row(
            "config.limit-out-of-range",
            german: "Ein Grenzwert oder eine Zeitspanne liegt außerhalb des zulässigen Bereichs. Wählen Sie einen "
                + "Wert aus dem angegebenen Bereich oder lassen Sie ihn weg, um den Standardwert zu verwenden.",
            romanian: "O limită sau un interval de timp este în afara intervalului permis. Alegeți o valoare din "
                + "intervalul indicat sau omiteți-o pentru a folosi valoarea implicită.",
            chinese: "某个限制或时间跨度超出了允许的范围。请选择所示范围内的值，或省略它以使用默认值。"),
        row(
            "config.secret-unavailable",
            german: "Die Konfiguration verweist auf eine Variable oder Datei, die fehlt, leer ist oder von diesem "
                + "Prozess nicht gelesen werden kann. Legen Sie sie an oder korrigieren Sie den Namen.",
            romanian: "Configurația trimite la o variabilă sau la un fișier care lipsește, este gol sau nu poate fi "
                + "citit de acest proces. Creați elementul sau corectați numele.",
            chinese: "该配置引用的变量或文件不存在、为空，或无法由此进程读取。请创建它或更正名称。"),
        row(
            "config.allowed-tenant-not-guid",
            german: "Token nennen ihren Mandanten als GUID, daher würde dieser Eintrag keinem Benutzer die Anmeldung "
                + "erlauben. Geben Sie die Verzeichnis-ID (Mandant) an.",
            romanian: "Tokenurile își indică tenantul prin GUID, deci această intrare nu ar permite autentificarea "
                + "niciunui utilizator. Introduceți Directory (tenant) ID.",
            chinese: "令牌以 GUID 标明其租户，因此该条目不会允许任何用户登录。请填写目录(租户) ID。"),
        row(
            "config.tenants-not-stated",
            german: "Listen Sie die Verzeichnis-IDs (Mandant) der Mandanten auf, deren Benutzer sich anmelden dürfen; "
                + "eine leere Liste lässt keinen Benutzer zu. Bei common und organizations können sich sonst Benutzer "
                + "aller Mandanten der Welt anmelden. Wenn Sie das möchten, schreiben Sie any statt der Liste.",
            romanian: "Enumerați valorile Directory (tenant) ID ale tenanturilor ai căror utilizatori se pot "
                + "autentifica; o listă goală nu permite niciun utilizator. Altfel, cu common și organizations se pot "
                + "autentifica utilizatorii tuturor tenanturilor din lume. Dacă doriți acest lucru, scrieți any în "
                + "locul listei.",
            chinese: "请以列表形式填写允许登录的租户的目录(租户) ID；空列表不允许任何用户登录。否则，使用 common 和 organizations 时，全世界所有租户的用户都可以登录。如果确实需要如此，"
                + "请用 any 代替列表。"),
        row(
            "config.tenant-never-allowed",
            german: "Mit diesem Issuer können sich Benutzer dieses Mandanten nicht anmelden: Der Issuer nennt einen "
                + "anderen Mandanten, oder es ist der Mandant der persönlichen Konten, die organizations nicht "
                + "zulässt. Entfernen Sie den Mandanten aus der Liste oder ändern Sie den Issuer.",
            romanian: "Utilizatorii acestui tenant nu se pot autentifica cu acest emitent: emitentul indică alt "
                + "tenant sau este tenantul conturilor personale, pe care organizations nu le acceptă. Eliminați "
                + "tenantul din listă sau schimbați emitentul.",
            chinese: "使用该颁发者时，此租户的用户无法登录：颁发者指定的是另一个租户，或者这是个人帐户的租户，而 organizations 不接受个人帐户。请从列表中删除该租户，或更改颁发者。"),
        row(
            "config.client-secret-expires",
            german: "Der geheime Clientschlüssel ist abgelaufen oder läuft bald ab. Erstellen Sie unter „Zertifikate "
                + "& Geheimnisse“ einen neuen, tragen Sie dessen Wert ein und löschen Sie danach den alten.",
            romanian: "Secretul de client a expirat sau va expira în curând. Creați unul nou la „Certificates & "
                + "secrets”, introduceți valoarea lui și apoi ștergeți-l pe cel vechi.",
            chinese: "客户端密码已过期或即将过期。请在“证书和密码”下创建新的客户端密码，填入其值，然后删除旧密码。"),
        row(
            "config.client-authentication-not-offered",
            german: "Der Anbieter gibt nicht an, dass er diese Art der Clientauthentifizierung unterstützt. Wenn er "
                + "mit invalid_client antwortet, verwenden Sie eine der von ihm genannten Arten.",
            romanian: "Furnizorul nu indică faptul că acceptă această metodă de autentificare a clientului. Dacă "
                + "răspunde cu invalid_client, folosiți una dintre metodele indicate de el.",
            chinese: "提供程序未声明支持这种客户端身份验证方法。如果它返回 invalid_client，请使用其列出的方法。"),
        row(
            "config.response-mode-not-offered",
            german: "Der Anbieter nennt keine Antwortmodi; nach dem Standard sind es dann query und fragment. Wenn er "
                + "den verlangten Modus nicht unterstützt, verwenden Sie den Antworttyp code, oder legen Sie einen "
                + "anderen Antwortmodus fest.",
            romanian: "Furnizorul nu indică moduri de răspuns; conform standardului, acestea sunt atunci query și "
                + "fragment. Dacă nu acceptă modul solicitat, folosiți tipul de răspuns code sau setați alt mod de "
                + "răspuns.",
            chinese: "提供程序未列出响应模式；按照标准，此时支持 query 和 fragment。如果它不支持所请求的模式，请使用响应类型 code，或设置其他响应模式。"),
        row(
            "config.algorithms-differ",
            german: "Der Anbieter nennt andere Signaturalgorithmen als die akzeptierten. Akzeptieren Sie den "
                + "Algorithmus, der beim Anbieter für diesen Client registriert ist.",
            romanian: "Furnizorul indică alți algoritmi de semnare decât cei acceptați. Acceptați algoritmul "
                + "înregistrat la furnizor pentru acest client.",
            chinese: "提供程序列出的签名算法与所接受的不同。请接受提供程序为此客户端注册的算法。"),
        row(
            "config.certificate-unusable",
            german: "Diese Anwendung kann mit dem Zertifikat und seinem privaten Schlüssel nicht signieren. Prüfen "
                + "Sie das Format des Schlüssels, ob er zum Zertifikat gehört und ob die Anwendung Zertifikate "
                + "unterstützt.",
            romanian: "Această aplicație nu poate semna cu certificatul și cheia lui privată. Verificați formatul "
                + "cheii, dacă ea aparține certificatului și dacă aplicația acceptă certificate.",
            chinese: "此应用程序无法使用该证书及其私钥进行签名。请检查私钥的格式、私钥与证书是否匹配，以及应用程序是否支持证书。"),
        row(
            "redirect.cookie-over-http",
            german: "Bei form_post müssen Browser ein Cookie mit „Secure“ speichern. Über http auf localhost tun das "
                + "Chromium und Firefox, andere Browser nicht; die Anmeldung scheitert dann mit response.cookie-missing. "
                + "Verwenden Sie für die Entwicklung den Antwortmodus „query“.",
            romanian: "Cu form_post, browserele trebuie să păstreze un modul cookie „Secure”. Prin http pe localhost, "
                + "Chromium și Firefox îl păstrează, alte browsere nu, iar autentificarea eșuează cu "
                + "response.cookie-missing. Pentru dezvoltare, folosiți modul de răspuns „query”.",
            chinese:
                "使用 form_post 时，浏览器必须保存带有 Secure 的 Cookie。在 localhost 上通过 http 访问时，Chromium 和 Firefox 会保存，其他浏览器则不会，登录会因 response.cookie-missing 而失败。开发时请使用响应模式“query”。"
        ),
        row(
            "response.too-large",
            german: "Die Antwort ist größer als erlaubt und wurde nicht gelesen. Starten Sie die Anmeldung erneut.",
            romanian: "Răspunsul este mai mare decât este permis și nu a fost citit. Reluați autentificarea.",
            chinese: "响应超过允许的大小，未被读取。请重新登录。"),
        row(
            "response.other-provider",
            german: "Diese Anmeldung wurde bei einem anderen Anbieter dieses Servers oder vor einer Änderung seiner "
                + "Konfiguration gestartet. Starten Sie die Anmeldung erneut.",
            romanian: "Această autentificare a fost începută cu alt furnizor al acestui server sau înainte de "
                + "modificarea configurației lui. Reluați autentificarea.",
            chinese: "此次登录是通过此服务器的另一个提供程序启动的，或在其配置更改之前启动。请重新登录。"),
        row(
            "response.other-callback",
            german: "Die Antwort ging bei einer anderen Callback-URL ein als der gesendeten. Lehnen Sie sie ab. Wenn "
                + "ein Proxy einen Teil des Pfads entfernt, übergeben Sie ihn mit.",
            romanian: "Răspunsul a sosit la alt URL de callback decât cel trimis. Respingeți-l. Dacă un proxy elimină "
                + "o parte a căii, transmiteți și acea parte.",
            chinese: "响应到达的回调 URL 与所发送的不同。请拒绝该响应。如果代理删除了路径的一部分，请将其一并传入。"),
        row(
            "response.cookie-missing",
            german: "Der Browser hat das Cookie dieser Anmeldung nicht gesendet. Sie wurde in einem anderen Browser "
                + "oder vor zu langer Zeit gestartet, oder der Browser blockiert Cookies. Starten Sie die Anmeldung "
                + "erneut.",
            romanian: "Browserul nu a trimis modulul cookie al acestei autentificări. Aceasta a fost începută în alt "
                + "browser sau cu prea mult timp în urmă ori browserul blochează modulele cookie. Reluați "
                + "autentificarea.",
            chinese: "浏览器未发送此次登录的 Cookie。登录是在其他浏览器中或很久以前启动的，或者浏览器阻止了 Cookie。请重新登录。"),
        row(
            "response.not-pending",
            german: "Diese Anmeldung wurde bereits abgeschlossen oder ist abgelaufen. Starten Sie die Anmeldung "
                + "erneut.",
            romanian: "Această autentificare a fost deja folosită sau a expirat. Reluați autentificarea.",
            chinese: "此次登录已被使用或已过期。请重新登录。"),
        row(
            "response.store-unavailable",
            german: "Laufende Anmeldungen konnten nicht gespeichert oder gefunden werden. Prüfen Sie im Protokoll der "
                + "Anwendung, was in ihrem Speicher fehlgeschlagen ist.",
            romanian: "Autentificările în curs nu au putut fi salvate sau găsite. Verificați în jurnalul aplicației "
                + "ce a eșuat în stocarea ei.",
            chinese: "无法保存或找到进行中的登录。请在应用程序日志中查看其存储的故障原因。"),
        row(
            "request.invalid-header",
            german: "Ein Headerfeld enthält unzulässige Zeichen, daher wurde die Anforderung nicht gesendet. Prüfen "
                + "Sie die Anmeldeinformationen, aus denen das Feld stammt.",
            romanian: "Un câmp de antet conține caractere nepermise, deci solicitarea nu a fost trimisă. Verificați "
                + "acreditarea din care provine câmpul.",
            chinese: "某个标头字段包含不允许的字符，因此请求未发送。请检查该字段所用的凭据。"),
        row(
            "exchange.other-provider",
            german: "Das Aktualisierungstoken gehört zu einem anderen Anbieter oder Client und wurde nicht gesendet. "
                + "Verwenden Sie den zugehörigen Client oder starten Sie eine neue Anmeldung.",
            romanian: "Tokenul de reîmprospătare aparține altui furnizor sau client și nu a fost trimis. Folosiți "
                + "clientul corespunzător sau începeți o autentificare nouă.",
            chinese: "刷新令牌属于其他提供程序或客户端，因此未发送。请使用对应的客户端，或重新登录。"),
        row(
            "exchange.access-token-malformed",
            german: "Das Zugriffstoken enthält Zeichen, die in einem Headerfeld unzulässig sind, und wurde nicht "
                + "gesendet. Der Tokenendpunkt des Anbieters hält den Standard nicht ein.",
            romanian: "Tokenul de acces conține caractere nepermise într-un câmp de antet și nu a fost trimis. "
                + "Punctul final de tokenuri al furnizorului nu respectă standardul.",
            chinese: "访问令牌包含标头字段中不允许的字符，因此未发送。提供程序的令牌终结点不符合标准。"),
        row(
            "exchange.credential-unavailable",
            german: "Die Assertion oder Signatur zur Authentifizierung des Clients konnte nicht erstellt werden. Die "
                + "Ursache finden Sie im Protokoll der Anwendung.",
            romanian: "Aserțiunea sau semnătura pentru autentificarea clientului nu a putut fi creată. Căutați cauza "
                + "în jurnalul aplicației.",
            chinese: "无法生成用于客户端身份验证的断言或签名。请在应用程序日志中查看原因。"),
        row(
            "exchange.not-offered",
            german: "Die Metadaten des Anbieters enthalten diesen Endpunkt nicht. Der Anbieter unterstützt die "
                + "Funktion daher nicht.",
            romanian: "Metadatele furnizorului nu conțin acest punct final. Prin urmare, furnizorul nu oferă această "
                + "funcție.",
            chinese: "提供程序的元数据中没有此终结点。因此，提供程序不支持该功能。"),
    ]
}
