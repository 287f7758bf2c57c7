extension RemedyTexts {
    /// Problems of requests that the provider wants pushed or signed.
    static let pushedRequests: [Row] = [
        row(
            "config.pushed-authorization-unsupported",
            german: "Anmeldeanforderungen sollen vorab direkt an den Anbieter gesendet werden (RFC 9126), aber seine "
                + "Metadaten nennen keinen Endpunkt dafür. Aktivieren Sie den Endpunkt beim Anbieter. Wenn nur die "
                + "Konfiguration dies verlangt, können Sie die Einstellung auch entfernen.",
            romanian: "Solicitările de autorizare trebuie trimise în prealabil direct furnizorului (RFC 9126), dar "
                + "metadatele lui nu indică un punct final pentru aceasta. Activați punctul final la furnizor. Dacă "
                + "doar configurația o cere, puteți și să eliminați setarea.",
            chinese: "授权请求需要预先直接发送给提供程序 (RFC 9126)，但其元数据中没有相应的终结点。请在提供程序处启用该终结点。如果只是配置有此要求，也可以删除该设置。"),
        row(
            "config.signed-request-required",
            german: "Der Anbieter akzeptiert nur Anmeldeanforderungen in signierten Anforderungsobjekten (RFC 9101). "
                + "Diese Bibliothek erstellt keine. Schalten Sie diese Vorgabe beim Anbieter aus.",
            romanian: "Furnizorul acceptă doar solicitări de autorizare în obiecte de solicitare semnate (RFC 9101), "
                + "pe care această bibliotecă nu le creează. Dezactivați această cerință la furnizor.",
            chinese: "提供程序只接受采用已签名请求对象的授权请求 (RFC 9101)，而此库不创建此类对象。请在提供程序处关闭该要求。"),
    ]
}
