extension RemedyTexts {
    /// Step-up authentication, and the challenges of APIs.
    static let stepUp: [Row] = [
        row(
            "token.method-missing",
            german: "Das Token bestätigt nicht, dass sich der Benutzer mit allen geforderten Methoden angemeldet hat. "
                + "Fordern Sie ihn auf, sich mit diesen Methoden erneut anzumelden. Wenn jeder Benutzer abgelehnt "
                + "wird, prüfen Sie, ob der Anbieter amr sendet.",
            romanian: "Tokenul nu confirmă că utilizatorul s-a autentificat prin toate metodele cerute. Cereți-i să "
                + "se autentifice din nou cu aceste metode. Dacă toți utilizatorii sunt respinși, verificați dacă "
                + "furnizorul trimite amr.",
            chinese: "令牌未表明用户以所要求的全部方法进行了身份验证。请让用户以这些方法重新登录。如果所有用户都被拒绝，请检查提供程序是否发送 amr。"),
        row(
            "challenge.missing",
            german: "Die API hat die Anfrage abgelehnt, ohne zu sagen, welches Token sie benötigt. Prüfen Sie ihr "
                + "Protokoll.",
            romanian: "API-ul a respins cererea fără să spună de ce token are nevoie. Verificați jurnalul său.",
            chinese: "该 API 拒绝了请求，但未说明需要什么样的令牌。请查看它的日志。"),
        row(
            "challenge.malformed",
            german: "Die Aufforderung der API kann nicht gelesen werden: Sie verletzt die Regeln von HTTP, wiederholt "
                + "einen Parameter, oder ihre Claims sind kein JSON-Objekt in Base64. Melden Sie dies dem Anbieter "
                + "der API.",
            romanian: "Provocarea (challenge) API-ului nu poate fi citită: încalcă regulile HTTP, repetă un parametru "
                + "sau revendicările ei nu sunt un obiect JSON în base64. Raportați acest lucru furnizorului API-ului.",
            chinese: "无法读取该 API 的质询：它违反了 HTTP 规则，或重复了某个参数，或其声明不是 base64 编码的 JSON 对象。请向该 API 的提供方报告。"),
        row(
            "challenge.too-large",
            german: "Die Aufforderung der API ist zu groß. Melden Sie dies dem Anbieter der API.",
            romanian: "Provocarea (challenge) API-ului este prea mare. Raportați acest lucru furnizorului API-ului.",
            chinese: "该 API 的质询过大。请向该 API 的提供方报告。"),
        row(
            "challenge.without-claims",
            german: "Die API hat das Token abgelehnt, verlangt aber keine Claims. Fordern Sie ein neues Token an. "
                + "Wenn die API auch dieses ablehnt, prüfen Sie die Berechtigungen der Anwendung.",
            romanian: "API-ul a respins tokenul, dar nu cere revendicări. Solicitați un token nou. Dacă API-ul îl "
                + "respinge și pe acesta, verificați permisiunile aplicației.",
            chinese: "该 API 拒绝了令牌，但未要求任何声明。请请求新的令牌。如果该 API 仍然拒绝，请检查应用程序的权限。"),
    ]
}
