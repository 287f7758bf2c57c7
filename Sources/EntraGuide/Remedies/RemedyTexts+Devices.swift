extension RemedyTexts {
    /// Problems of sign-ins from devices, such as desktop applications.
    static let devices: [Row] = [
        row(
            "device.code-malformed",
            german: "Ein Code besteht aus acht Buchstaben, ohne Vokale und Ziffern. Geben Sie den Code ein, den die "
                + "Anwendung anzeigt.",
            romanian: "Un cod are opt litere, fără vocale și cifre. Introduceți codul afișat de aplicație.",
            chinese: "代码由八个字母组成，不含元音字母和数字。请输入应用程序显示的代码。"),
        row(
            "device.code-unknown",
            german: "Auf diesen Code wartet keine Anmeldung. Er kann falsch eingegeben, abgelaufen oder schon "
                + "verwendet sein. Vergleichen Sie ihn mit dem Code in der Anwendung, oder starten Sie dort die "
                + "Anmeldung erneut.",
            romanian: "Nicio autentificare nu așteaptă acest cod. Este posibil să fie introdus greșit, expirat sau "
                + "deja folosit. Comparați-l cu cel afișat de aplicație sau reporniți autentificarea în aplicație.",
            chinese: "没有登录在等待此代码。代码可能输入有误、已过期或已使用。请与应用程序显示的代码进行比较，或在应用程序中重新开始登录。"),
        row(
            "device.too-many-attempts",
            german: "Es gab zu viele Versuche. Warten Sie 15 Minuten und versuchen Sie es erneut. Wenn Benutzer das "
                + "oft sehen, suchen Sie im Protokoll die Adresse, von der die Versuche kommen.",
            romanian: "Au fost prea multe încercări. Așteptați 15 minute și încercați din nou. Dacă utilizatorii văd "
                + "des acest mesaj, căutați în jurnal adresa de la care vin încercările.",
            chinese: "尝试次数过多。请等待 15 分钟后重试。如果用户经常看到此消息，请在日志中查找发出这些尝试的地址。"),
        row(
            "device.sign-in-not-new",
            german: "Nur ein Benutzer, der sich dafür neu angemeldet hat, kann ein Gerät genehmigen. Leiten Sie den "
                + "Benutzer durch eine Anmeldung mit prompt=login und lassen Sie ihn den Code danach eingeben.",
            romanian: "Un dispozitiv poate fi aprobat doar de un utilizator care s-a autentificat din nou pentru "
                + "aceasta. Treceți utilizatorul printr-o autentificare cu prompt=login și lăsați-l să introducă "
                + "codul după aceea.",
            chinese: "只有为此重新登录的用户才能批准设备。请让用户通过 prompt=login 登录，然后再输入代码。"),
        row(
            "device.form-invalid",
            german: "Das Formular stammt nicht von der Seite, die diesem Browser zuletzt gezeigt wurde. Geben Sie den "
                + "Code erneut ein. Vielleicht hat eine andere Website versucht, im Namen des Benutzers ein Gerät zu "
                + "genehmigen.",
            romanian: "Formularul nu provine de la pagina afișată ultima dată în acest browser. Introduceți din nou "
                + "codul. Este posibil ca alt site să fi încercat să aprobe un dispozitiv în numele utilizatorului.",
            chinese: "该表单并非来自此浏览器最后显示的页面。请重新输入代码。可能有其他网站试图以用户的名义批准设备。"),
        row(
            "device.not-waiting",
            german: "Diese Anmeldung wurde bereits genehmigt oder abgelehnt, oder sie ist abgelaufen. Starten Sie sie "
                + "in der Anwendung erneut.",
            romanian:
                "Această autentificare a fost deja aprobată sau refuzată ori a expirat. Reporniți-o în aplicație.",
            chinese: "此登录已被批准或拒绝，或者已过期。请在应用程序中重新开始。"),
        row(
            "device.secret-in-url",
            german: "URLs werden protokolliert, deshalb darf kein Geheimnis darin stehen. Ändern Sie den Client so, "
                + "dass er seine Parameter im Body einer POST-Anfrage sendet, und starten Sie die Anmeldung erneut.",
            romanian: "URL-urile sunt înregistrate în jurnale, deci nu trebuie să conțină secrete. Modificați clientul "
                + "astfel încât să trimită parametrii în corpul unei cereri POST și reporniți autentificarea.",
            chinese: "URL 会被记入日志，因此其中不得包含机密。请更改客户端，使其在 POST 请求的正文中发送参数，然后重新开始登录。"),
        row(
            "device.request-invalid",
            german: "Die Anfrage des Clients ist fehlerhaft. Korrigieren Sie den Client.",
            romanian: "Cererea clientului este incorectă. Corectați clientul.",
            chinese: "客户端的请求格式不正确。请更正客户端。"),
        row(
            "device.store-unavailable",
            german: "Die Anmeldung von einem Gerät konnte nicht gespeichert oder geladen werden. Der Speicher ist "
                + "ausgefallen oder voll, oder zu viele Anfragen ändern ihn gleichzeitig. Suchen Sie den Fehler im "
                + "Protokoll der Anwendung.",
            romanian: "Autentificarea de pe dispozitiv nu a putut fi salvată sau încărcată. Stocarea a eșuat, este "
                + "plină sau este modificată de prea multe cereri simultan. Căutați eroarea în jurnalul aplicației.",
            chinese: "无法保存或加载来自设备的登录。存储发生故障或已满，或者同时有过多请求在更改它。请在应用程序日志中查找该错误。"),
    ]
}
