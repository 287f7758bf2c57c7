extension RemedyTexts {
    /// Problems of a provider's key set, `keys.*`.
    static let keys: [Row] = [
        row(
            "keys.not-json",
            german: "Der Schlüsselsatz ist kein gültiges JSON. Öffnen Sie die jwks_uri der Metadaten im Browser und "
                + "prüfen Sie, ob dort Schlüssel stehen. Möglicherweise antwortet ein Proxy.",
            romanian: "Setul de chei nu este JSON valid. Deschideți în browser jwks_uri din metadate și verificați "
                + "dacă acolo sunt chei. Este posibil să răspundă un proxy.",
            chinese: "密钥集不是有效的 JSON。请在浏览器中打开元数据中的 jwks_uri，检查是否有密钥。可能是代理在响应。"),
        row(
            "keys.missing-member",
            german: "In der Antwort fehlt die Liste der Schlüssel. Öffnen Sie die jwks_uri der Metadaten im Browser "
                + "und prüfen Sie, ob dort Schlüssel stehen. Möglicherweise antwortet ein Proxy.",
            romanian: "Din răspuns lipsește lista de chei. Deschideți în browser jwks_uri din metadate și verificați "
                + "dacă acolo sunt chei. Este posibil să răspundă un proxy.",
            chinese: "响应中没有密钥列表。请在浏览器中打开元数据中的 jwks_uri，检查是否有密钥。可能是代理在响应。"),
        row(
            "keys.wrong-type",
            german: "Der Schlüsselsatz hat nicht die erwartete Struktur. Öffnen Sie die jwks_uri der Metadaten im "
                + "Browser und prüfen Sie, ob dort Schlüssel stehen. Möglicherweise antwortet ein Proxy.",
            romanian: "Setul de chei nu are structura așteptată. Deschideți în browser jwks_uri din metadate și "
                + "verificați dacă acolo sunt chei. Este posibil să răspundă un proxy.",
            chinese: "密钥集的结构不符合预期。请在浏览器中打开元数据中的 jwks_uri，检查是否有密钥。可能是代理在响应。"),
        row(
            "keys.too-large",
            german: "Der Schlüsselsatz ist größer als erlaubt und wurde nicht gelesen. Prüfen Sie, was die jwks_uri "
                + "der Metadaten liefert.",
            romanian: "Setul de chei este mai mare decât este permis și nu a fost citit. Verificați ce oferă jwks_uri "
                + "din metadate.",
            chinese: "密钥集超过允许的大小，未被读取。请检查元数据中的 jwks_uri 返回的内容。"),
        row(
            "keys.too-many",
            german: "Der Schlüsselsatz enthält mehr Schlüssel als erlaubt. Prüfen Sie, was die jwks_uri der Metadaten "
                + "liefert.",
            romanian: "Setul conține mai multe chei decât este permis. Verificați ce oferă jwks_uri din metadate.",
            chinese: "密钥集中的密钥数超过允许的数量。请检查元数据中的 jwks_uri 返回的内容。"),
        row(
            "keys.unknown-key",
            german: "Der Anbieter veröffentlicht den Schlüssel nicht, mit dem dieses Token signiert sein soll. Lehnen "
                + "Sie das Token ab. Wenn die Anwendung eigene Signaturschlüssel hat, geben Sie den Issuer mit "
                + "angehängtem ?appid= und der Client-ID an.",
            romanian: "Furnizorul nu publică cheia cu care ar fi semnat acest token. Respingeți tokenul. Dacă "
                + "aplicația are chei de semnare proprii, introduceți emitentul urmat de ?appid= și de Client ID.",
            chinese: "提供程序未发布据称用于签署此令牌的密钥。请拒绝该令牌。如果应用程序有自己的签名密钥，请在颁发者之后添加 ?appid= 和客户端 ID。"),
        row(
            "keys.ambiguous",
            german: "Der Anbieter veröffentlicht mehrere Schlüssel mit dieser ID, sodass der passende nicht bestimmt "
                + "werden kann. Melden Sie das dem Anbieter.",
            romanian: "Furnizorul publică mai multe chei cu acest ID, deci nu se poate stabili care a semnat. "
                + "Anunțați furnizorul.",
            chinese: "提供程序发布了多个具有此 ID 的密钥，无法确定是哪一个签名。请告知提供程序。"),
        row(
            "keys.no-usable-key",
            german: "Kein Schlüssel des Anbieters eignet sich zum Prüfen von Signaturen. Prüfen Sie, was die jwks_uri "
                + "der Metadaten liefert. Möglicherweise antwortet ein Proxy.",
            romanian: "Nicio cheie a furnizorului nu poate fi folosită pentru verificarea semnăturilor. Verificați ce "
                + "oferă jwks_uri din metadate. Este posibil să răspundă un proxy.",
            chinese: "提供程序没有可用于验证签名的密钥。请检查元数据中的 jwks_uri 返回的内容。可能是代理在响应。"),
        row(
            "keys.key-too-small",
            german: "Dieser Schlüssel ist zu kurz, um sicher zu sein, und wird ignoriert. Damit "
                + "signierte Token werden abgelehnt. Melden Sie das dem Anbieter.",
            romanian: "Această cheie este prea scurtă pentru a fi sigură și este ignorată. Tokenurile semnate cu ea "
                + "sunt respinse. Anunțați furnizorul.",
            chinese: "此密钥过短，不够安全，已被忽略。使用它签名的令牌会被拒绝。请告知提供程序。"),
        row(
            "keys.unsupported",
            german: "Dieser Schlüssel hat einen nicht unterstützten Typ und wird ignoriert. Damit "
                + "signierte Token werden abgelehnt. Solange Anmeldungen gelingen, ist keine Aktion erforderlich.",
            romanian: "Această cheie are un tip neacceptat și este ignorată. Tokenurile semnate cu ea sunt "
                + "respinse. Cât timp autentificările reușesc, nu este necesară nicio acțiune.",
            chinese: "此密钥的类型不受支持，已被忽略。使用它签名的令牌会被拒绝。只要登录正常，就无需执行任何操作。"),
        row(
            "keys.malformed",
            german: "Dieser Schlüssel kann nicht gelesen werden und wird ignoriert. Damit signierte "
                + "Token werden abgelehnt. Wenn Anmeldungen fehlschlagen, melden Sie das dem Anbieter.",
            romanian: "Această cheie nu poate fi citită și este ignorată. Tokenurile semnate cu ea sunt respinse. Dacă "
                + "autentificările eșuează, anunțați furnizorul.",
            chinese: "此密钥无法读取，已被忽略。使用它签名的令牌会被拒绝。如果登录失败，请告知提供程序。"),
        row(
            "keys.duplicate-id",
            german: "Zwei Schlüssel haben dieselbe ID. Token mit dieser ID werden abgelehnt, wenn ihr Algorithmus "
                + "nicht zeigt, welcher Schlüssel gemeint ist. Melden Sie das dem Anbieter.",
            romanian: "Două chei au același ID. Tokenurile cu acest ID sunt respinse dacă algoritmul lor nu arată "
                + "care cheie este vizată. Anunțați furnizorul.",
            chinese: "两个密钥具有相同的 ID。如果无法根据令牌的算法确定密钥，使用此 ID 的令牌会被拒绝。请告知提供程序。"),
        row(
            "keys.private-member",
            german: "Der Anbieter veröffentlicht einen privaten Schlüssel, mit dem jeder Token signieren kann. Der "
                + "Schlüssel wird ignoriert. Melden Sie das sofort dem Anbieter.",
            romanian: "Furnizorul publică o cheie privată, cu care oricine poate semna tokenuri. Cheia este ignorată. "
                + "Anunțați imediat furnizorul.",
            chinese: "提供程序发布了私钥，任何人都可以用它签署令牌。该密钥已被忽略。请立即告知提供程序。"),
    ]
}
