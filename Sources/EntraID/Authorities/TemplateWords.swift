import OIDCPrimitives

/// Common placeholders, reduced to their letters in lowercase: `YOUR_TENANT_ID` is `yourtenantid`, and
/// `your-B2C-tenant-name` is `yourbctenantname`.
enum TemplateWords {
    /// The placeholders for a tenant, domain, or policy.
    static let forAuthority = Set(
        words(
            named: [
                "tenantid", "directoryid", "directorytenantid", "tenantidentifier", "directoryidentifier",
                "tenantguid", "tenantname", "aadtenantname", "bctenantname", "policyname", "policyid",
                "userflowname",
            ], by: owners)
            // Without “your”, these words may be a real name.
            + words(
                named: ["tenant", "bctenant", "domain", "domainname", "policy", "bcpolicy", "userflow", "flow"],
                by: ["your"])
            + [
                "mandantenid", "verzeichnisid", "verzeichnismandantenid", "ihremandantenid", "ihreverzeichnisid",
                "iddelinquilino", "iddeinquilino", "iddedirectorio", "iddeldirectorio",
                "iddulocataire", "iddelocataire", "iddannuaire", "iddelannuaire", "iddurépertoire", "idderépertoire",
                "iddeltenant", "idtenant", "iddirectory", "iddelladirectory",
                "iddolocatário", "iddelocatário", "iddodiretório", "iddediretório",
                // Also without accents, because some systems encode accents as separate characters.
                "iddurepertoire", "idderepertoire", "iddolocatario", "iddelocatario", "iddodiretorio", "iddediretorio",
                "identyfikatordzierzawy", "identyfikatorkataloguidzierzawy", "idchirias", "idulchiriasului",
                "identyfikatorkatalogu", "identyfikatordzierżawy", "identyfikatorkataloguidzierżawy",
                "idchiriaș", "idulchiriașului", "iddirector", "iduldirectorului",
                "租户id", "租戶id", "目录id", "目錄id", "目录租户id", "目錄租戶id", "你的租户id", "您的租户id",
                "テナントid", "ディレクトリid", "ディレクトリテナントid", "테넌트id", "디렉터리id", "디렉터리테넌트id",
            ])

    /// The placeholders for a client ID.
    static let forClient = Set(
        words(
            named: [
                "clientid", "applicationid", "applicationclientid", "appid", "clientidentifier",
                "applicationidentifier", "clientguid",
            ], by: owners)
            + [
                "anwendungsid", "anwendungsclientid", "ihreclientid", "ihreanwendungsid",
                "iddeaplicación", "iddeaplicacióncliente", "iddecliente", "iddelcliente",
                "iddapplication", "iddapplicationclient", "idclient", "idduclient",
                "idapplicazione", "idapplicazioneclient", "iddellapplicazione",
                "iddoaplicativo", "iddoaplicativocliente", "iddocliente",
                "identyfikatoraplikacji", "identyfikatoraplikacjiklienta", "identyfikatorklienta",
                "idaplicație", "idaplicațieclient", "idulaplicației", "idulclientului",
                "iddeaplicacion", "iddeaplicacioncliente", "idaplicatie", "idaplicatieclient", "idulaplicatiei",
                "应用程序id", "应用程序客户端id", "客户端id", "應用程式id", "應用程式用戶端識別碼", "用戶端識別碼",
                "アプリケーションid", "アプリケーションクライアントid", "クライアントid",
                "애플리케이션id", "애플리케이션클라이언트id", "클라이언트id",
            ])

    private static let owners = ["", "the", "your", "my"]

    private static func words(named names: [String], by owners: [String]) -> [ExactString] {
        owners.flatMap { owner in names.map { ExactString(owner + $0) } }
    }
}
