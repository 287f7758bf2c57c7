extension GuideText {
    /// The guide in German.
    static let german = GuideText(
        title: "Anmeldung mit Microsoft Entra ID",
        introduction: "Verbinden Sie {console} über OpenID Connect mit Microsoft Entra ID: Registrieren Sie im Portal "
            + "eine Anwendung, kopieren Sie dort einige Werte und tragen Sie sie in {console} ein. Die Adressen unten "
            + "sind die Ihrer eigenen Installation. Sie brauchen ein Konto, das Anwendungen registrieren darf, zum "
            + "Beispiel mit der Rolle **Anwendungsentwickler**.",
        checklistTitle: "Checkliste",
        checklist: germanChecklist,
        fieldTableTitle: "Welcher Wert wohin gehört",
        fieldColumn: "Feld in der Konsole",
        sourceColumn: "Woher er kommt",
        valueColumn: "Wert",
        callbackField: "Callback-URL",
        clientIDField: "Client-ID",
        clientSecretField: "Client-Geheimnis",
        issuerField: "Issuer",
        callbackSource: "OIDC-Seite der Konsole; in Azure wird daraus der **Umleitungs-URI**",
        clientIDSource: "**Übersicht** › **Anwendungs-ID (Client)**",
        clientSecretSource: "**Zertifikate & Geheimnisse** › **Geheime Clientschlüssel** › **Wert**",
        issuerSource: "Der Anmeldehost, **Übersicht** › **Verzeichnis-ID (Mandant)** und `/v2.0`",
        secretIsWithheld: "(wie kopiert; hier nicht gezeigt)",
        notYetKnown: "(noch nicht eingerichtet)",
        stepsTitle: "Schritt für Schritt",
        steps: germanSteps,
        accountTypesOneTenant: "**Nur Konten in diesem Organisationsverzeichnis** (einzelner Mandant)",
        accountTypesAnyTenant: "**Konten in einem beliebigen Organisationsverzeichnis** (mehrere Mandanten)",
        accountTypesAnyTenantAndPersonal: "**Konten in einem beliebigen Organisationsverzeichnis und persönliche "
            + "Microsoft-Konten** (mehrere Mandanten und persönliche Konten)",
        accountTypesPersonal: "**Nur persönliche Microsoft-Konten**",
        stepCertificate: germanStepCertificate,
        stepFederated: germanStepFederated,
        stepIDTokensNeeded: "Öffnen Sie im Portal **Authentifizierung** und suchen Sie **Implizite Genehmigung und "
            + "Hybridflows** (in neueren Portalen auf der Registerkarte **Einstellungen**). Aktivieren Sie **ID-Token "
            + "(für implizite und Hybridflows)**, denn {console} fragt nach `{response-type}`; lassen Sie "
            + "**Zugriffstoken** leer. Klicken Sie auf **Speichern**.",
        stepIDTokensNotNeeded: "Öffnen Sie im Portal **Authentifizierung** und suchen Sie **Implizite Genehmigung und "
            + "Hybridflows** (in neueren Portalen auf der Registerkarte **Einstellungen**). Lassen Sie beide Kästchen "
            + "leer: {console} fragt nach `{response-type}` und holt das ID-Token selbst vom Tokenendpunkt. Die "
            + "Kästchen gelten für Token, die durch den Browser kommen; was nicht gebraucht wird, bleibt aus.",
        callbackNotAcceptable: "Azure nimmt `{callback}` nicht an. Öffnen Sie {console} über eine Adresse mit "
            + "`https://` oder, zur Probe am Rechner selbst, als `http://localhost` mit demselben Port. Kopieren Sie "
            + "die **Callback-URL** dann noch einmal, denn sie ändert sich mit der Adresse.",
        troubleshootingTitle: "Fehlersuche",
        troubleshooting: germanTroubleshooting)
}

private let germanChecklist: [String] = [
    "Öffnen Sie {console} unter der Adresse, die auch die Benutzer öffnen: Aus ihr ergibt sich die Callback-URL.",
    "Registrieren Sie in Microsoft Entra ID eine Anwendung, mit der Callback-URL als Umleitungs-URI der Plattform "
        + "**Web**.",
    "Kopieren Sie die **Anwendungs-ID (Client)** nach {console}.",
    "Erstellen Sie Anmeldeinformationen, in der Regel einen geheimen Clientschlüssel, und kopieren Sie sofort dessen "
        + "**Wert**: Er wird nur einmal angezeigt.",
    "Setzen Sie den Issuer aus dem Anmeldehost, Ihrer **Verzeichnis-ID (Mandant)** und `/v2.0` zusammen.",
    "Aktivieren Sie **ID-Token**, wenn der Antworttyp `id_token` enthält, und nur dann.",
]

private let germanSteps: [String] = [
    "Melden Sie sich beim Portal Ihrer Cloud an: `{portal}`. Gehört Ihr Konto zu mehreren Mandanten, so wechseln Sie "
        + "zu dem, dessen Benutzer sich anmelden sollen.",
    "Suchen Sie **Microsoft Entra ID** und wählen Sie es aus. Im Microsoft Entra Admin Center öffnen Sie stattdessen "
        + "im Menü **Entra ID**.",
    "Wählen Sie im linken Menü **App-Registrierungen** und dann **Neue Registrierung**.",
    "Öffnen Sie {console} unter der Adresse, die auch die Benutzer öffnen, gehen Sie zur OIDC-Seite und kopieren Sie "
        + "die **Callback-URL**: `{callback}`. Sie lässt sich nicht bearbeiten: Sie besteht aus dem Ursprung der "
        + "Seite, die Sie gerade sehen, `{page-origin}`, und einem festen Pfad. Azure nimmt Adressen mit `https://` "
        + "an, mit `http://` nur für `localhost`.",
    "Geben Sie im Portal bei **Name** einen Namen ein. Wählen Sie unter **Unterstützte Kontotypen** {account-types}. "
        + "Wählen Sie unter **Umleitungs-URI** die Plattform **Web** und fügen Sie genau `{callback}` ein: Groß- und "
        + "Kleinschreibung und ein Schrägstrich am Ende zählen. Klicken Sie auf **Registrieren**.",
    "Gehen Sie in {console} wieder zur OIDC-Seite und klicken Sie auf **Neuer Autorisierungsanbieter**.",
    "Öffnen Sie im Portal die **Übersicht** der Anwendung und kopieren Sie die **Anwendungs-ID (Client)**. Die "
        + "**Objekt-ID** daneben ist etwas anderes.",
    "Fügen Sie sie in {console} bei **Client-ID** ein: `{client-id}`.",
    "Öffnen Sie im Portal **Zertifikate & Geheimnisse** › **Geheime Clientschlüssel** und klicken Sie auf **Neuer "
        + "geheimer Clientschlüssel**. Wählen Sie, wann er abläuft: höchstens 24 Monate, empfohlen sind weniger als "
        + "12. Merken Sie sich den Tag, denn danach kann sich niemand anmelden, bis ein neuer eingetragen ist. Klicken "
        + "Sie auf **Hinzufügen**. Für den Produktivbetrieb rät Microsoft stattdessen zu einem Zertifikat oder zu "
        + "Verbundanmeldeinformationen.",
    "Kopieren Sie sofort, was in der Spalte **Wert** steht. Es wird nur jetzt angezeigt: Haben Sie die Seite "
        + "verlassen, kann es niemand mehr lesen. Kopieren Sie nicht die **Geheime ID**; sie bezeichnet den Schlüssel "
        + "nur.",
    "Fügen Sie den Wert in {console} bei **Client-Geheimnis** ein.",
    "Füllen Sie in {console} das Feld **Issuer** aus: `{issuer}`. Er besteht aus dem Anmeldehost Ihrer Cloud (weltweit "
        + "`https://login.microsoftonline.com`), der **Verzeichnis-ID (Mandant)** aus der **Übersicht** der Anwendung "
        + "und `/v2.0`, mit Schrägstrichen dazwischen und keinem am Ende.",
    "Öffnen Sie im Portal **Authentifizierung** und suchen Sie **Implizite Genehmigung und Hybridflows** (in neueren "
        + "Portalen auf der Registerkarte **Einstellungen**). Aktivieren Sie **ID-Token (für implizite und "
        + "Hybridflows)**, wenn der Antworttyp in {console} `id_token` enthält. Bei `code` allein lassen Sie beide "
        + "Kästchen leer.",
]

private let germanStepCertificate: [String] = [
    "Öffnen Sie im Portal **Zertifikate & Geheimnisse** › **Zertifikate** und klicken Sie auf **Zertifikat "
        + "hochladen**. Wählen Sie die Datei Ihres Zertifikats (`.cer`, `.pem` oder `.crt`) und klicken Sie auf "
        + "**Hinzufügen**. Laden Sie nur das Zertifikat hoch: Der private Schlüssel bleibt auf Ihrem Server.",
    "Vergleichen Sie den **Fingerabdruck** in der Liste mit dem Ihrer Datei und merken Sie sich den Tag, an dem das "
        + "Zertifikat abläuft. Laden Sie vorher das nächste hoch; beide dürfen nebeneinander stehen.",
    "Tragen Sie in {console} die Dateien des Zertifikats und seines privaten Schlüssels ein und lassen Sie "
        + "**Client-Geheimnis** leer. Niemand außer {console} darf den Schlüssel lesen können.",
]

private let germanStepFederated: [String] = [
    "Öffnen Sie im Portal **Zertifikate & Geheimnisse** › **Verbundanmeldeinformationen** und klicken Sie auf "
        + "**Anmeldeinformationen hinzufügen**. Wählen Sie das Szenario der Plattform, auf der {console} läuft, oder "
        + "**Anderer Aussteller**.",
    "Geben Sie Aussteller und Antragsteller genau so ein, wie sie in den Token dieser Plattform als `iss` und `sub` "
        + "stehen: Sie werden Zeichen für Zeichen verglichen. Lassen Sie die **Zielgruppe** so, wie das Portal sie "
        + "vorschlägt (weltweit `api://AzureADTokenExchange`), und klicken Sie auf **Hinzufügen**.",
    "Tragen Sie in {console} die Datei, in die die Plattform ihr Token schreibt, als Client-Assertion ein und lassen "
        + "Sie **Client-Geheimnis** leer. Die Plattform muss die Datei erneuern, bevor das Token darin abläuft.",
]

private let germanTroubleshooting: [(symptom: String, remedy: String)] = [
    (
        symptom: "AADSTS50011: Der Umleitungs-URI stimmt nicht überein",
        remedy: "Öffnen Sie **Authentifizierung** und registrieren Sie unter **Web** genau `{callback}`: Schema, Host, "
            + "Port (außer bei `localhost`), Pfad, Groß- und Kleinschreibung und ein Schrägstrich am Ende zählen. "
            + "Warten Sie drei bis fünf Minuten, bevor Sie es wieder versuchen. Zeigt die Meldung eine andere Adresse, "
            + "so kennt {console} die Adresse nicht, die die Benutzer öffnen; beheben Sie das zuerst."
    ),
    (
        symptom: "AADSTS700016: Die Anwendung wurde im Verzeichnis nicht gefunden",
        remedy: "Vergleichen Sie die **Client-ID** in {console}, `{client-id}`, mit der **Anwendungs-ID (Client)** in "
            + "der **Übersicht** der Anwendung. Sie ist weder die **Objekt-ID** noch die **Geheime ID**. Stimmt sie, "
            + "so nennt der Issuer einen anderen Mandanten als den, in dem die Anwendung registriert ist."
    ),
    (
        symptom: "AADSTS90002: Der Mandant wurde nicht gefunden",
        remedy: "Der Issuer nennt den Mandanten `{tenant}`. Kopieren Sie die **Verzeichnis-ID (Mandant)** noch einmal. "
            + "Ist Ihre Organisation in der Cloud der US-Regierung oder Chinas, so braucht der Issuer den Anmeldehost "
            + "dieser Cloud."
    ),
    (
        symptom: "AADSTS50194: Die Anwendung ist nicht mehrinstanzenfähig",
        remedy: "Die Registrierung gilt für einen Mandanten, und der Issuer sagt `common` oder `organizations`. Setzen "
            + "Sie an diese Stelle Ihre **Verzeichnis-ID (Mandant)**. Ändern Sie die Auswahl unter **Unterstützte "
            + "Kontotypen** nur, wenn sich Benutzer anderer Organisationen anmelden sollen."
    ),
    (
        symptom: "AADSTS7000215: Der geheime Clientschlüssel ist ungültig",
        remedy: "Meist wurde **Geheime ID** statt **Wert** eingefügt. Der Wert lässt sich nicht noch einmal anzeigen: "
            + "Erstellen Sie einen neuen geheimen Clientschlüssel, fügen Sie seinen **Wert** bei **Client-Geheimnis** "
            + "ein und löschen Sie den alten. Prüfen Sie auch, dass der Schlüssel zu genau dieser Anwendung gehört."
    ),
    (
        symptom: "AADSTS7000222: Der geheime Clientschlüssel ist abgelaufen",
        remedy: "Erstellen Sie unter **Zertifikate & Geheimnisse** einen neuen, fügen Sie seinen **Wert** bei "
            + "**Client-Geheimnis** ein und merken Sie sich den Tag, an dem er abläuft."
    ),
    (
        symptom: "AADSTS700054: Der Antworttyp `id_token` ist nicht aktiviert",
        remedy: "Stellen Sie den Antworttyp in {console} auf `code`; das ist empfohlen. Muss er `id_token` enthalten, "
            + "so aktivieren Sie unter **Authentifizierung** das Kästchen **ID-Token**."
    ),
    (
        symptom: "AADSTS50020: Das Konto ist im Mandanten nicht vorhanden",
        remedy: "Das Konto ist ein persönliches oder das einer anderen Organisation. Melden Sie sich ab und verwenden "
            + "Sie ein Konto des Mandanten, oder laden Sie die Person als Gast ein. Sollen sich solche Konten "
            + "allgemein anmelden, so erweitern Sie die Auswahl unter **Unterstützte Kontotypen** und mit ihr den "
            + "Issuer; dann kann sich aber jede Organisation anmelden, wenn Sie die zugelassenen Mandanten nicht "
            + "auflisten."
    ),
    (
        symptom: "AADSTS50105: Die Person ist der Anwendung nicht zugewiesen",
        remedy: "Öffnen Sie **Unternehmensanwendungen** › Ihre Anwendung › **Benutzer und Gruppen** und weisen Sie die "
            + "Person zu oder eine Gruppe, deren direktes Mitglied sie ist; Gruppen in Gruppen zählen nicht. Oder "
            + "stellen Sie unter **Eigenschaften** **Zuweisung erforderlich?** auf **Nein**; dann kann sich jeder im "
            + "Verzeichnis anmelden, auch jeder Gast."
    ),
    (
        symptom: "AADSTS65001 oder AADSTS65004: Die Zustimmung fehlt oder wurde abgelehnt",
        remedy: "Melden Sie sich noch einmal an und nehmen Sie die Berechtigungen an. Dürfen Benutzer nicht selbst "
            + "zustimmen, so öffnet ein Administrator **API-Berechtigungen** und klickt auf **Administratorzustimmung "
            + "für … erteilen**."
    ),
    (
        symptom: "Der Fehler bleibt auf der Seite von Microsoft, und der Browser kehrt nicht zurück",
        remedy: "Fehler, die die Anwendung oder ihren Umleitungs-URI betreffen, werden nicht zurückgesandt; {console} "
            + "erfährt nichts davon. Notieren Sie die AADSTS-Nummer und die Korrelations-ID auf jener Seite. Im "
            + "Microsoft Entra Admin Center finden Sie beides unter **Überwachung und Integrität** › "
            + "**Anmeldeprotokolle**."
    ),
]
