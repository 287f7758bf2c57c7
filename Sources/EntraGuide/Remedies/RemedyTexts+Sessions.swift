extension RemedyTexts {
    /// Problems of sessions after the sign-in.
    static let sessions: [Row] = [
        row(
            "session.not-found",
            german:
                "Die Sitzung wurde beendet, ist abgelaufen oder hat nie bestanden. Starten Sie eine neue Anmeldung. "
                + "Wenn dies kurz nach Anmeldungen geschieht, prüfen Sie, ob alle Instanzen des Servers denselben "
                + "Speicher verwenden.",
            romanian: "Sesiunea s-a încheiat, a expirat sau nu a existat niciodată. Începeți o nouă autentificare. "
                + "Dacă acest lucru se întâmplă la scurt timp după autentificări, verificați dacă toate instanțele "
                + "serverului folosesc aceeași stocare.",
            chinese: "会话已结束、已过期或从未存在。请重新开始登录。如果这种情况在登录后不久出现，请检查服务器的所有实例是否使用同一个存储。"),
        row(
            "session.ended",
            german:
                "Die Sitzung kann nicht mehr verlängert werden, und der Benutzer muss sich erneut anmelden. Starten "
                + "Sie eine neue Anmeldung. Wenn der Fehler des Anbieters Claims enthält, geben Sie sie in den "
                + "Optionen dieser Anmeldung weiter.",
            romanian: "Sesiunea nu mai poate fi reînnoită, iar utilizatorul trebuie să se autentifice din nou. "
                + "Începeți o nouă autentificare. Dacă eroarea furnizorului conține revendicări, transmiteți-le în "
                + "opțiunile acelei autentificări.",
            chinese: "会话无法再续订，用户必须重新登录。请开始新的登录。如果提供程序的错误包含声明 (claims)，请在该登录的选项中传递这些声明。"),
        row(
            "session.unreadable",
            german: "Die Sitzung wurde von einer anderen Version dieser Bibliothek gespeichert oder im Speicher "
                + "verändert. Starten Sie eine neue Anmeldung.",
            romanian:
                "Sesiunea a fost salvată de o altă versiune a acestei biblioteci sau a fost modificată în "
                + "stocare. Începeți o nouă autentificare.",
            chinese: "该会话由此库的另一个版本存储，或在存储中被更改。请重新开始登录。"),
        row(
            "session.store-unavailable",
            german: "Der Sitzungsspeicher ist ausgefallen. Prüfen Sie, ob er erreichbar ist und Platz hat. Die "
                + "Anforderung kann wiederholt werden.",
            romanian:
                "Stocarea sesiunilor nu funcționează. Verificați dacă poate fi accesată și are spațiu. Solicitarea "
                + "poate fi repetată.",
            chinese: "会话存储发生故障。请检查它是否可以访问以及是否有可用空间。可以重复该请求。"),
        row(
            "session.renewal-pending",
            german: "Die Sitzung wird gerade verlängert, und das dauert länger als sonst. Wiederholen Sie die "
                + "Anforderung in einigen Sekunden. Wenn dies anhält, prüfen Sie, ob der Anbieter und der "
                + "Sitzungsspeicher schnell antworten.",
            romanian: "Sesiunea este în curs de reînnoire, iar aceasta durează mai mult decât de obicei. Repetați "
                + "solicitarea peste câteva secunde. Dacă situația persistă, verificați dacă furnizorul și stocarea "
                + "sesiunilor răspund rapid.",
            chinese: "会话正在续订，所需时间比平时长。请在几秒钟后重复该请求。如果这种情况持续，请检查提供程序和会话存储是否响应迅速。"),
        row(
            "token.authentication-time-mismatch",
            german:
                "Ein erneuertes ID-Token muss den Zeitpunkt der ersten Authentifizierung nennen. Nehmen Sie es nicht "
                + "an: Es gehört zu einer anderen Anmeldung. Starten Sie eine neue Anmeldung.",
            romanian: "Un token ID reînnoit trebuie să indice momentul primei autentificări. Nu îl acceptați: aparține "
                + "altei autentificări. Începeți o nouă autentificare.",
            chinese: "续订的 ID 令牌必须给出首次身份验证的时间。请勿接受该令牌：它属于另一次登录。请重新开始登录。"),
    ]
}
