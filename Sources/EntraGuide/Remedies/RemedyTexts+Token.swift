extension RemedyTexts {
    /// A token: structure, algorithm, key, signature and claims.
    static let token: [Row] = [
        row(
            "token.too-large",
            german: "Das Token ist größer als erlaubt und wurde nicht gelesen. Personen in sehr vielen Gruppen haben "
                + "solche Token: Lassen Sie Entra nur die Gruppen ausgeben, die der Anwendung zugewiesen sind.",
            romanian: "Tokenul este mai mare decât este permis și nu a fost citit. Persoanele aflate în foarte multe "
                + "grupuri au astfel de tokenuri: lăsați Entra să emită numai grupurile atribuite aplicației.",
            chinese: "令牌超过允许的大小，未被读取。属于很多组的人会有这样的令牌：请让 Entra 只发出分配给该应用程序的组。"),
        row(
            "token.encrypted",
            german: "Das Token ist verschlüsselt und kann hier nicht gelesen werden. Entfernen Sie den "
                + "Verschlüsselungsschlüssel aus der Registrierung der Anwendung („Tokenverschlüsselung“), oder "
                + "verlangen Sie ein Token für Ihre eigene Anwendung.",
            romanian: "Tokenul este criptat și nu poate fi citit aici. Eliminați cheia de criptare din înregistrarea "
                + "aplicației („Token encryption”) sau cereți un token pentru propria aplicație.",
            chinese: "令牌已加密，无法在此读取。请从应用程序注册中移除加密密钥（“令牌加密”），或请求面向您自己的应用程序的令牌。"),
        row(
            "token.not-compact",
            german: "Das ist kein JSON Web Token: Ein solches hat drei Teile mit Punkten dazwischen. Prüfen Sie, ob "
                + "Sie das ID-Token gesandt haben; manche Zugriffstoken kann nur ihre API lesen.",
            romanian: "Acesta nu este un JSON Web Token: acela are trei părți despărțite prin puncte. Verificați dacă "
                + "ați trimis tokenul de identitate; unele tokenuri de acces pot fi citite numai de API-ul lor.",
            chinese: "这不是 JSON Web Token：它应由点号分隔的三个部分组成。请确认发送的是 ID 令牌；有些访问令牌只有其 API 才能读取。"),
        row(
            "token.invalid-base64url",
            german: "Ein Teil des Tokens ist nicht so kodiert, wie Token es sind: Es wurde unterwegs beschädigt oder "
                + "mit Zeilenumbrüchen kopiert. Kopieren Sie es noch einmal in einem Stück.",
            romanian: "O parte a tokenului nu este codificată ca la tokenuri: s-a deteriorat pe drum sau a fost copiat "
                + "cu întreruperi de linie. Copiați-l din nou, dintr-o bucată.",
            chinese: "令牌某一部分的编码不符合规定：可能在传输中损坏，或复制时带入了换行。请重新完整复制。"),
        row(
            "token.invalid-json",
            german: "Ein Teil des Tokens ist kein gültiges JSON. Nehmen Sie es nicht an: Entra stellt keine solchen "
                + "Token aus.",
            romanian: "O parte a tokenului nu este JSON valid. Nu îl acceptați: Entra nu emite astfel de tokenuri.",
            chinese: "令牌的某一部分不是有效的 JSON。请勿接受：Entra 不会颁发这样的令牌。"),
        row(
            "token.not-an-object",
            german: "Ein Teil des Tokens ist kein JSON-Objekt. Nehmen Sie es nicht an: Entra stellt keine solchen "
                + "Token aus.",
            romanian: "O parte a tokenului nu este un obiect JSON. Nu îl acceptați: Entra nu emite astfel de tokenuri.",
            chinese: "令牌的某一部分不是 JSON 对象。请勿接受：Entra 不会颁发这样的令牌。"),
        row(
            "token.header-type",
            german: "Eine Angabe im Kopf des Tokens hat die falsche Art. Nehmen Sie es nicht an: Entra stellt keine "
                + "solchen Token aus.",
            romanian: "O valoare din antetul tokenului are un tip greșit. Nu îl acceptați: Entra nu emite astfel de "
                + "tokenuri.",
            chinese: "令牌头部中的某项类型有误。请勿接受：Entra 不会颁发这样的令牌。"),
        row(
            "token.algorithm-missing",
            german: "Das Token sagt nicht, wie es signiert ist. Nehmen Sie es nicht an; Entra signiert mit RS256.",
            romanian: "Tokenul nu spune cum este semnat. Nu îl acceptați; Entra semnează cu RS256.",
            chinese: "令牌没有说明签名方式。请勿接受；Entra 使用 RS256 签名。"),
        row(
            "token.algorithm-none",
            german: "Das Token ist nicht signiert. Nehmen Sie ein solches nie an: Jeder kann es schreiben.",
            romanian: "Tokenul nu este semnat. Nu acceptați niciodată unul ca acesta: oricine îl poate scrie.",
            chinese: "令牌没有签名。绝不要接受这样的令牌：任何人都能写出来。"),
        row(
            "token.algorithm-not-allowed",
            german: "Das Token ist nicht mit einem erlaubten Algorithmus signiert; Entra signiert mit RS256. Nehmen "
                + "Sie es nicht an.",
            romanian: "Tokenul nu este semnat cu un algoritm permis; Entra semnează cu RS256. Nu îl acceptați.",
            chinese: "令牌未使用允许的算法签名；Entra 使用 RS256。请勿接受。"),
        row(
            "token.critical-header",
            german: "Das Token verlangt Erweiterungen, die hier unbekannt sind. Nehmen Sie es nicht an: Entra stellt "
                + "keine solchen Token aus.",
            romanian: "Tokenul cere extensii necunoscute aici. Nu îl acceptați: Entra nu emite astfel de tokenuri.",
            chinese: "令牌要求此处未知的扩展。请勿接受：Entra 不会颁发这样的令牌。"),
        row(
            "token.unexpected-type",
            german: "Das Token ist von anderer Art als das hier erwartete und wurde für einen anderen Zweck "
                + "ausgestellt. Nehmen Sie es hier nicht an.",
            romanian: "Tokenul este de alt tip decât cel așteptat aici și a fost emis în alt scop. Nu îl acceptați "
                + "aici.",
            chinese: "此令牌与此处预期的类型不同，是为其他用途颁发的。请勿在此接受。"),
        row(
            "token.graph-access-token",
            german: "Das ist ein Zugriffstoken für Microsoft Graph, das nur Graph prüfen kann. Verwenden Sie das "
                + "ID-Token, um zu erfahren, wer sich angemeldet hat; für eine eigene API verlangen Sie einen Scope "
                + "dieser API.",
            romanian: "Acesta este un token de acces pentru Microsoft Graph, pe care numai Graph îl poate verifica. "
                + "Folosiți tokenul de identitate pentru a afla cine s-a autentificat; pentru un API propriu cereți un "
                + "scope al acelui API.",
            chinese: "这是 Microsoft Graph 的访问令牌，只有 Graph 才能验证。要了解是谁登录，请使用 ID 令牌；对于您自己的 API，请请求该 API 的范围 (scope)。"),
        row(
            "token.key-id-missing",
            german: "Das Token sagt nicht, welcher Schlüssel es signiert hat, und der Anbieter hat mehrere. Nehmen Sie "
                + "es nicht an; Entra nennt den Schlüssel immer.",
            romanian: "Tokenul nu spune ce cheie l-a semnat, iar furnizorul are mai multe. Nu îl acceptați; Entra "
                + "numește întotdeauna cheia.",
            chinese: "令牌没有说明由哪个密钥签名，而提供程序有多个密钥。请勿接受；Entra 总会标明密钥。"),
        row(
            "token.signature-missing",
            german: "Das Token hat keine Signatur. Nehmen Sie es nicht an.",
            romanian: "Tokenul nu are semnătură. Nu îl acceptați.",
            chinese: "令牌没有签名部分。请勿接受。"),
        row(
            "token.signature-invalid",
            german: "Das Token wurde nach dem Signieren verändert oder von jemand anderem signiert. Nehmen Sie es "
                + "nicht an.",
            romanian: "Tokenul a fost modificat după semnare sau semnat de altcineva. Nu îl acceptați.",
            chinese: "令牌在签名后被更改，或由他人签名。请勿接受。"),
        row(
            "token.claim-missing",
            german: "Dem Token fehlt eine Angabe: Es ist von anderer Art oder gehört jemand anderem. Fehlt auth_time, "
                + "so nehmen Sie es im Portal unter „Tokenkonfiguration“ als optionalen Anspruch der ID-Token auf.",
            romanian: "Tokenului îi lipsește o valoare: este de alt tip sau al altcuiva. Dacă lipsește auth_time, "
                + "adăugați-l în portal, la „Token configuration”, ca revendicare opțională a tokenurilor de "
                + "identitate.",
            chinese: "令牌缺少某项声明：它属于另一种类型，或属于他人。如果缺少 auth_time，请在门户的“令牌配置”中将其添加为 ID 令牌的可选声明。"),
        row(
            "token.claim-type",
            german: "Eine Angabe im Token hat eine andere Art, als Entra sie immer sendet. Nehmen Sie das Token nicht "
                + "an.",
            romanian: "O valoare din token are alt tip decât cel pe care Entra îl trimite întotdeauna. Nu acceptați "
                + "tokenul.",
            chinese: "令牌中某项声明的类型与 Entra 始终发送的不同。请勿接受该令牌。"),
        row(
            "token.expired",
            german: "Das Token ist abgelaufen. Melden Sie sich noch einmal an; hilft das nicht, so geht die Uhr des "
                + "Servers vor.",
            romanian: "Tokenul a expirat. Autentificați-vă din nou; dacă nu ajută, ceasul serverului o ia înainte.",
            chinese: "令牌已过期。请重新登录；如果无效，则是服务器的时钟快了。"),
        row(
            "token.not-yet-valid",
            german: "Das Token gilt noch nicht: Die Uhr des Servers geht nach. Lassen Sie sie einem Zeitserver folgen.",
            romanian: "Tokenul nu este încă valabil: ceasul serverului a rămas în urmă. Sincronizați-l cu un server de "
                + "timp.",
            chinese: "令牌尚未生效：服务器的时钟慢了。请让它与时间服务器同步。"),
        row(
            "token.issued-in-future",
            german: "Das Token wurde in der Zukunft ausgestellt: Die Uhr des Servers geht nach. Lassen Sie sie einem "
                + "Zeitserver folgen.",
            romanian: "Tokenul a fost emis în viitor: ceasul serverului a rămas în urmă. Sincronizați-l cu un server "
                + "de timp.",
            chinese: "令牌的颁发时间在未来：服务器的时钟慢了。请让它与时间服务器同步。"),
        row(
            "token.audience-mismatch",
            german: "Das Token ist für eine andere Anwendung. Vergleichen Sie die Client-ID der Konfiguration mit der "
                + "Anwendungs-ID (Client) im Portal.",
            romanian: "Tokenul este pentru altă aplicație. Comparați Client ID din configurație cu Application "
                + "(client) ID din portal.",
            chinese: "此令牌面向另一个应用程序。请将配置中的客户端 ID 与门户中的应用程序(客户端) ID 进行比较。"),
        row(
            "token.audience-untrusted",
            german:
                "Das Token ist auch für andere Empfänger, und jeder von ihnen könnte es hier vorlegen. Nehmen Sie es "
                + "nicht an. Betreiben Sie alle selbst, so tragen Sie sie als vertrauenswürdige Empfänger ein.",
            romanian: "Tokenul este și pentru alți destinatari, iar oricare dintre ei l-ar putea prezenta aici. Nu îl "
                + "acceptați. Dacă îi administrați pe toți, adăugați-i la destinatarii de încredere.",
            chinese: "此令牌还面向其他受众，其中任何一个都可能在此出示它。请勿接受。如果这些受众都由您运营，请将其列为受信任的受众。"),
        row(
            "token.authorized-party-mismatch",
            german: "Das Token wurde einer anderen Anwendung ausgestellt. Nehmen Sie es nicht an.",
            romanian: "Tokenul a fost emis altei aplicații. Nu îl acceptați.",
            chinese: "此令牌是颁发给另一个应用程序的。请勿接受。"),
        row(
            "token.nonce-missing",
            german: "Das Token wiederholt die gesandte Nonce nicht und gehört zu einer anderen Anmeldung. Beginnen Sie "
                + "die Anmeldung neu.",
            romanian: "Tokenul nu repetă valoarea nonce trimisă și aparține altei autentificări. Reluați "
                + "autentificarea.",
            chinese: "令牌没有带回所发送的 nonce，属于另一次登录。请重新登录。"),
        row(
            "token.nonce-mismatch",
            german: "Das Token wiederholt eine andere Nonce als die gesandte: Vielleicht wurden im selben Browser zwei "
                + "Anmeldungen begonnen, oder jemand schiebt ein Token unter. Beginnen Sie die Anmeldung neu.",
            romanian: "Tokenul repetă altă valoare nonce decât cea trimisă: poate au fost începute două autentificări "
                + "în același browser sau cineva strecoară un token. Reluați autentificarea.",
            chinese: "令牌带回的 nonce 与所发送的不同：可能在同一浏览器中开始了两次登录，或有人注入令牌。请重新登录。"),
        row(
            "token.nonce-unexpected",
            german: "Das Token trägt eine Nonce, obwohl keine gesandt wurde; es gehört zu einer anderen Anmeldung. "
                + "Beginnen Sie die Anmeldung neu.",
            romanian: "Tokenul conține o valoare nonce, deși nu a fost trimisă niciuna; aparține altei autentificări. "
                + "Reluați autentificarea.",
            chinese: "并未发送 nonce，令牌中却带有 nonce；它属于另一次登录。请重新登录。"),
        row(
            "token.code-hash-missing",
            german: "Das Token kam mit dem Code durch den Browser und sagt nicht, dass beide zusammengehören; nehmen "
                + "Sie keines an. Verwenden Sie den Antworttyp code und holen Sie die Token vom Tokenendpunkt.",
            romanian: "Tokenul a venit prin browser împreună cu codul și nu spune că se potrivesc; nu acceptați "
                + "niciunul. Folosiți tipul de răspuns code și luați tokenurile de la punctul final de tokenuri.",
            chinese: "令牌与代码一起经由浏览器到达，却没有说明两者相关；两者都不要接受。请使用响应类型 code，从令牌终结点获取令牌。"),
        row(
            "token.code-hash-mismatch",
            german: "Das Token gehört nicht zu dem Code, der mit ihm kam. Nehmen Sie keines von beiden an: Eines wurde "
                + "ausgetauscht.",
            romanian: "Tokenul nu se potrivește cu codul cu care a venit. Nu acceptați niciunul: unul a fost înlocuit.",
            chinese: "令牌与同时到达的代码不符。两者都不要接受：其中之一已被调换。"),
        row(
            "token.access-token-hash-missing",
            german: "Das Token kam mit dem Zugriffstoken durch den Browser und sagt nicht, dass beide zusammengehören; "
                + "nehmen Sie keines an. Verwenden Sie den Antworttyp code und holen Sie die Token vom Tokenendpunkt.",
            romanian: "Tokenul a venit prin browser împreună cu tokenul de acces și nu spune că se potrivesc; nu "
                + "acceptați niciunul. Folosiți tipul de răspuns code și luați tokenurile de la punctul final de "
                + "tokenuri.",
            chinese: "令牌与访问令牌一起经由浏览器到达，却没有说明两者相关；两者都不要接受。请使用响应类型 code，从令牌终结点获取令牌。"),
        row(
            "token.access-token-hash-mismatch",
            german: "Das Token gehört nicht zu dem Zugriffstoken, das mit ihm kam. Nehmen Sie keines von beiden an: "
                + "Eines wurde ausgetauscht.",
            romanian: "Tokenul nu se potrivește cu tokenul de acces cu care a venit. Nu acceptați niciunul: unul a "
                + "fost înlocuit.",
            chinese: "令牌与同时到达的访问令牌不符。两者都不要接受：其中之一已被调换。"),
        row(
            "token.authentication-too-old",
            german: "Die Anmeldung der Person liegt länger zurück als erlaubt. Lassen Sie sie sich mit prompt=login "
                + "noch einmal anmelden.",
            romanian: "Persoana s-a autentificat cu mai mult timp în urmă decât este permis. Trimiteți-o să se "
                + "autentifice din nou cu prompt=login.",
            chinese: "此人上次登录的时间早于所允许的范围。请以 prompt=login 让其重新登录。"),
        row(
            "token.context-mismatch",
            german: "Das Token sagt nicht, dass sich die Person auf die verlangte Weise angemeldet hat. Lassen Sie sie "
                + "sich noch einmal auf diese Weise anmelden oder nehmen Sie die Forderung aus der Konfiguration.",
            romanian: "Tokenul nu spune că persoana s-a autentificat prin metoda cerută. Trimiteți-o să se autentifice "
                + "din nou prin acea metodă sau scoateți cerința din configurație.",
            chinese: "令牌没有说明此人以所要求的方式登录。请让其以该方式重新登录，或从配置中去掉该要求。"),
        row(
            "token.subject-mismatch",
            german: "Das zweite Token betrifft eine andere Person als das erste. Nehmen Sie es nicht an: Eines der "
                + "beiden wurde ausgetauscht.",
            romanian: "Al doilea token este despre altă persoană decât primul. Nu îl acceptați: unul dintre ele a fost "
                + "înlocuit.",
            chinese: "第二个令牌所指的人与第一个不同。请勿接受：其中之一已被调换。"),
    ]
}
