extension ConnectionText {
    static let german = ConnectionText(
        title: "Verbindung",
        metadata: "Metadaten",
        issuerName: "Issuer",
        keysName: "Schlüssel",
        clockName: "Uhr",
        credentialName: "Anmeldeinformation",
        passed: "bestanden",
        failedWord: "fehlgeschlagen",
        notChecked: "nicht geprüft",
        seconds: { "\($0) s" },
        fetched: { "\($0) Bytes von \($1) abgerufen." },
        endpoints: { "Enthalten sind: \($0)." },
        issuer: { "\($0): \($1). \($2)" },
        keys: { published, usable, sizes in "\(published) Schlüssel, davon \(usable) verwendbar (\(sizes))." },
        keysChanged: { $0 == 0 ? "Heute geändert." : "Vor \($0) \($0 == 1 ? "Tag" : "Tagen") geändert." },
        clockAgrees: "Die Uhr dieses Computers stimmt mit der des Anbieters überein.",
        clockAhead: { "Die Uhr dieses Computers geht gegenüber der des Anbieters \($0) s vor." },
        clockBehind: { "Die Uhr dieses Computers geht gegenüber der des Anbieters \($0) s nach." },
        accepted: "Der Anbieter hat die Anmeldeinformation angenommen. Das ausgestellte Token wurde verworfen.",
        failure: { "Bei der Prüfung (\($0)) wurde ein Problem gefunden: \($1)." },
        rejected: { "Der Client kann sich nicht authentifizieren: \($0)." },
        globalCloud: "weltweite Cloud",
        namedCloud: { "Cloud „\($0)“" },
        customDomain: { "benutzerdefinierte Domäne \($0)" },
        emulated: { "emuliert auf \($0)" },
        oneOrganization: "Nur Konten dieser Organisation, einschließlich ihrer Gäste.",
        organizations: "Geschäfts-, Schul- und Unikonten jeder Organisation, soweit die Konfiguration sie zulässt.",
        common: "Geschäfts-, Schul-, Uni- und persönliche Konten, soweit die Konfiguration sie zulässt.",
        consumers: "Nur persönliche Microsoft-Konten.",
        policyUsers: { "Benutzer der Richtlinie \($0)." },
        customers: "Kunden dieses Mandanten.",
        configuration: "Die Konfiguration wurde abgelehnt. Korrigieren Sie sie zuerst.",
        after: { "Dies hängt von einem fehlgeschlagenen Schritt ab: \($0)." },
        noDate: "Keine Antwort enthielt die Uhrzeit des Anbieters.",
        noCredential: "Der Client hat keine Anmeldeinformation.",
        sharedTenant: "Der Issuer gilt für mehrere Mandanten. Entra stellt ein Token für die Anwendung selbst nur in "
            + "einem Mandanten aus.",
        personalAccounts: "Persönliche Konten: Dort stellt Entra kein Token für die Anwendung selbst aus.",
        b2c: "Azure AD B2C stellt ein Token für die Anwendung selbst nur aus, wenn sie eine API-Berechtigung hat. "
            + "Melden Sie sich einmal an, um die Anmeldeinformation zu prüfen.",
        noSigner: "Die Anmeldeinformation ist ein Zertifikat, mit dessen Schlüssel dieser Befehl nicht signieren kann.",
        undecided: {
            "Der Anbieter antwortete mit \($0). Das zeigt nicht, ob die Anmeldeinformation richtig ist. Melden Sie sich "
                + "einmal an, um sie zu prüfen."
        },
        redirectUnseen: "Welche Umleitungs-URIs registriert sind, ist von hier nicht zu sehen. Melden Sie sich einmal "
            + "an, um Ihre zu prüfen.")
}
