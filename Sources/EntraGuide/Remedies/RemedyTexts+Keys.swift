extension RemedyTexts {
    /// A provider's key set.
    static let keys: [Row] = [
        row(
            "keys.not-json",
            german: "Der Schlüsselsatz ist kein gültiges JSON. Öffnen Sie die jwks_uri der Metadaten im Browser und "
                + "sehen Sie nach, ob dort Schlüssel stehen; vielleicht antwortet ein Proxy.",
            romanian: "Setul de chei nu este JSON valid. Deschideți în browser jwks_uri din metadate și vedeți dacă "
                + "acolo sunt chei; poate răspunde un proxy.",
            chinese: "密钥集不是有效的 JSON。请在浏览器中打开元数据中的 jwks_uri，查看是否有密钥；可能是代理在应答。"),
        row(
            "keys.missing-member",
            german: "Der Antwort fehlt die Liste der Schlüssel. Öffnen Sie die jwks_uri der Metadaten im Browser und "
                + "sehen Sie nach, ob dort Schlüssel stehen; vielleicht antwortet ein Proxy.",
            romanian: "Din răspuns lipsește lista de chei. Deschideți în browser jwks_uri din metadate și vedeți dacă "
                + "acolo sunt chei; poate răspunde un proxy.",
            chinese: "响应中没有密钥列表。请在浏览器中打开元数据中的 jwks_uri，查看是否有密钥；可能是代理在应答。"),
        row(
            "keys.wrong-type",
            german: "Der Schlüsselsatz ist nicht aufgebaut, wie er soll. Öffnen Sie die jwks_uri der Metadaten im "
                + "Browser und sehen Sie nach, ob dort Schlüssel stehen; vielleicht antwortet ein Proxy.",
            romanian: "Setul de chei nu are structura așteptată. Deschideți în browser jwks_uri din metadate și vedeți "
                + "dacă acolo sunt chei; poate răspunde un proxy.",
            chinese: "密钥集的结构不符合要求。请在浏览器中打开元数据中的 jwks_uri，查看是否有密钥；可能是代理在应答。"),
        row(
            "keys.too-large",
            german: "Der Schlüsselsatz ist größer als erlaubt und wurde nicht gelesen. Sehen Sie nach, was unter der "
                + "jwks_uri der Metadaten liegt.",
            romanian: "Setul de chei este mai mare decât este permis și nu a fost citit. Verificați ce se află la "
                + "jwks_uri din metadate.",
            chinese: "密钥集超过允许的大小，未被读取。请查看元数据中 jwks_uri 提供的是什么。"),
        row(
            "keys.too-many",
            german: "Der Schlüsselsatz enthält mehr Schlüssel als erlaubt. Sehen Sie nach, was unter der jwks_uri der "
                + "Metadaten liegt.",
            romanian: "Setul conține mai multe chei decât este permis. Verificați ce se află la jwks_uri din metadate.",
            chinese: "密钥集中的密钥多于允许的数量。请查看元数据中 jwks_uri 提供的是什么。"),
        row(
            "keys.unknown-key",
            german: "Der Anbieter veröffentlicht den Schlüssel nicht, der dieses Token signiert haben soll; nehmen Sie "
                + "es nicht an. Hat die Anwendung eigene Signaturschlüssel, so tragen Sie den Issuer mit ?appid= und "
                + "der Client-ID dahinter ein.",
            romanian: "Furnizorul nu publică cheia care ar fi semnat acest token; nu îl acceptați. Dacă aplicația are "
                + "chei de semnare proprii, introduceți emitentul urmat de ?appid= și de Client ID.",
            chinese: "提供程序没有发布据称签署此令牌的密钥；请勿接受该令牌。如果应用程序有自己的签名密钥，请在颁发者之后加上 ?appid= 和客户端 ID。"),
        row(
            "keys.ambiguous",
            german: "Der Anbieter veröffentlicht mehrere Schlüssel mit diesem Namen, und welcher signiert hat, ist "
                + "nicht zu erkennen. Melden Sie es dem Anbieter.",
            romanian: "Furnizorul publică mai multe chei cu acest nume și nu se poate ști care a semnat. Anunțați "
                + "furnizorul.",
            chinese: "提供程序发布了多个同名密钥，无法判断是哪一个签名。请告知提供程序。"),
        row(
            "keys.no-usable-key",
            german: "Kein Schlüssel des Anbieters eignet sich zum Prüfen von Signaturen. Sehen Sie nach, was unter der "
                + "jwks_uri der Metadaten liegt; vielleicht antwortet ein Proxy.",
            romanian: "Nicio cheie a furnizorului nu poate fi folosită pentru verificarea semnăturilor. Verificați ce "
                + "se află la jwks_uri din metadate; poate răspunde un proxy.",
            chinese: "提供程序没有可用于验证签名的密钥。请查看元数据中 jwks_uri 提供的是什么；可能是代理在应答。"),
        row(
            "keys.key-too-small",
            german: "Dieser Schlüssel ist zu kurz, um sicher zu sein, und wurde ausgelassen; die anderen gelten. "
                + "Melden Sie es dem Anbieter.",
            romanian: "Această cheie este prea scurtă pentru a fi sigură și a fost omisă; celelalte rămân valabile. "
                + "Anunțați furnizorul.",
            chinese: "此密钥过短，不够安全，已被略过；其余密钥有效。请告知提供程序。"),
        row(
            "keys.unsupported",
            german: "Dieser Schlüssel ist von einer Art, die hier nicht verwendet wird, und wurde ausgelassen; die "
                + "anderen gelten. Zu tun ist nichts, solange Anmeldungen gelingen.",
            romanian: "Această cheie este de un tip care nu se folosește aici și a fost omisă; celelalte rămân "
                + "valabile. Nu este nimic de făcut cât timp autentificările reușesc.",
            chinese: "此密钥属于此处不使用的类型，已被略过；其余密钥有效。只要登录正常，就无需处理。"),
        row(
            "keys.malformed",
            german: "Dieser Schlüssel lässt sich nicht lesen und wurde ausgelassen; die anderen gelten. Melden Sie es "
                + "dem Anbieter, wenn Anmeldungen scheitern.",
            romanian: "Această cheie nu poate fi citită și a fost omisă; celelalte rămân valabile. Anunțați furnizorul "
                + "dacă autentificările eșuează.",
            chinese: "此密钥无法读取，已被略过；其余密钥有效。如果登录失败，请告知提供程序。"),
        row(
            "keys.duplicate-id",
            german: "Zwei Schlüssel tragen denselben Namen. Token, die ihn nennen, werden abgelehnt, wenn ihr "
                + "Algorithmus nicht verrät, welcher gemeint ist; melden Sie es dem Anbieter.",
            romanian: "Două chei au același nume. Tokenurile care îl folosesc sunt refuzate dacă algoritmul lor nu "
                + "arată care este cheia; anunțați furnizorul.",
            chinese: "两个密钥同名。如果令牌的算法无法说明指的是哪一个，使用该名称的令牌会被拒绝；请告知提供程序。"),
        row(
            "keys.private-member",
            german: "Der Anbieter veröffentlicht einen privaten Schlüssel, und wer ihn liest, kann Token signieren. Er "
                + "wurde ausgelassen; melden Sie es dem Anbieter sofort.",
            romanian: "Furnizorul publică o cheie privată, iar cine o citește poate semna tokenuri. A fost omisă; "
                + "anunțați imediat furnizorul.",
            chinese: "提供程序发布了私钥，任何读到它的人都能签署令牌。该密钥已被略过；请立即告知提供程序。"),
    ]
}
