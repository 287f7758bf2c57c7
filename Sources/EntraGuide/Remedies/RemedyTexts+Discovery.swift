extension RemedyTexts {
    /// Problems of a provider's metadata and its retrieval, `discovery.*`.
    static let discovery: [Row] = [
        row(
            "discovery.unreachable",
            german: "Der Anbieter ist nicht erreichbar. Prüfen Sie die URL und ob dieser Server Verbindungen zu ihr "
                + "öffnen darf: Namensauflösung, Firewall und Proxy.",
            romanian: "Furnizorul nu poate fi contactat. Verificați adresa URL și dacă acest server poate deschide "
                + "conexiuni către ea: rezolvarea numelor, firewallul și proxyul.",
            chinese: "无法访问提供程序。请检查 URL，以及此服务器能否与其建立连接：名称解析、防火墙和代理。"),
        row(
            "discovery.certificate-untrusted",
            german: "Dieser Server vertraut dem Zertifikat des Anbieters nicht, deshalb wurde nichts gesendet. Wenn "
                + "das Zertifikat abgelaufen ist, für einen anderen Host gilt oder ohne seine Zwischenzertifikate gesendet "
                + "wird, korrigieren Sie es beim Anbieter. Wenn eine private Zertifizierungsstelle es ausgestellt hat, "
                + "fügen Sie deren Zertifikat den vertrauenswürdigen Zertifikaten dieses Servers hinzu (Debian, Ubuntu "
                + "und Alpine: als .crt-Datei in /usr/local/share/ca-certificates, dann update-ca-certificates) und "
                + "starten Sie den Server neu.",
            romanian: "Acest server nu are încredere în certificatul furnizorului, așa că nu s-a trimis nimic. Dacă "
                + "certificatul a expirat, este pentru altă gazdă sau este trimis fără certificatele intermediare, "
                + "corectați-l la furnizor. Dacă a fost emis de o autoritate de certificare privată, adăugați "
                + "certificatul acesteia la cele în care acest server are încredere (Debian, Ubuntu și Alpine: ca "
                + "fișier .crt în /usr/local/share/ca-certificates, apoi update-ca-certificates) și reporniți serverul.",
            chinese: "此服务器不信任提供程序的证书，因此未发送任何内容。如果证书已过期、属于其他主机，或发送时缺少中间证书，请在提供程序处更正。"
                + "如果证书由私有证书颁发机构签发，请将该机构的证书添加到此服务器信任的证书中（Debian、Ubuntu 和 Alpine："
                + "将 .crt 文件复制到 /usr/local/share/ca-certificates，然后运行 update-ca-certificates），并重启服务器。"),
        row(
            "discovery.timeout",
            german: "Der Anbieter hat nicht rechtzeitig geantwortet. Prüfen Sie, ob eine Firewall Verbindungen ohne "
                + "Meldung verwirft, und versuchen Sie es später erneut.",
            romanian: "Furnizorul nu a răspuns la timp. Verificați dacă un firewall abandonează conexiunile fără "
                + "mesaj și încercați din nou mai târziu.",
            chinese: "提供程序未及时响应。请检查防火墙是否静默丢弃连接，并稍后重试。"),
        row(
            "discovery.cancelled",
            german: "Die Anforderung, die auf den Anbieter wartete, wurde abgebrochen. Es ist keine Aktion "
                + "erforderlich.",
            romanian: "Solicitarea care aștepta răspunsul furnizorului a fost anulată. Nu este necesară nicio "
                + "acțiune.",
            chinese: "等待提供程序响应的请求已取消。无需执行任何操作。"),
        row(
            "discovery.http-status",
            german: "Der Anbieter hat geantwortet, aber nicht mit dem Dokument. Öffnen Sie die URL im Browser: Bei "
                + "404 ist der Issuer falsch geschrieben, bei 5xx liegt eine Störung beim Anbieter oder bei einem "
                + "Proxy davor vor.",
            romanian: "Furnizorul a răspuns, dar nu cu documentul. Deschideți adresa URL în browser: la 404, "
                + "emitentul este scris greșit; la 5xx, furnizorul sau un proxy din fața lui are o problemă.",
            chinese: "提供程序已响应，但返回的不是该文档。请在浏览器中打开该 URL：404 表示颁发者拼写有误，5xx 表示提供程序或其前面的代理出现故障。"),
        row(
            "discovery.redirected",
            german: "Die URL leitet an eine andere weiter. Weiterleitungen werden nicht befolgt, weil sonst der "
                + "Betreiber der Weiterleitung die Schlüssel bestimmen könnte. Konfigurieren Sie den Issuer, unter "
                + "dessen URL das Dokument direkt verfügbar ist.",
            romanian: "Adresa URL redirecționează către alta. Redirecționările nu sunt urmate, deoarece cel care le "
                + "controlează ar putea alege cheile. Configurați emitentul a cărui adresă URL oferă direct "
                + "documentul.",
            chinese: "该 URL 会重定向到另一个 URL。不会跟随重定向，否则控制重定向的一方可以选择密钥。请配置可直接从其 URL 获取文档的颁发者。"),
        row(
            "discovery.too-large",
            german: "Die Antwort ist größer als erlaubt und wurde nicht gelesen. Prüfen Sie, was die URL liefert.",
            romanian: "Răspunsul este mai mare decât este permis și nu a fost citit. Verificați ce oferă adresa URL.",
            chinese: "响应超过允许的大小，未被读取。请检查该 URL 返回的内容。"),
        row(
            "discovery.not-json",
            german: "Die Metadaten können nicht gelesen werden. Wenn die URL eine Webseite liefert, ist der Issuer "
                + "falsch geschrieben oder ein Proxy verlangt eine Anmeldung.",
            romanian: "Metadatele nu pot fi citite. Dacă adresa URL oferă o pagină web, emitentul este scris greșit "
                + "sau un proxy cere autentificare.",
            chinese: "无法读取元数据。如果该 URL 返回网页，则颁发者拼写有误，或代理要求登录。"),
        row(
            "discovery.missing-member",
            german: "In den Metadaten fehlt ein erforderlicher Wert. Vergleichen Sie sie mit der Dokumentation des "
                + "Anbieters und prüfen Sie, ob der Issuer zu einem OpenID-Anbieter gehört.",
            romanian: "Din metadate lipsește o valoare obligatorie. Comparați-le cu documentația furnizorului și "
                + "verificați dacă emitentul aparține unui furnizor OpenID.",
            chinese: "元数据缺少必需的值。请与提供程序的文档进行比较，并确认颁发者属于 OpenID 提供程序。"),
        row(
            "discovery.wrong-type",
            german: "Ein Wert in den Metadaten hat den falschen Typ. Vergleichen Sie sie mit der Dokumentation des "
                + "Anbieters und prüfen Sie, ob der Issuer zu einem OpenID-Anbieter gehört.",
            romanian: "O valoare din metadate are un tip greșit. Comparați-le cu documentația furnizorului și "
                + "verificați dacă emitentul aparține unui furnizor OpenID.",
            chinese: "元数据中有值的类型不正确。请与提供程序的文档进行比较，并确认颁发者属于 OpenID 提供程序。"),
        row(
            "discovery.issuer-mismatch",
            german: "Das Dokument gehört zu einem anderen Issuer als dem angeforderten. Konfigurieren Sie den Issuer "
                + "genau in der Schreibweise des Anbieters, einschließlich Groß- und Kleinschreibung und eines "
                + "Schrägstrichs am Ende.",
            romanian: "Documentul aparține altui emitent decât celui solicitat. Configurați emitentul exact cum îl "
                + "scrie furnizorul, inclusiv literele mari și mici și o eventuală bară oblică la sfârșit.",
            chinese: "该文档属于另一个颁发者，而不是所请求的颁发者。请完全按照提供程序的写法配置颁发者，包括大小写和末尾的斜杠。"),
        row(
            "discovery.endpoint-not-https",
            german: "Geheimnisse und Token würden unverschlüsselt übertragen oder nicht ankommen. Der Anbieter muss "
                + "https-URLs veröffentlichen. Wenn er hinter einem Proxy läuft, konfigurieren Sie beim Anbieter "
                + "seine öffentliche URL.",
            romanian: "Secretele și tokenurile ar fi transmise necriptat sau nu ar ajunge. Furnizorul trebuie să "
                + "publice adrese https. Dacă rulează în spatele unui proxy, configurați în furnizor adresa lui "
                + "publică.",
            chinese: "密码和令牌会以明文传输，或无法送达。提供程序必须发布 https URL。如果它位于代理之后，请为其配置公共 URL。"),
        row(
            "discovery.invalid-endpoint",
            german: "Die URL eines Endpunkts darf weder Benutzernamen noch Fragment enthalten. Der Anbieter muss "
                + "seine Metadaten korrigieren.",
            romanian: "Adresa URL a unui punct final nu poate conține nume de utilizator sau fragment. Furnizorul "
                + "trebuie să își corecteze metadatele.",
            chinese: "终结点的 URL 不能包含用户名或片段。提供程序必须更正其元数据。"),
        row(
            "discovery.provider-error",
            german: "Der Anbieter hat statt der Metadaten einen Fehler gesendet. Prüfen Sie den Issuer, insbesondere "
                + "den Mandanten darin.",
            romanian: "Furnizorul a trimis o eroare în locul metadatelor. Verificați emitentul, mai ales tenantul din "
                + "el.",
            chinese: "提供程序返回了错误而不是元数据。请检查颁发者，尤其是其中的租户。"),
        row(
            "discovery.unexpected-content-type",
            german: "Das Dokument wurde trotz des unerwarteten Inhaltstyps gelesen. Prüfen Sie, ob ein Dateiserver "
                + "oder ein Proxy anstelle des Anbieters antwortet.",
            romanian: "Documentul a fost citit, deși tipul de conținut este neașteptat. Verificați dacă un server de "
                + "fișiere sau un proxy răspunde în locul furnizorului.",
            chinese: "内容类型与预期不符，但文档仍被读取。请检查是否有文件服务器或代理代替提供程序响应。"),
        row(
            "discovery.boolean-as-string",
            german: "Die Metadaten des Anbieters enthalten einen Wahrheitswert als Zeichenfolge. Die Anwendung "
                + "akzeptiert ihn. Bitten Sie den Anbieter, seine Metadaten zu korrigieren.",
            romanian: "Metadatele furnizorului conțin o valoare booleană ca șir de caractere. Aplicația o acceptă. "
                + "Cereți furnizorului să își corecteze metadatele.",
            chinese: "提供程序的元数据以字符串形式包含布尔值。应用程序会接受它。请要求提供程序更正其元数据。"),
        row(
            "discovery.stale",
            german: "Der Anbieter ist zurzeit nicht erreichbar. Die zuletzt abgerufenen Daten werden verwendet, bis "
                + "sie zu alt sind. Beheben Sie die Ursache vorher.",
            romanian: "Furnizorul nu poate fi contactat în acest moment. Ultimele date preluate sunt folosite până "
                + "devin prea vechi. Remediați cauza înainte de acel moment.",
            chinese: "目前无法访问提供程序。在过期之前，将继续使用最近一次获取的数据。请在此之前解决问题。"),
        row(
            "discovery.snapshot-too-old",
            german: "Die gespeicherte Momentaufnahme ist zu alt und wurde nicht verwendet, weil inzwischen Schlüssel "
                + "zurückgezogen worden sein können. Der Anbieter wird erneut abgefragt; es ist keine Aktion "
                + "erforderlich.",
            romanian: "Instantaneul salvat este prea vechi și nu a fost folosit, deoarece între timp pot fi retrase "
                + "chei. Furnizorul va fi interogat din nou; nu este necesară nicio acțiune.",
            chinese: "存储的快照过旧，未被使用，因为其间可能有密钥被撤销。将重新查询提供程序，无需执行任何操作。"),
        row(
            "discovery.snapshot-mismatch",
            german: "Die gespeicherte Momentaufnahme gehört zu einem anderen Anbieter und wurde nicht verwendet. "
                + "Speichern Sie für jeden Anbieter eine eigene.",
            romanian: "Instantaneul salvat aparține altui furnizor și nu a fost folosit. Salvați câte unul pentru "
                + "fiecare furnizor.",
            chinese: "存储的快照属于另一个提供程序，未被使用。请为每个提供程序分别存储快照。"),
        row(
            "discovery.snapshot-not-authentic",
            german: "Eine Momentaufnahme im gemeinsamen Speicher wurde verändert oder stammt nicht von dieser "
                + "Anwendung und wurde nicht verwendet. Prüfen Sie, wer sonst in den Speicher schreiben kann und ob er "
                + "unverändert zurückgibt, was gespeichert wurde.",
            romanian: "Un instantaneu din depozitul comun a fost modificat sau nu a fost scris de această aplicație și "
                + "nu a fost folosit. Verificați cine altcineva poate scrie în depozit și dacă acesta returnează "
                + "neschimbat ce a fost salvat.",
            chinese: "共享存储中的某个快照已被更改或不是由此应用程序写入的，未被使用。请检查还有谁可以写入该存储，以及它是否原样返回所保存的内容。"),
        row(
            "discovery.snapshot-store-unavailable",
            german: "Der Speicher für gemeinsame Momentaufnahmen meldet Fehler oder antwortet nicht, daher fragt diese "
                + "Instanz den Anbieter selbst. Prüfen Sie den Speicher und die Verbindung zu ihm.",
            romanian: "Depozitul instantaneelor comune raportează erori sau nu răspunde, așa că această instanță "
                + "întreabă direct furnizorul. Verificați depozitul și conexiunea la el.",
            chinese: "共享快照的存储出错或没有响应，因此此实例会自行查询提供程序。请检查该存储及与其的连接。"),
        row(
            "discovery.issuer-changed",
            german: "Die Metadaten nennen jetzt einen anderen Issuer als zuvor und wurden nicht verwendet. Enthält "
                + "der Issuer eine Domäne, kann sie jetzt zu einem anderen Mandanten gehören: Geben Sie stattdessen "
                + "die Verzeichnis-ID (GUID) Ihres Mandanten an. Ist die Änderung gewollt, löschen Sie die "
                + "gespeicherte Momentaufnahme und starten Sie neu.",
            romanian: "Metadatele indică acum alt emitent decât înainte și nu au fost folosite. Dacă emitentul "
                + "conține un domeniu, acesta poate aparține acum altui tenant: introduceți în locul lui Directory "
                + "(tenant) ID, care este un GUID. Dacă schimbarea este intenționată, ștergeți instantaneul salvat și "
                + "reporniți.",
            chinese: "元数据中的颁发者与之前不同，因此元数据未被使用。如果颁发者包含域名，该域名现在可能属于另一个租户：请改用您的目录(租户) ID（GUID）。如果此更改是预期的，请删除存储的快照并重新启动。"),
        row(
            "discovery.private-endpoint",
            german: "Die URL führt in das eigene Netzwerk dieses Servers, wo ein Anbieter ihn interne Dienste "
                + "aufrufen lassen könnte. Der Anbieter muss öffentliche URLs veröffentlichen. Wenn er in Ihrem "
                + "eigenen Netzwerk läuft, erlauben Sie das in der Konfiguration der Anwendung.",
            romanian: "Adresa URL duce în rețeaua proprie a acestui server, unde un furnizor l-ar putea face să "
                + "apeleze servicii interne. Furnizorul trebuie să publice adrese publice. Dacă rulează în rețeaua "
                + "dvs., permiteți acest lucru în configurația aplicației.",
            chinese: "该 URL 指向此服务器自身的网络，提供程序可能借此让服务器调用内部服务。提供程序必须发布公共 URL。如果它在您自己的网络中运行，请在应用程序的配置中允许。"),
    ]
}
