extension RemedyTexts {
    /// Problems of a check against the provider itself, `connection.*`.
    static let connection: [Row] = [
        row(
            "connection.clock-differs",
            german:
                "Die Uhren dieses Computers und des Anbieters weichen voneinander ab. Lassen Sie das System die Uhr "
                + "über das Netzwerk stellen (NTP). Bei mehr als fünf Minuten Abweichung werden Token und "
                + "Clientassertionen abgelehnt.",
            romanian: "Ceasurile acestui computer și al furnizorului diferă. Lăsați sistemul să își potrivească ceasul "
                + "prin rețea (NTP). La o diferență de peste cinci minute, tokenurile și aserțiunile clientului sunt "
                + "respinse.",
            chinese: "本机与提供程序的时钟不一致。请让系统通过网络 (NTP) 校准时钟。相差超过五分钟时，令牌和客户端断言会被拒绝。")
    ]
}
