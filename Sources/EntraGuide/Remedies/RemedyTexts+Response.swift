extension RemedyTexts {
    /// The authorization request and its response, `request.*` and `aadsts.*` among them.
    static let response: [Row] = [
        row(
            "response.state-missing",
            german: "Die Antwort gehört zu keiner Anmeldung, die hier begonnen wurde. Beginnen Sie die Anmeldung neu; "
                + "bleibt es dabei, so prüfen Sie, ob ein Proxy Parameter entfernt.",
            romanian: "Răspunsul nu aparține niciunei autentificări începute aici. Reluați autentificarea; dacă se "
                + "repetă, verificați dacă un proxy elimină parametri.",
            chinese: "此响应不属于在此处开始的任何登录。请重新登录；如果仍然如此，请检查代理是否删除了参数。"),
        row(
            "response.state-mismatch",
            german: "Die Antwort gehört zu einer anderen Anmeldung: Vielleicht wurden im selben Browser zwei begonnen, "
                + "oder die Seite wurde neu geladen. Beginnen Sie die Anmeldung neu.",
            romanian: "Răspunsul aparține altei autentificări: poate au fost începute două în același browser sau "
                + "pagina a fost reîncărcată. Reluați autentificarea.",
            chinese: "此响应属于另一次登录：可能在同一浏览器中开始了两次登录，或重新加载了页面。请重新登录。"),
        row(
            "response.duplicate-parameter",
            german: "Ein Parameter kommt in der Antwort mehrmals vor, und sie wurde nicht angenommen. Beginnen Sie die "
                + "Anmeldung neu und prüfen Sie, ob ein Proxy Parameter hinzufügt.",
            romanian: "Un parametru apare de mai multe ori în răspuns, iar acesta nu a fost acceptat. Reluați "
                + "autentificarea și verificați dacă un proxy adaugă parametri.",
            chinese: "响应中有参数重复出现，因此未被接受。请重新登录，并检查代理是否添加了参数。"),
        row(
            "response.issuer-missing",
            german: "Der Anbieter kündigt an, sich in jeder Antwort zu nennen, und diese nennt ihn nicht. Nehmen Sie "
                + "sie nicht an und beginnen Sie die Anmeldung neu.",
            romanian: "Furnizorul anunță că se numește în fiecare răspuns, iar acesta nu îl numește. Nu îl acceptați "
                + "și reluați autentificarea.",
            chinese: "提供程序声明会在每个响应中标明自己，而此响应没有。请勿接受，并重新登录。"),
        row(
            "response.issuer-mismatch",
            german: "Die Antwort kommt von einem anderen Anbieter als dem, der gefragt wurde. Nehmen Sie sie nicht an "
                + "und beginnen Sie die Anmeldung neu.",
            romanian: "Răspunsul vine de la alt furnizor decât cel întrebat. Nu îl acceptați și reluați "
                + "autentificarea.",
            chinese: "此响应来自另一个提供程序，而不是所请求的那个。请勿接受，并重新登录。"),
        row(
            "response.code-missing",
            german: "Die Antwort enthält keinen Code, obwohl danach gefragt wurde. Beginnen Sie die Anmeldung neu; "
                + "bleibt es dabei, so prüfen Sie den Antworttyp der Konfiguration.",
            romanian: "Răspunsul nu conține niciun cod, deși a fost cerut. Reluați autentificarea; dacă se repetă, "
                + "verificați tipul de răspuns din configurație.",
            chinese: "响应中没有所请求的代码。请重新登录；如果仍然如此，请检查配置中的响应类型。"),
        row(
            "response.id-token-missing",
            german: "Die Antwort enthält kein ID-Token, obwohl danach gefragt wurde. Prüfen Sie den Antworttyp der "
                + "Konfiguration und im Portal unter „Authentifizierung“ das Kästchen „ID-Token“.",
            romanian: "Răspunsul nu conține un token de identitate, deși a fost cerut. Verificați tipul de răspuns din "
                + "configurație și caseta „ID tokens” din portal, la „Authentication”.",
            chinese: "响应中没有所请求的 ID 令牌。请检查配置中的响应类型，以及门户“身份验证”下的“ID 令牌”复选框。"),
        row(
            "response.unexpected-mode",
            german: "Die Antwort kam auf einem anderen Weg als verlangt (Abfrage, Fragment oder Formular). Prüfen Sie "
                + "den Antwortmodus der Konfiguration und ob die Callback-Seite denselben annimmt.",
            romanian: "Răspunsul a venit pe altă cale decât cea cerută (interogare, fragment sau formular). Verificați "
                + "modul de răspuns din configurație și dacă pagina de callback îl acceptă pe același.",
            chinese: "响应的传递方式（查询、片段或表单）与要求的不同。请检查配置中的响应模式，以及回调页面是否接受同一种方式。"),
        row(
            "response.malformed",
            german: "Die Antwort ist falsch kodiert und lässt sich nicht lesen. Beginnen Sie die Anmeldung neu; bleibt "
                + "es dabei, so prüfen Sie, ob ein Proxy die Antwort verändert.",
            romanian: "Răspunsul este codificat greșit și nu poate fi citit. Reluați autentificarea; dacă se repetă, "
                + "verificați dacă un proxy modifică răspunsul.",
            chinese: "响应的编码有误，无法读取。请重新登录；如果仍然如此，请检查代理是否改动了响应。"),
        row(
            "response.provider-error",
            german: "Der Anbieter hat die Anmeldung abgelehnt. Wurde sie abgebrochen, so versuchen Sie es noch einmal; "
                + "sonst schlagen Sie die AADSTS-Nummer der Meldung nach.",
            romanian: "Furnizorul a refuzat autentificarea. Dacă a fost anulată, încercați din nou; altfel căutați "
                + "numărul AADSTS din mesaj.",
            chinese: "提供程序拒绝了登录。如果是用户取消，请重试；否则请查阅消息中的 AADSTS 编号。"),
        row(
            "response.expired",
            german: "Zwischen Beginn und Antwort der Anmeldung ist zu viel Zeit vergangen. Beginnen Sie sie neu.",
            romanian: "Între începutul autentificării și răspuns a trecut prea mult timp. Reluați-o.",
            chinese: "从开始登录到收到响应的时间过长。请重新登录。"),
        row(
            "request.invalid",
            german: "Mit diesem Parameter kann die Anmeldung nicht gelingen. Berichtigen Sie ihn in der Anwendung, die "
                + "die Anfrage stellt.",
            romanian: "Cu acest parametru autentificarea nu poate reuși. Corectați-l în aplicația care face cererea.",
            chinese: "使用此参数，登录不可能成功。请在发出请求的应用程序中更正它。"),
        row(
            "aadsts.no-code",
            german: "Der Text enthält keine AADSTS-Nummer. Kopieren Sie die ganze Meldung von der Seite von Microsoft, "
                + "mit der Nummer darin.",
            romanian: "Textul nu conține niciun număr AADSTS. Copiați întregul mesaj de pe pagina Microsoft, cu "
                + "numărul din el.",
            chinese: "文本中没有 AADSTS 编号。请从 Microsoft 的页面复制包含编号的完整消息。"),
    ]
}
