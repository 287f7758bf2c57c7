extension RemedyTexts {
    /// Problems with features that other providers than Entra have.
    static let otherProviders: [Row] = [
        row(
            "exchange.user-info-not-signed",
            german: "Die Konfiguration verlangt signierte Benutzerdaten, der Anbieter hat sie aber nicht signiert. "
                + "Registrieren Sie den Client beim Anbieter für signierte Benutzerdaten "
                + "(userinfo_signed_response_alg) oder entfernen Sie die Einstellung „userInfoAlgorithms“.",
            romanian: "Configurația cere date semnate ale utilizatorului, dar furnizorul nu le-a semnat. Înregistrați "
                + "clientul la furnizor pentru date semnate (userinfo_signed_response_alg) sau eliminați setarea "
                + "„userInfoAlgorithms”.",
            chinese:
                "配置要求对用户信息进行签名，但提供程序未签名。请在提供程序处将客户端注册为使用签名的用户信息 (userinfo_signed_response_alg)，或删除设置“userInfoAlgorithms”。"
        ),
        row(
            "request.unknown-issuer",
            german: "Eine andere Website hat eine Anmeldung bei einem Anbieter gestartet, der hier nicht konfiguriert "
                + "ist. Vergleichen Sie ihren Parameter iss Zeichen für Zeichen mit den konfigurierten Anbietern.",
            romanian: "Alt site a început o autentificare la un furnizor care nu este configurat aici. Comparați "
                + "parametrul iss trimis de el cu furnizorii configurați, caracter cu caracter.",
            chinese: "另一个网站启动了登录，但其提供程序未在此处配置。请逐个字符地将其 iss 参数与已配置的提供程序进行比较。"),
    ]
}
