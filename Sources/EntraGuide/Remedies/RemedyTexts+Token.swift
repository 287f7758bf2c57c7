extension RemedyTexts {
    /// Problems of a token: structure, algorithm, key, signature, and claims.
    static let token: [Row] = [
        row(
            "token.too-large",
            german: "Das Token ist größer als erlaubt und wurde nicht gelesen. Benutzer in sehr vielen Gruppen "
                + "erhalten solche Token. Lassen Sie Entra nur die Gruppen ausgeben, die der Anwendung zugewiesen "
                + "sind.",
            romanian: "Tokenul este mai mare decât este permis și nu a fost citit. Utilizatorii din foarte multe "
                + "grupuri primesc astfel de tokenuri. Configurați Entra să emită numai grupurile atribuite "
                + "aplicației.",
            chinese: "令牌超过允许的大小，未被读取。属于大量组的用户会收到这样的令牌。请将 Entra 配置为仅发出分配给该应用程序的组。"),
        row(
            "token.encrypted",
            german: "Das Token ist verschlüsselt und kann hier nicht gelesen werden. Entfernen Sie den "
                + "Verschlüsselungsschlüssel aus der Registrierung der Anwendung („Tokenverschlüsselung“) oder "
                + "fordern Sie ein Token für Ihre eigene Anwendung an.",
            romanian: "Tokenul este criptat și nu poate fi citit aici. Eliminați cheia de criptare din înregistrarea "
                + "aplicației („Token encryption”) sau solicitați un token pentru propria aplicație.",
            chinese: "令牌已加密，无法在此读取。请从应用程序注册中删除加密密钥（“令牌加密”），或请求面向您自己的应用程序的令牌。"),
        row(
            "token.not-compact",
            german: "Das ist kein JSON Web Token. Ein JWT hat drei durch Punkte getrennte Teile. Prüfen Sie, ob Sie "
                + "das ID-Token gesendet haben; manche Zugriffstoken kann nur ihre API lesen.",
            romanian: "Acesta nu este un JSON Web Token. Un JWT are trei părți separate prin puncte. Verificați dacă "
                + "ați trimis tokenul de identitate; unele tokenuri de acces pot fi citite numai de API-ul lor.",
            chinese: "这不是 JSON Web Token。JWT 由以点号分隔的三个部分组成。请确认发送的是 ID 令牌；某些访问令牌只能由其 API 读取。"),
        row(
            "token.invalid-base64url",
            german: "Ein Teil des Tokens ist falsch codiert. Wahrscheinlich wurde es bei der Übertragung beschädigt "
                + "oder mit Zeilenumbrüchen kopiert. Kopieren Sie es noch einmal vollständig.",
            romanian: "O parte a tokenului este codificată greșit. Probabil s-a deteriorat la transmitere sau a fost "
                + "copiat cu întreruperi de linie. Copiați-l din nou în întregime.",
            chinese: "令牌某一部分的编码有误。可能在传输中损坏，或在复制时带入了换行。请重新完整复制。"),
        row(
            "token.invalid-json",
            german: "Ein Teil des Tokens ist kein gültiges JSON. Lehnen Sie es ab; Entra stellt solche Token nicht "
                + "aus.",
            romanian: "O parte a tokenului nu este JSON valid. Respingeți-l; Entra nu emite astfel de tokenuri.",
            chinese: "令牌的某一部分不是有效的 JSON。请拒绝该令牌；Entra 不会颁发这样的令牌。"),
        row(
            "token.not-an-object",
            german: "Ein Teil des Tokens ist kein JSON-Objekt. Lehnen Sie es ab; Entra stellt solche Token nicht aus.",
            romanian: "O parte a tokenului nu este un obiect JSON. Respingeți-l; Entra nu emite astfel de tokenuri.",
            chinese: "令牌的某一部分不是 JSON 对象。请拒绝该令牌；Entra 不会颁发这样的令牌。"),
        row(
            "token.header-type",
            german: "Ein Wert im Header des Tokens hat den falschen Typ. Lehnen Sie es ab; Entra stellt solche Token "
                + "nicht aus.",
            romanian: "O valoare din antetul tokenului are un tip greșit. Respingeți-l; Entra nu emite astfel de "
                + "tokenuri.",
            chinese: "令牌标头中有值的类型不正确。请拒绝该令牌；Entra 不会颁发这样的令牌。"),
        row(
            "token.algorithm-missing",
            german: "Das Token nennt keinen Signaturalgorithmus. Lehnen Sie es ab; Entra signiert mit RS256.",
            romanian: "Tokenul nu indică algoritmul de semnare. Respingeți-l; Entra semnează cu RS256.",
            chinese: "令牌未标明签名算法。请拒绝该令牌；Entra 使用 RS256 签名。"),
        row(
            "token.algorithm-none",
            german: "Das Token ist nicht signiert. Lehnen Sie solche Token immer ab: Jeder kann sie erstellen.",
            romanian: "Tokenul nu este semnat. Respingeți întotdeauna astfel de tokenuri: oricine le poate crea.",
            chinese: "令牌未签名。请始终拒绝这样的令牌：任何人都可以伪造。"),
        row(
            "token.algorithm-not-allowed",
            german: "Das Token ist nicht mit einem erlaubten Algorithmus signiert; Entra signiert mit RS256. Lehnen "
                + "Sie es ab.",
            romanian: "Tokenul nu este semnat cu un algoritm permis; Entra semnează cu RS256. Respingeți-l.",
            chinese: "令牌未使用允许的算法签名；Entra 使用 RS256。请拒绝该令牌。"),
        row(
            "token.critical-header",
            german: "Das Token erfordert Erweiterungen, die hier nicht unterstützt werden. Lehnen Sie es ab; Entra "
                + "stellt solche Token nicht aus.",
            romanian: "Tokenul necesită extensii care nu sunt acceptate aici. Respingeți-l; Entra nu emite astfel de "
                + "tokenuri.",
            chinese: "令牌需要此处不支持的扩展。请拒绝该令牌；Entra 不会颁发这样的令牌。"),
        row(
            "token.unexpected-type",
            german: "Das Token hat nicht den hier erwarteten Typ und wurde für einen anderen Zweck ausgestellt. "
                + "Lehnen Sie es hier ab.",
            romanian: "Tokenul nu are tipul așteptat aici și a fost emis în alt scop. Respingeți-l aici.",
            chinese: "此令牌与预期的类型不同，是为其他用途颁发的。请勿在此接受。"),
        row(
            "token.graph-access-token",
            german: "Das ist ein Zugriffstoken für Microsoft Graph, das nur Graph prüfen kann. Verwenden Sie das "
                + "ID-Token, um den angemeldeten Benutzer zu ermitteln. Fordern Sie für eine eigene API einen Scope "
                + "dieser API an.",
            romanian: "Acesta este un token de acces pentru Microsoft Graph, pe care numai Graph îl poate verifica. "
                + "Folosiți tokenul de identitate pentru a afla ce utilizator s-a autentificat. Pentru un API "
                + "propriu, solicitați un scope al acelui API.",
            chinese: "这是 Microsoft Graph 的访问令牌，只有 Graph 才能验证。若要了解登录的用户，请使用 ID 令牌。对于您自己的 API，请请求该 API 的范围 (scope)。"),
        row(
            "token.key-id-missing",
            german: "Das Token nennt keinen Signaturschlüssel, und der Anbieter hat mehrere. Lehnen Sie es ab; Entra "
                + "nennt den Schlüssel immer.",
            romanian: "Tokenul nu indică o cheie de semnare, iar furnizorul are mai multe. Respingeți-l; Entra indică "
                + "întotdeauna cheia.",
            chinese: "令牌未标明签名密钥，而提供程序有多个密钥。请拒绝该令牌；Entra 始终会标明密钥。"),
        row(
            "token.signature-missing",
            german: "Das Token hat keine Signatur. Lehnen Sie es ab.",
            romanian: "Tokenul nu are semnătură. Respingeți-l.",
            chinese: "令牌没有签名部分。请拒绝该令牌。"),
        row(
            "token.signature-invalid",
            german: "Das Token wurde nach dem Signieren verändert oder nicht vom Anbieter signiert. Lehnen Sie es ab.",
            romanian: "Tokenul a fost modificat după semnare sau nu a fost semnat de furnizor. Respingeți-l.",
            chinese: "令牌在签名后被更改，或并非由提供程序签名。请拒绝该令牌。"),
        row(
            "token.claim-missing",
            german: "Im Token fehlt ein Anspruch. Es hat einen anderen Typ oder stammt von einem anderen Anbieter; "
                + "lehnen Sie es ab. Wenn auth_time fehlt, fügen Sie es im Portal unter „Tokenkonfiguration“ als "
                + "optionalen Anspruch für ID-Token hinzu.",
            romanian: "Din token lipsește o revendicare. Tokenul este de alt tip sau provine de la alt furnizor; "
                + "respingeți-l. Dacă lipsește auth_time, adăugați-l în portal, la „Token configuration”, ca "
                + "revendicare opțională pentru tokenurile de identitate.",
            chinese: "令牌缺少声明。它属于其他类型或来自其他提供程序；请拒绝该令牌。如果缺少 auth_time，请在门户的“令牌配置”中将其添加为 ID 令牌的可选声明。"),
        row(
            "token.claim-type",
            german: "Ein Anspruch im Token hat den falschen Typ. Lehnen Sie es ab; Entra stellt solche Token nicht "
                + "aus.",
            romanian: "O revendicare din token are un tip greșit. Respingeți-l; Entra nu emite astfel de tokenuri.",
            chinese: "令牌中有声明的类型不正确。请拒绝该令牌；Entra 不会颁发这样的令牌。"),
        row(
            "token.expired",
            german: "Das Token ist abgelaufen. Melden Sie sich erneut an. Besteht das Problem weiter, prüfen Sie, ob "
                + "die Uhr des Servers vorgeht.",
            romanian: "Tokenul a expirat. Autentificați-vă din nou. Dacă problema persistă, verificați dacă ceasul "
                + "serverului este în avans.",
            chinese: "令牌已过期。请重新登录。如果问题仍然存在，请检查服务器的时钟是否偏快。"),
        row(
            "token.not-yet-valid",
            german: "Das Token ist noch nicht gültig: Die Uhr des Servers geht nach. Synchronisieren Sie sie mit "
                + "einem Zeitserver.",
            romanian: "Tokenul nu este încă valabil: ceasul serverului este în urmă. Sincronizați-l cu un server de "
                + "timp.",
            chinese: "令牌尚未生效：服务器的时钟偏慢。请与时间服务器同步。"),
        row(
            "token.issued-in-future",
            german: "Das Token hat ein Ausstellungsdatum in der Zukunft: Die Uhr des Servers geht nach. "
                + "Synchronisieren Sie sie mit einem Zeitserver.",
            romanian: "Data emiterii tokenului este în viitor: ceasul serverului este în urmă. Sincronizați-l cu un "
                + "server de timp.",
            chinese: "令牌的颁发时间在未来：服务器的时钟偏慢。请与时间服务器同步。"),
        row(
            "token.audience-mismatch",
            german: "Das Token ist für eine andere Anwendung bestimmt. Vergleichen Sie die Client-ID in der "
                + "Konfiguration mit der Anwendungs-ID (Client) im Portal.",
            romanian: "Tokenul este destinat altei aplicații. Comparați Client ID din configurație cu Application "
                + "(client) ID din portal.",
            chinese: "此令牌面向另一个应用程序。请将配置中的客户端 ID 与门户中的应用程序(客户端) ID 进行比较。"),
        row(
            "token.audience-untrusted",
            german: "Das Token ist auch für andere Anwendungen bestimmt, und jede davon könnte es hier verwenden. "
                + "Lehnen Sie es ab. Wenn Sie alle selbst betreiben, nehmen Sie sie in die Liste der "
                + "vertrauenswürdigen Zielgruppen auf.",
            romanian: "Tokenul este destinat și altor aplicații, iar oricare dintre ele l-ar putea folosi aici. "
                + "Respingeți-l. Dacă le administrați pe toate, adăugați-le în lista destinatarilor de încredere.",
            chinese: "此令牌还面向其他受众，其中任何一个都可能在此使用它。请拒绝该令牌。如果这些受众都由您运营，请将其添加到受信任的受众列表中。"),
        row(
            "token.authorized-party-mismatch",
            german: "Das Token wurde für eine andere Anwendung ausgestellt. Lehnen Sie es ab.",
            romanian: "Tokenul a fost emis pentru altă aplicație. Respingeți-l.",
            chinese: "此令牌是颁发给另一个应用程序的。请拒绝该令牌。"),
        row(
            "token.nonce-missing",
            german: "Das Token enthält die gesendete Nonce nicht und gehört zu einer anderen Anmeldung. Starten Sie "
                + "die Anmeldung erneut.",
            romanian: "Tokenul nu conține valoarea nonce trimisă și aparține altei autentificări. Reluați "
                + "autentificarea.",
            chinese: "令牌不含所发送的 nonce，属于另一次登录。请重新登录。"),
        row(
            "token.nonce-mismatch",
            german: "Das Token enthält eine andere Nonce als die gesendete. Möglicherweise wurden in diesem Browser "
                + "zwei Anmeldungen gestartet, oder ein Angreifer hat ein Token eingeschleust. Starten Sie die "
                + "Anmeldung erneut.",
            romanian: "Tokenul conține altă valoare nonce decât cea trimisă. Poate au fost începute două "
                + "autentificări în acest browser sau un atacator a strecurat un token. Reluați autentificarea.",
            chinese: "令牌中的 nonce 与所发送的不同。可能在此浏览器中启动了两次登录，或者有攻击者注入了令牌。请重新登录。"),
        row(
            "token.nonce-unexpected",
            german: "Das Token enthält eine Nonce, obwohl keine gesendet wurde. Es gehört zu einer anderen Anmeldung. "
                + "Starten Sie die Anmeldung erneut.",
            romanian: "Tokenul conține o valoare nonce, deși nu a fost trimisă niciuna. Aparține altei autentificări. "
                + "Reluați autentificarea.",
            chinese: "令牌中含有 nonce，但并未发送 nonce。它属于另一次登录。请重新登录。"),
        row(
            "token.code-hash-missing",
            german: "Token und Code kamen über den Browser, aber das Token enthält keinen Hash des Codes, der beide "
                + "verbindet. Lehnen Sie beide ab. Verwenden Sie den Antworttyp code und rufen Sie die Token vom "
                + "Tokenendpunkt ab.",
            romanian: "Tokenul și codul au venit prin browser, dar tokenul nu conține hashul codului, care le leagă. "
                + "Respingeți-le pe amândouă. Folosiți tipul de răspuns code și obțineți tokenurile de la punctul "
                + "final de tokenuri.",
            chinese: "令牌与代码经由浏览器一起到达，但令牌不含将两者关联起来的代码哈希。请拒绝两者。请使用响应类型 code，并从令牌终结点获取令牌。"),
        row(
            "token.code-hash-mismatch",
            german: "Das Token gehört nicht zu dem Code, mit dem es kam. Lehnen Sie beide ab: Eines davon wurde "
                + "ausgetauscht.",
            romanian: "Tokenul nu aparține codului cu care a venit. Respingeți-le pe amândouă: unul dintre ele a fost "
                + "înlocuit.",
            chinese: "令牌与随附的代码不匹配。请拒绝两者：其中之一已被替换。"),
        row(
            "token.access-token-hash-missing",
            german: "ID-Token und Zugriffstoken kamen über den Browser, aber das ID-Token enthält keinen Hash des "
                + "Zugriffstokens, der beide verbindet. Lehnen Sie beide ab. Verwenden Sie den Antworttyp code und "
                + "rufen Sie die Token vom Tokenendpunkt ab.",
            romanian: "Tokenul de identitate și tokenul de acces au venit prin browser, dar primul nu conține hashul "
                + "celui de-al doilea, care le leagă. Respingeți-le pe amândouă. Folosiți tipul de răspuns code și "
                + "obțineți tokenurile de la punctul final de tokenuri.",
            chinese: "ID 令牌与访问令牌经由浏览器一起到达，但 ID 令牌不含将两者关联起来的访问令牌哈希。请拒绝两者。请使用响应类型 code，并从令牌终结点获取令牌。"),
        row(
            "token.access-token-hash-mismatch",
            german: "Das ID-Token gehört nicht zu dem Zugriffstoken, mit dem es kam. Lehnen Sie beide ab: Eines davon "
                + "wurde ausgetauscht.",
            romanian: "Tokenul de identitate nu aparține tokenului de acces cu care a venit. Respingeți-le pe "
                + "amândouă: unul dintre ele a fost înlocuit.",
            chinese: "ID 令牌与随附的访问令牌不匹配。请拒绝两者：其中之一已被替换。"),
        row(
            "token.authentication-too-old",
            german: "Die Anmeldung des Benutzers liegt länger zurück als erlaubt. Fordern Sie den Benutzer mit "
                + "prompt=login zur erneuten Anmeldung auf.",
            romanian: "Utilizatorul s-a autentificat cu mai mult timp în urmă decât este permis. Cereți-i să se "
                + "autentifice din nou cu prompt=login.",
            chinese: "用户的登录时间早于允许的范围。请使用 prompt=login 让用户重新登录。"),
        row(
            "token.context-mismatch",
            german: "Das Token bestätigt nicht, dass sich der Benutzer mit der geforderten Methode angemeldet hat. "
                + "Fordern Sie ihn zur erneuten Anmeldung mit dieser Methode auf oder entfernen Sie die Vorgabe aus "
                + "der Konfiguration.",
            romanian: "Tokenul nu confirmă că utilizatorul s-a autentificat prin metoda cerută. Cereți-i să se "
                + "autentifice din nou prin acea metodă sau eliminați cerința din configurație.",
            chinese: "令牌未表明用户以所要求的方法登录。请让用户以该方法重新登录，或从配置中删除该要求。"),
        row(
            "token.subject-mismatch",
            german: "Das zweite Token gilt für einen anderen Benutzer als das erste. Lehnen Sie es ab: Eines der "
                + "beiden wurde ausgetauscht.",
            romanian: "Al doilea token se referă la alt utilizator decât primul. Respingeți-l: unul dintre ele a fost "
                + "înlocuit.",
            chinese: "第二个令牌所属的用户与第一个不同。请拒绝该令牌：其中之一已被替换。"),
    ]
}
