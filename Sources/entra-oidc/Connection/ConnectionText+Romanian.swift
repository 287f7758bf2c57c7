extension ConnectionText {
    static let romanian = ConnectionText(
        title: "Conexiune",
        metadata: "metadate",
        issuerName: "emitent",
        keysName: "chei",
        clockName: "ceas",
        credentialName: "acreditare",
        passed: "reușit",
        failedWord: "eșuat",
        notChecked: "neverificat",
        seconds: { "\($0) s" },
        fetched: { "Au fost preluați \($0) octeți de la \($1)." },
        endpoints: { "Documentul conține: \($0)." },
        issuer: { "\($0): \($1). \($2)" },
        keys: { published, usable, sizes in
            "\(published == 1 ? "O cheie" : "\(published) chei"), \(usable) utilizabile (\(sizes))."
        },
        keysChanged: { $0 == 0 ? "Modificat azi." : "Modificat acum \($0) \($0 == 1 ? "zi" : "zile")." },
        clockAgrees: "Ceasul acestui computer corespunde cu cel al furnizorului.",
        clockAhead: { "Ceasul acestui computer este cu \($0) s înaintea celui al furnizorului." },
        clockBehind: { "Ceasul acestui computer este cu \($0) s în urma celui al furnizorului." },
        accepted: "Furnizorul a acceptat acreditarea. Tokenul emis a fost aruncat.",
        failure: { "Verificarea (\($0)) a găsit o problemă: \($1)." },
        rejected: { "Clientul nu se poate autentifica: \($0)." },
        globalCloud: "cloudul mondial",
        namedCloud: { "cloudul „\($0)”" },
        customDomain: { "domeniul personalizat \($0)" },
        emulated: { "emulat la \($0)" },
        oneOrganization: "Doar conturile acestei organizații, inclusiv oaspeții ei.",
        organizations: "Conturile profesionale și școlare ale oricărei organizații, în măsura permisă de configurare.",
        common: "Conturi profesionale, școlare și personale, în măsura permisă de configurare.",
        consumers: "Doar conturi Microsoft personale.",
        policyUsers: { "Utilizatorii politicii \($0)." },
        customers: "Clienții acestui tenant.",
        configuration: "Configurarea a fost respinsă. Corectați-o mai întâi.",
        after: { "Aceasta depinde de un pas care a eșuat: \($0)." },
        noDate: "Niciun răspuns nu a conținut ora furnizorului.",
        noCredential: "Clientul nu are acreditare.",
        sharedTenant: "Emitentul este pentru mai multe tenanturi. Entra emite un token pentru aplicația însăși doar "
            + "într-unul singur.",
        personalAccounts: "Conturi personale: acolo Entra nu emite niciun token pentru aplicația însăși.",
        b2c:
            "Azure AD B2C emite un token pentru aplicația însăși doar dacă aceasta are o permisiune API. Autentificați-vă "
            + "o dată pentru a verifica acreditarea.",
        noSigner: "Acreditarea este un certificat, iar această comandă nu poate semna cu cheia lui.",
        undecided: {
            "Furnizorul a răspuns cu \($0). Aceasta nu arată dacă acreditarea este corectă. Autentificați-vă o dată "
                + "pentru a o verifica."
        },
        redirectUnseen: "De aici nu se vede ce URI-uri de redirecționare sunt înregistrate. Autentificați-vă o dată "
            + "pentru a-l verifica pe al dvs.")
}
