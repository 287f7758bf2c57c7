extension RemedyTexts {
    /// A provider's metadata and how they are fetched.
    static let discovery: [Row] = [
        row(
            "discovery.unreachable",
            german: "Der Anbieter ist nicht erreichbar. Prüfen Sie die Adresse und ob dieser Server Verbindungen zu "
                + "ihr öffnen darf: Namensauflösung, Firewall, Proxy und vertrauenswürdige Zertifikate.",
            romanian: "Furnizorul nu poate fi contactat. Verificați adresa și dacă acest server poate deschide "
                + "conexiuni către ea: rezolvarea numelor, firewall, proxy și certificatele de încredere.",
            chinese: "无法连接提供程序。请检查地址，以及此服务器能否与其建立连接：名称解析、防火墙、代理和受信任的证书。"),
        row(
            "discovery.timeout",
            german: "Der Anbieter hat nicht rechtzeitig geantwortet. Prüfen Sie, ob eine Firewall Verbindungen "
                + "stillschweigend verwirft, und versuchen Sie es später noch einmal.",
            romanian: "Furnizorul nu a răspuns la timp. Verificați dacă un firewall abandonează conexiunile în tăcere "
                + "și încercați din nou mai târziu.",
            chinese: "提供程序未及时应答。请检查防火墙是否悄悄丢弃连接，并稍后重试。"),
        row(
            "discovery.cancelled",
            german: "Die Anfrage, die auf den Anbieter wartete, wurde abgebrochen. Es ist nichts zu tun.",
            romanian: "Cererea care aștepta răspunsul furnizorului a fost abandonată. Nu este nimic de făcut.",
            chinese: "等待提供程序应答的请求已被取消。无需处理。"),
        row(
            "discovery.http-status",
            german: "Der Anbieter hat geantwortet, aber nicht mit dem Dokument. Öffnen Sie die Adresse im Browser: Bei "
                + "404 ist der Issuer falsch geschrieben, bei 5xx hat der Anbieter oder ein Proxy davor eine Störung.",
            romanian: "Furnizorul a răspuns, dar nu cu documentul. Deschideți adresa în browser: la 404 emitentul este "
                + "scris greșit, la 5xx furnizorul sau un proxy din fața lui are o problemă.",
            chinese: "提供程序已应答，但返回的不是该文档。请在浏览器中打开该地址：404 表示颁发者拼写有误，5xx 表示提供程序或其前面的代理出现故障。"),
        row(
            "discovery.redirected",
            german: "Die Adresse leitet auf eine andere weiter; Weiterleitungen wird nicht gefolgt, weil ihr Urheber "
                + "die Schlüssel wählen könnte. Tragen Sie den Issuer ein, dessen eigene Adresse das Dokument liefert.",
            romanian: "Adresa duce la alta; redirecționările nu sunt urmate, fiindcă cel care le controlează ar putea "
                + "alege cheile. Configurați emitentul a cărui adresă proprie oferă documentul.",
            chinese: "该地址会转到另一个地址；不会跟随重定向，因为控制重定向的人可以选择密钥。请配置其自身地址就能提供文档的颁发者。"),
        row(
            "discovery.too-large",
            german: "Die Antwort ist größer als erlaubt und wurde nicht gelesen. Sehen Sie nach, was unter der Adresse "
                + "liegt.",
            romanian: "Răspunsul este mai mare decât este permis și nu a fost citit. Verificați ce se află la acea "
                + "adresă.",
            chinese: "响应超过允许的大小，未被读取。请查看该地址提供的是什么。"),
        row(
            "discovery.not-json",
            german: "Die Metadaten lassen sich nicht lesen. Ist unter der Adresse eine Seite für Menschen, so ist der "
                + "Issuer falsch geschrieben, oder ein Proxy verlangt eine Anmeldung.",
            romanian: "Metadatele nu pot fi citite. Dacă la adresă se află o pagină pentru oameni, emitentul este "
                + "scris greșit sau un proxy cere autentificare.",
            chinese: "无法读取元数据。如果该地址是供人浏览的网页，则颁发者拼写有误，或代理要求登录。"),
        row(
            "discovery.missing-member",
            german: "In den Metadaten fehlt eine vorgeschriebene Angabe. Vergleichen Sie sie mit der Dokumentation des "
                + "Anbieters und prüfen Sie, ob der Issuer der eines OpenID-Anbieters ist.",
            romanian: "Din metadate lipsește o valoare obligatorie. Comparați-le cu documentația furnizorului și "
                + "verificați dacă emitentul este al unui furnizor OpenID.",
            chinese: "元数据缺少必需的内容。请与提供程序的文档比较，并确认颁发者属于 OpenID 提供程序。"),
        row(
            "discovery.wrong-type",
            german: "Eine Angabe in den Metadaten hat eine andere Art als vorgeschrieben. Vergleichen Sie sie mit der "
                + "Dokumentation des Anbieters und prüfen Sie, ob der Issuer der eines OpenID-Anbieters ist.",
            romanian: "O valoare din metadate are alt tip decât cel prevăzut. Comparați-le cu documentația "
                + "furnizorului și verificați dacă emitentul este al unui furnizor OpenID.",
            chinese: "元数据中的某项类型不符合规定。请与提供程序的文档比较，并确认颁发者属于 OpenID 提供程序。"),
        row(
            "discovery.issuer-mismatch",
            german: "Das Dokument gehört zu einem anderen Issuer als dem, nach dem gefragt wurde. Schreiben Sie den "
                + "Issuer genau so wie der Anbieter; Großbuchstaben und ein Schrägstrich am Ende zählen.",
            romanian: "Documentul aparține altui emitent decât cel cerut. Scrieți emitentul exact ca furnizorul; "
                + "contează majusculele și o bară oblică la sfârșit.",
            chinese: "该文档属于另一个颁发者，而不是所请求的那个。请与提供程序的写法完全一致地填写颁发者，大小写和末尾的斜杠都必须相同。"),
        row(
            "discovery.endpoint-not-https",
            german: "Geheimnisse und Token gingen unverschlüsselt über das Netz oder ins Leere. Der Anbieter muss "
                + "https-Adressen veröffentlichen; steht er hinter einem Proxy, so nennen Sie ihm seine öffentliche "
                + "Adresse.",
            romanian: "Secretele și tokenurile ar circula necriptat sau nicăieri. Furnizorul trebuie să publice adrese "
                + "https; dacă se află în spatele unui proxy, indicați-i adresa lui publică.",
            chinese: "密码和令牌会以明文传输，或无处可达。提供程序必须发布 https 地址；如果它位于代理之后，请为其设置公开地址。"),
        row(
            "discovery.invalid-endpoint",
            german: "Ein Endpunkt hat weder Benutzernamen noch Fragment. Der Anbieter muss seine Metadaten "
                + "berichtigen.",
            romanian: "Un punct final nu are nici nume de utilizator, nici fragment. Furnizorul trebuie să își "
                + "corecteze metadatele.",
            chinese: "终结点既没有用户名，也没有片段。提供程序必须更正其元数据。"),
        row(
            "discovery.provider-error",
            german: "Der Anbieter kennt nicht, wonach gefragt wurde. Prüfen Sie den Issuer, vor allem den Mandanten "
                + "darin.",
            romanian: "Furnizorul nu cunoaște ceea ce i s-a cerut. Verificați emitentul, mai ales tenantul din el.",
            chinese: "提供程序不认识所请求的内容。请检查颁发者，尤其是其中的租户。"),
        row(
            "discovery.unexpected-content-type",
            german: "Das Dokument wurde trotzdem gelesen. Prüfen Sie, ob ein Dateiserver oder ein Proxy an der Stelle "
                + "des Anbieters antwortet.",
            romanian: "Documentul a fost totuși citit. Verificați dacă un server de fișiere sau un proxy răspunde în "
                + "locul furnizorului.",
            chinese: "文档仍被读取。请检查是否有文件服务器或代理代替提供程序应答。"),
        row(
            "discovery.stale",
            german: "Der Anbieter ist zurzeit nicht zu erreichen; es gilt, was er zuletzt sagte, bis es zu alt ist. "
                + "Beheben Sie die Ursache vorher.",
            romanian: "Furnizorul nu poate fi întrebat acum; rămâne valabil ce a spus ultima dată, până devine prea "
                + "vechi. Înlăturați cauza înainte de aceasta.",
            chinese: "目前无法询问提供程序；在过期之前沿用其最近一次的内容。请在此之前排除原因。"),
        row(
            "discovery.snapshot-too-old",
            german: "Der gespeicherte Stand ist zu alt und wurde nicht verwendet, denn Schlüssel können inzwischen "
                + "zurückgezogen sein. Der Anbieter wird neu gefragt; zu tun ist nichts.",
            romanian: "Starea salvată este prea veche și nu a fost folosită, fiindcă între timp pot fi retrase chei. "
                + "Furnizorul va fi întrebat din nou; nu este nimic de făcut.",
            chinese: "保存的快照过旧，未被使用，因为其间可能有密钥被撤回。将重新询问提供程序，无需处理。"),
        row(
            "discovery.snapshot-mismatch",
            german: "Der gespeicherte Stand ist der eines anderen Anbieters und wurde nicht verwendet. Speichern Sie "
                + "für jeden Anbieter einen eigenen.",
            romanian: "Starea salvată este a altui furnizor și nu a fost folosită. Salvați câte una pentru fiecare "
                + "furnizor.",
            chinese: "保存的快照属于另一个提供程序，未被使用。请为每个提供程序分别保存。"),
        row(
            "discovery.issuer-changed",
            german: "Die Metadaten nennen jetzt einen anderen Issuer als zuvor und wurden nicht verwendet. Steht im "
                + "Issuer eine Domäne, so gehört sie jetzt vielleicht zu einem anderen Mandanten: Tragen Sie statt der "
                + "Domäne die Verzeichnis-ID (GUID) Ihres Mandanten ein. Ist der Wechsel gewollt, löschen Sie den "
                + "gespeicherten Stand und starten Sie neu.",
            romanian: "Metadatele numesc acum alt emitent decât înainte și nu au fost folosite. Dacă emitentul conține "
                + "un domeniu, este posibil ca domeniul să aparțină acum altui tenant: scrieți ID-ul de director "
                + "(GUID) al tenantului în locul domeniului. Dacă schimbarea este intenționată, ștergeți copia salvată "
                + "și reporniți.",
            chinese: "元数据现在指定的颁发者与之前不同，因此未被使用。如果颁发者中写的是域名，该域名现在可能属于另一个租户："
                + "请改写租户的目录 ID（GUID）。如果此更改是有意的，请删除已存储的快照并重新启动。"),
        row(
            "discovery.private-endpoint",
            german: "Die Adresse führt in das eigene Netz dieses Servers, wo ein Anbieter ihn Dienste aufrufen lassen "
                + "könnte, die nicht erreichbar sein sollen. Der Anbieter muss öffentliche Adressen veröffentlichen. "
                + "Läuft er in Ihrem eigenen Netz, so erlauben Sie das in der Konfiguration der Anwendung.",
            romanian: "Adresa duce în rețeaua proprie a acestui server, unde un furnizor l-ar putea face să apeleze "
                + "servicii care nu trebuie să fie accesibile. Furnizorul trebuie să publice adrese publice. Dacă "
                + "rulează în rețeaua dumneavoastră, permiteți acest lucru în configurația aplicației.",
            chinese: "该地址指向此服务器自身的网络，提供程序可能借此让服务器调用不应被访问的服务。提供程序必须发布公共地址。"
                + "如果提供程序在您自己的网络中运行，请在应用程序的配置中允许。"),
    ]
}
