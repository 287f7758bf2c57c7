extension RemedyTexts {
    /// Problems of the authorization request and its response, including `request.*` and `aadsts.*`.
    static let response: [Row] = [
        row(
            "response.state-missing",
            german: "Die Antwort nennt keine Anmeldung, zu der sie gehört. Starten Sie die Anmeldung erneut. Besteht "
                + "das Problem weiter, prüfen Sie, ob ein Proxy Parameter entfernt.",
            romanian: "Răspunsul nu indică autentificarea căreia îi aparține. Reluați autentificarea. Dacă problema "
                + "persistă, verificați dacă un proxy elimină parametri.",
            chinese: "响应未标明所属的登录。请重新登录。如果问题仍然存在，请检查代理是否删除了参数。"),
        row(
            "response.state-mismatch",
            german: "Die Antwort gehört zu einer anderen Anmeldung. Möglicherweise wurden in diesem Browser zwei "
                + "Anmeldungen gestartet, oder jemand versucht, ihn mit einem anderen Konto anzumelden. Starten Sie "
                + "die Anmeldung erneut.",
            romanian: "Răspunsul aparține altei autentificări. Poate au fost începute două autentificări în acest "
                + "browser sau cineva încearcă să îl autentifice cu alt cont. Reluați autentificarea.",
            chinese: "响应属于另一次登录。可能在此浏览器中启动了两次登录，或者有人企图让此浏览器以其他帐户登录。请重新登录。"),
        row(
            "response.duplicate-parameter",
            german: "Die Antwort enthält einen Parameter mehrfach und wurde abgelehnt. Starten Sie die Anmeldung "
                + "erneut und prüfen Sie, ob ein Proxy Parameter hinzufügt.",
            romanian: "Răspunsul conține un parametru de mai multe ori și a fost respins. Reluați autentificarea și "
                + "verificați dacă un proxy adaugă parametri.",
            chinese: "响应中有重复的参数，因此已被拒绝。请重新登录，并检查代理是否添加了参数。"),
        row(
            "response.issuer-missing",
            german: "Der Anbieter nennt sich laut seinen Metadaten in jeder Antwort, in dieser aber nicht. Lehnen Sie "
                + "sie ab und starten Sie die Anmeldung erneut.",
            romanian: "Conform metadatelor, furnizorul își indică identitatea în fiecare răspuns, dar în acesta nu. "
                + "Respingeți-l și reluați autentificarea.",
            chinese: "提供程序声明会在每个响应中标明自己，但此响应没有。请拒绝该响应，并重新登录。"),
        row(
            "response.issuer-mismatch",
            german: "Die Antwort kommt nicht von dem Anbieter, bei dem die Anmeldung gestartet wurde. Lehnen Sie sie "
                + "ab und starten Sie die Anmeldung erneut.",
            romanian: "Răspunsul nu vine de la furnizorul la care a fost începută autentificarea. Respingeți-l și "
                + "reluați autentificarea.",
            chinese: "响应并非来自启动登录的提供程序。请拒绝该响应，并重新登录。"),
        row(
            "response.code-missing",
            german: "Die Antwort enthält nicht den angeforderten Code. Starten Sie die Anmeldung erneut. Besteht das "
                + "Problem weiter, prüfen Sie den Antworttyp in der Konfiguration.",
            romanian: "Răspunsul nu conține codul solicitat. Reluați autentificarea. Dacă problema persistă, "
                + "verificați tipul de răspuns din configurație.",
            chinese: "响应中没有所请求的代码。请重新登录。如果问题仍然存在，请检查配置中的响应类型。"),
        row(
            "response.id-token-missing",
            german: "Die Antwort enthält nicht das angeforderte ID-Token. Prüfen Sie den Antworttyp in der "
                + "Konfiguration und im Portal unter „Authentifizierung“ das Kontrollkästchen „ID-Token“.",
            romanian: "Răspunsul nu conține tokenul de identitate solicitat. Verificați tipul de răspuns din "
                + "configurație și, în portal, caseta „ID tokens” de la „Authentication”.",
            chinese: "响应中没有所请求的 ID 令牌。请检查配置中的响应类型，以及门户“身份验证”下的“ID 令牌”复选框。"),
        row(
            "response.unexpected-mode",
            german: "Die Antwort kam nicht auf dem angeforderten Weg (Abfrage, Fragment oder Formular). Prüfen Sie "
                + "den Antwortmodus in der Konfiguration und ob die Callback-Seite ihn unterstützt.",
            romanian: "Răspunsul nu a venit în modul solicitat (interogare, fragment sau formular). Verificați modul "
                + "de răspuns din configurație și dacă pagina de callback îl acceptă.",
            chinese: "响应的传递方式（查询、片段或表单）与请求的不同。请检查配置中的响应模式，以及回调页面是否支持该模式。"),
        row(
            "response.malformed",
            german: "Die Antwort ist falsch codiert und kann nicht gelesen werden. Starten Sie die Anmeldung erneut. "
                + "Besteht das Problem weiter, prüfen Sie, ob ein Proxy die Antwort verändert.",
            romanian: "Răspunsul este codificat greșit și nu poate fi citit. Reluați autentificarea. Dacă problema "
                + "persistă, verificați dacă un proxy modifică răspunsul.",
            chinese: "响应的编码有误，无法读取。请重新登录。如果问题仍然存在，请检查代理是否更改了响应。"),
        row(
            "response.provider-error",
            german: "Der Anbieter hat die Anmeldung abgelehnt. Wenn sie abgebrochen wurde, versuchen Sie es erneut. "
                + "Schlagen Sie andernfalls die AADSTS-Nummer in der Meldung nach.",
            romanian: "Furnizorul a respins autentificarea. Dacă a fost anulată, încercați din nou. Altfel, căutați "
                + "numărul AADSTS din mesaj.",
            chinese: "提供程序拒绝了登录。如果登录是被取消的，请重试。否则，请查阅消息中的 AADSTS 编号。"),
        row(
            "response.expired",
            german: "Die Anmeldung hat zu lange gedauert oder eine alte Seite wurde erneut geöffnet. Starten Sie die "
                + "Anmeldung erneut.",
            romanian: "Autentificarea a durat prea mult sau a fost redeschisă o pagină veche. Reluați autentificarea.",
            chinese: "登录用时过长，或重新打开了旧页面。请重新登录。"),
        row(
            "request.invalid",
            german: "Mit diesem Parameter kann die Anmeldung nicht gelingen. Korrigieren Sie ihn in der Anwendung, "
                + "die die Anforderung sendet.",
            romanian: "Cu acest parametru, autentificarea nu poate reuși. Corectați-l în aplicația care trimite "
                + "solicitarea.",
            chinese: "使用此参数无法成功登录。请在发送请求的应用程序中更正该参数。"),
        row(
            "aadsts.no-code",
            german: "Der Text enthält keine AADSTS-Nummer. Kopieren Sie die vollständige Meldung von der "
                + "Microsoft-Seite, einschließlich der Nummer.",
            romanian: "Textul nu conține un număr AADSTS. Copiați întregul mesaj de pe pagina Microsoft, inclusiv "
                + "numărul.",
            chinese: "文本中没有 AADSTS 编号。请从 Microsoft 页面复制包含编号的完整消息。"),
    ]
}
