extension RemedyTexts {
    /// A provider's configuration.
    static let config: [Row] = [
        row(
            "config.missing",
            german: "Diese Angabe fehlt oder ist leer. Tragen Sie sie ein; ohne sie lässt sich der Anbieter nicht "
                + "verwenden.",
            romanian: "Această valoare lipsește sau este goală. Introduceți-o; fără ea furnizorul nu poate fi folosit.",
            chinese: "此项缺失或为空。请填写；没有它就无法使用该提供程序。"),
        row(
            "config.wrong-type",
            german: "Schreiben Sie den Wert in der erwarteten Art, zum Beispiel Text in Anführungszeichen oder eine "
                + "Liste in eckigen Klammern.",
            romanian: "Scrieți valoarea în forma așteptată, de exemplu text între ghilimele sau o listă între "
                + "paranteze drepte.",
            chinese: "请按要求的类型书写该值，例如带引号的文本或方括号中的列表。"),
        row(
            "config.unknown-member",
            german: "Diese Angabe ist unbekannt und wird übergangen. Prüfen Sie ihre Schreibweise, auch die "
                + "Großbuchstaben, oder entfernen Sie sie.",
            romanian: "Această intrare este necunoscută și este ignorată. Verificați cum este scrisă, inclusiv "
                + "majusculele, sau ștergeți-o.",
            chinese: "此项未知，已被忽略。请检查其拼写（包括大小写），或将其删除。"),
        row(
            "config.misspelt-member",
            german:
                "Der Name dieser Angabe ist falsch geschrieben, sodass sie keine Wirkung hätte. Schreiben Sie ihn genau "
                + "wie vorgeschlagen, auch die Groß- und Kleinbuchstaben.",
            romanian: "Numele acestei intrări este scris greșit, așa că nu ar avea niciun efect. Scrieți-l exact ca în "
                + "sugestie, inclusiv majusculele.",
            chinese: "此项的名称拼写有误，因此不会生效。请严格按照建议书写，包括大小写。"),
        row(
            "config.client-id-not-guid",
            german: "Das ist keine Client-ID von Entra; die ist eine GUID. Kopieren Sie die Anwendungs-ID (Client) von "
                + "der Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "Acesta nu este un Client ID de la Entra; acela este un GUID. Copiați Application (client) ID de "
                + "pe pagina „Overview” a aplicației.",
            chinese: "这不是 Entra 的客户端 ID；它应为 GUID。请从应用程序的“概述”页面复制应用程序(客户端) ID。"),
        row(
            "config.client-id-placeholder",
            german: "An der Stelle der Client-ID steht noch die Vorlage. Kopieren Sie die Anwendungs-ID (Client) von "
                + "der Seite „Übersicht“ Ihrer Anwendung.",
            romanian: "În locul Client ID-ului se află încă șablonul. Copiați Application (client) ID de pe pagina "
                + "„Overview” a aplicației.",
            chinese: "客户端 ID 的位置上仍是模板内容。请从应用程序的“概述”页面复制应用程序(客户端) ID。"),
        row(
            "config.client-id-equals-tenant",
            german: "Das ist die Verzeichnis-ID (Mandant). Kopieren Sie von derselben Seite „Übersicht“ die "
                + "Anwendungs-ID (Client).",
            romanian: "Acesta este Directory (tenant) ID. Copiați de pe aceeași pagină „Overview” Application (client) "
                + "ID.",
            chinese: "这是目录(租户) ID。请从同一个“概述”页面复制应用程序(客户端) ID。"),
        row(
            "config.client-id-not-lower-case",
            german: "Schreiben Sie die Client-ID klein. So steht sie in den Token, und sie wird Zeichen für Zeichen "
                + "verglichen.",
            romanian: "Scrieți Client ID-ul cu litere mici. Așa apare în tokenuri și se compară caracter cu caracter.",
            chinese: "请将客户端 ID 写成小写。令牌中就是小写，而且会被逐字符比较。"),
        row(
            "config.client-secret-is-secret-id",
            german: "Das ist die „Geheime ID“, nicht das Geheimnis. Kopieren Sie „Wert“; wird er nicht mehr angezeigt, "
                + "so erstellen Sie einen neuen geheimen Clientschlüssel.",
            romanian: "Acesta este „Secret ID”, nu secretul. Copiați „Value”; dacă nu mai este afișată, creați un "
                + "secret de client nou.",
            chinese: "这是“机密 ID”，不是密码。请复制“值”；如果已不再显示，请创建新的客户端密码。"),
        row(
            "config.client-secret-unusual",
            german: "So sehen die von Entra erzeugten Geheimnisse nicht aus. Prüfen Sie, dass „Wert“ vollständig "
                + "kopiert ist; ein älteres oder nach eigener Vorgabe erzeugtes kann richtig sein.",
            romanian: "Secretele generate de Entra nu arată așa. Verificați dacă „Value” este copiată în întregime; "
                + "unul mai vechi sau generat după reguli proprii poate fi corect.",
            chinese: "Entra 生成的密码不是这种形式。请确认“值”已完整复制；较旧的或按自有规则生成的密码也可能正确。"),
        row(
            "config.scope-without-openid",
            german: "Nehmen Sie openid in den Scope auf. Ohne diesen Teil stellt der Anbieter kein ID-Token aus.",
            romanian: "Adăugați openid la scope. Fără el furnizorul nu emite un token de identitate.",
            chinese: "请在范围 (scope) 中加入 openid。没有它，提供程序不会颁发 ID 令牌。"),
        row(
            "config.scope-malformed",
            german:
                "Schreiben Sie zwischen zwei Scopes genau ein Leerzeichen und an den Enden keines. Ein Scope besteht "
                + "aus sichtbaren ASCII-Zeichen ohne Anführungszeichen und umgekehrten Schrägstrich.",
            romanian: "Scrieți exact un spațiu între două scope-uri și niciunul la capete. Un scope conține caractere "
                + "ASCII vizibile, fără ghilimele și fără bară oblică inversă.",
            chinese: "各范围 (scope) 之间只写一个空格，首尾不留空格。范围由可见的 ASCII 字符组成，不含引号和反斜杠。"),
        row(
            "config.response-type-unsupported",
            german: "Diesen Antworttyp bieten die Bibliothek oder der Anbieter nicht an. Wählen Sie einen anderen; "
                + "empfohlen ist code.",
            romanian: "Biblioteca sau furnizorul nu oferă acest tip de răspuns. Alegeți altul; se recomandă code.",
            chinese: "该库或提供程序不支持此响应类型。请另选一种；推荐 code。"),
        row(
            "config.algorithm-unsupported",
            german: "Die Signaturprüfung dieser Anwendung beherrscht diese Algorithmen nicht. Nehmen Sie sie aus den "
                + "erlaubten Algorithmen, oder geben Sie der Anwendung eine Prüfung, die sie beherrscht.",
            romanian: "Verificatorul de semnături al acestei aplicații nu suportă acești algoritmi. Scoateți-i dintre "
                + "algoritmii acceptați sau furnizați un verificator care îi suportă.",
            chinese: "此应用程序的签名验证器不支持这些算法。请将其从接受的算法中移除，或提供支持它们的验证器。"),
        row(
            "config.response-mode-unsupported",
            german: "Dieser Antwortmodus ist unbekannt, wird vom Anbieter nicht angeboten oder passt nicht zum "
                + "Antworttyp. Wählen Sie form_post, wenn ein ID-Token durch den Browser kommt; query gibt es nur mit "
                + "code.",
            romanian: "Acest mod de răspuns este necunoscut, nu este oferit de furnizor sau nu se potrivește cu tipul "
                + "de răspuns. Alegeți form_post dacă un token de identitate vine prin browser; query există numai cu "
                + "code.",
            chinese: "此响应模式未知、提供程序不支持，或与响应类型不符。如果 ID 令牌经由浏览器传递，请选择 form_post；query 只能与 code 一起使用。"),
        row(
            "config.needs-id-tokens-toggle",
            german: "Aktivieren Sie im Portal unter „Authentifizierung“ das Kästchen „ID-Token (für implizite und "
                + "Hybridflows)“. Oder verwenden Sie den Antworttyp code, der es nicht braucht.",
            romanian: "Bifați în portal, la „Authentication”, caseta „ID tokens (used for implicit and hybrid flows)”. "
                + "Sau folosiți tipul de răspuns code, care nu are nevoie de ea.",
            chinese: "请在门户的“身份验证”下勾选“ID 令牌(用于隐式流和混合流)”。或者使用不需要它的响应类型 code。"),
        row(
            "config.needs-client-credential",
            german: "Tragen Sie ein Client-Geheimnis, ein Zertifikat mit privatem Schlüssel oder eine Client-Assertion "
                + "ein. Auf der Plattform „Web“ tauscht Entra den Code nur gegen eines davon ein.",
            romanian: "Introduceți un secret de client, un certificat cu cheia privată sau o aserțiune de client. Pe "
                + "platforma „Web”, Entra schimbă codul numai cu una dintre ele.",
            chinese: "请填写客户端密码、带私钥的证书或客户端断言。对于“Web”平台，Entra 只有在提供其中之一时才会兑换代码。"),
        row(
            "config.duplicate-name",
            german: "Zwei Anbieter tragen denselben Namen. Geben Sie jedem einen eigenen.",
            romanian: "Doi furnizori au același nume. Dați fiecăruia un nume propriu.",
            chinese: "两个提供程序同名。请为每个提供程序取不同的名称。"),
        row(
            "config.shared-callback",
            german: "Zwei Anbieter teilen sich einen Callback-Pfad, sodass die Antwort des einen für die des anderen "
                + "gehalten werden könnte. Geben Sie jedem Anbieter einen eigenen Pfad. Teilen dürfen sie ihn nur, wenn "
                + "jede Antwort ihren Anbieter nennt: mit id_token im Antworttyp, oder mit „iss“ (RFC 9207) und "
                + "namesItself in der Konfiguration.",
            romanian:
                "Doi furnizori au aceeași cale de callback, așa că răspunsul unuia ar putea fi luat drept răspunsul "
                + "celuilalt. Dați fiecărui furnizor o cale proprie. O pot împărți numai dacă fiecare răspuns își "
                + "numește furnizorul: cu id_token în tipul de răspuns sau cu „iss” (RFC 9207) și namesItself în "
                + "configurație.",
            chinese:
                "两个提供程序共用同一回调路径，一方的响应可能被当作另一方的响应。请为每个提供程序设置各自的路径。只有当每个响应都标明其提供程序时才可共用：响应类型包含 id_token，或者提供程序发送 iss (RFC 9207) 且配置中写有 namesItself。"
        ),
    ]
}
