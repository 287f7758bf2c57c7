extension GuideText {
    /// The guide in German.
    static let german = GuideText(
        title: "Anmeldung mit Microsoft Entra ID",
        introduction: "Verbinden Sie {console} über OpenID Connect mit Microsoft Entra ID: Registrieren Sie im Portal "
            + "eine Anwendung und kopieren Sie einige Werte von dort nach {console}. Die URLs unten sind die Ihrer "
            + "eigenen Installation. Sie benötigen ein Konto, das Anwendungen registrieren darf, zum Beispiel mit der "
            + "Rolle **Anwendungsentwickler**.",
        checklistTitle: "Checkliste",
        checklist: germanChecklist,
        fieldTableTitle: "Welcher Wert wohin gehört",
        fieldColumn: "Feld in der Konsole",
        sourceColumn: "Herkunft",
        valueColumn: "Wert",
        callbackField: "Callback-URL",
        clientIDField: "Client-ID",
        clientSecretField: "Client-Geheimnis",
        issuerField: "Issuer",
        callbackSource: "OIDC-Seite der Konsole; in Azure ist das der **Umleitungs-URI**",
        clientIDSource: "**Übersicht** › **Anwendungs-ID (Client)**",
        clientSecretSource: "**Zertifikate & Geheimnisse** › **Geheime Clientschlüssel** › **Wert**",
        issuerSource: "Anmeldehost, **Übersicht** › **Verzeichnis-ID (Mandant)** und `/v2.0`",
        secretIsWithheld: "(wie kopiert; wird hier nicht angezeigt)",
        notYetKnown: "(noch nicht konfiguriert)",
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
            + "(werden für implizite und Hybridflows verwendet)**, weil {console} `{response-type}` anfordert. Lassen "
            + "Sie **Zugriffstoken** deaktiviert. Klicken Sie auf **Speichern**.",
        stepIDTokensNotNeeded: "Öffnen Sie im Portal **Authentifizierung** und suchen Sie **Implizite Genehmigung und "
            + "Hybridflows** (in neueren Portalen auf der Registerkarte **Einstellungen**). Lassen Sie beide "
            + "Kontrollkästchen deaktiviert: {console} fordert `{response-type}` an und ruft das ID-Token vom "
            + "Tokenendpunkt ab. Die Kontrollkästchen gelten nur für Token, die über den Browser übertragen werden.",
        callbackNotAcceptable: "Azure akzeptiert `{callback}` nicht. Öffnen Sie {console} unter einer `https://`-URL "
            + "oder, zum Ausprobieren auf dem Rechner selbst, unter `http://localhost` mit demselben Port. Kopieren "
            + "Sie die **Callback-URL** dann erneut, weil sie sich mit der geöffneten URL ändert.",
        troubleshootingTitle: "Problembehandlung",
        troubleshooting: germanTroubleshooting)
}

private let germanChecklist: [String] = [
    "Öffnen Sie {console} unter der URL, die auch die Benutzer öffnen. Daraus ergibt sich die Callback-URL.",
    "Registrieren Sie in Microsoft Entra ID eine Anwendung mit der Callback-URL als Umleitungs-URI der Plattform "
        + "**Web**.",
    "Kopieren Sie die **Anwendungs-ID (Client)** nach {console}.",
    "Erstellen Sie Anmeldeinformationen, in der Regel einen geheimen Clientschlüssel, und kopieren Sie sofort den "
        + "**Wert**. Er wird nur einmal angezeigt.",
    "Setzen Sie den Issuer aus dem Anmeldehost, Ihrer **Verzeichnis-ID (Mandant)** und `/v2.0` zusammen.",
    "Aktivieren Sie **ID-Token** nur, wenn der Antworttyp `id_token` enthält.",
]

private let germanSteps: [String] = [
    "Melden Sie sich beim Portal Ihrer Cloud an: `{portal}`. Wenn Ihr Konto zu mehreren Mandanten gehört, wechseln "
        + "Sie zu dem Mandanten, zu dem Ihre Benutzer gehören.",
    "Suchen Sie nach **Microsoft Entra ID** und wählen Sie es aus. Öffnen Sie im Microsoft Entra Admin Center "
        + "stattdessen **Entra ID** im Menü.",
    "Wählen Sie im linken Menü **App-Registrierungen** und dann **Neue Registrierung** aus.",
    "Öffnen Sie {console} unter der URL, die auch die Benutzer öffnen, wechseln Sie zur OIDC-Seite und kopieren Sie "
        + "die **Callback-URL**: `{callback}`. Sie können sie nicht bearbeiten: Sie besteht aus dem Ursprung der "
        + "angezeigten Seite, `{page-origin}`, und einem festen Pfad. Azure akzeptiert `https://`-URLs und `http://` "
        + "nur für `localhost`.",
    "Geben Sie im Portal unter **Name** einen Namen ein. Wählen Sie unter **Unterstützte Kontotypen** {account-types} "
        + "aus. Wählen Sie unter **Umleitungs-URI** die Plattform **Web** aus und fügen Sie `{callback}` unverändert "
        + "ein: Groß- und Kleinschreibung und ein Schrägstrich am Ende müssen übereinstimmen. Klicken Sie auf "
        + "**Registrieren**.",
    "Kehren Sie in {console} zur OIDC-Seite zurück und klicken Sie auf **Neuer Autorisierungsanbieter**.",
    "Öffnen Sie im Portal die **Übersicht** der Anwendung und kopieren Sie die **Anwendungs-ID (Client)**. Kopieren "
        + "Sie nicht die **Objekt-ID** daneben.",
    "Fügen Sie sie in {console} unter **Client-ID** ein: `{client-id}`.",
    "Öffnen Sie im Portal **Zertifikate & Geheimnisse** › **Geheime Clientschlüssel** und klicken Sie auf **Neuer "
        + "geheimer Clientschlüssel**. Wählen Sie, wann er abläuft: nach höchstens 24 Monaten; empfohlen sind weniger "
        + "als 12 Monate. Klicken Sie auf **Hinzufügen** und notieren Sie das Datum. Danach können sich Benutzer erst "
        + "wieder anmelden, wenn ein neuer Schlüssel eingetragen ist. Für den Produktivbetrieb empfiehlt Microsoft "
        + "stattdessen ein Zertifikat oder Verbundanmeldeinformationen.",
    "Kopieren Sie sofort den Schlüssel aus der Spalte **Wert**. Er wird nur jetzt angezeigt und kann nach dem "
        + "Verlassen der Seite nicht mehr gelesen werden. Kopieren Sie nicht die **Geheime ID**, die den Schlüssel "
        + "nur bezeichnet.",
    "Fügen Sie den Wert in {console} unter **Client-Geheimnis** ein.",
    "Füllen Sie in {console} das Feld **Issuer** aus: `{issuer}`. Der Issuer besteht aus dem Anmeldehost Ihrer Cloud "
        + "(weltweit `https://login.microsoftonline.com`), der **Verzeichnis-ID (Mandant)** aus der **Übersicht** der "
        + "Anwendung und `/v2.0`, getrennt durch Schrägstriche und ohne Schrägstrich am Ende.",
    "Öffnen Sie im Portal **Authentifizierung** und suchen Sie **Implizite Genehmigung und Hybridflows** (in neueren "
        + "Portalen auf der Registerkarte **Einstellungen**). Aktivieren Sie **ID-Token (werden für implizite und "
        + "Hybridflows verwendet)**, wenn der Antworttyp in {console} `id_token` enthält. Lassen Sie bei `code` "
        + "allein beide Kontrollkästchen deaktiviert.",
]

private let germanStepCertificate: [String] = [
    "Öffnen Sie im Portal **Zertifikate & Geheimnisse** › **Zertifikate** und klicken Sie auf **Zertifikat "
        + "hochladen**. Wählen Sie Ihre Zertifikatdatei aus (`.cer`, `.pem` oder `.crt`) und klicken Sie auf "
        + "**Hinzufügen**. Laden Sie nur das Zertifikat hoch: Der private Schlüssel bleibt auf Ihrem Server.",
    "Vergleichen Sie den **Fingerabdruck** in der Liste mit dem Ihrer Datei und notieren Sie, wann das Zertifikat "
        + "abläuft. Laden Sie das nächste Zertifikat vorher hoch; beide können gleichzeitig registriert sein.",
    "Geben Sie in {console} die Dateien des Zertifikats und seines privaten Schlüssels an und lassen Sie "
        + "**Client-Geheimnis** leer. Stellen Sie sicher, dass nur {console} den Schlüssel lesen kann.",
]

private let germanStepFederated: [String] = [
    "Öffnen Sie im Portal **Zertifikate & Geheimnisse** › **Verbundanmeldeinformationen** und klicken Sie auf "
        + "**Anmeldeinformationen hinzufügen**. Wählen Sie das Szenario der Plattform aus, auf der {console} läuft, "
        + "oder **Anderer Aussteller**.",
    "Geben Sie Aussteller und Antragsteller genau so ein, wie sie in den Token dieser Plattform als `iss` und `sub` "
        + "stehen: Sie werden Zeichen für Zeichen verglichen. Behalten Sie die vom Portal vorgeschlagene "
        + "**Zielgruppe** bei (weltweit `api://AzureADTokenExchange`) und klicken Sie auf **Hinzufügen**.",
    "Geben Sie in {console} die Datei, in die die Plattform ihr Token schreibt, als Client-Assertion an und lassen "
        + "Sie **Client-Geheimnis** leer. Die Plattform muss die Datei erneuern, bevor das Token darin abläuft.",
]

private let germanTroubleshooting: [(symptom: String, remedy: String)] = [
    (
        symptom: "AADSTS50011: Der Umleitungs-URI stimmt nicht überein",
        remedy: "Öffnen Sie **Authentifizierung** und registrieren Sie unter **Web** genau `{callback}`: Schema, "
            + "Host, Port (außer bei `localhost`), Pfad, Groß- und Kleinschreibung und ein Schrägstrich am Ende "
            + "müssen übereinstimmen. Warten Sie drei bis fünf Minuten, bevor Sie es erneut versuchen. Wenn die "
            + "Meldung eine andere URL zeigt, kennt {console} die URL nicht, die die Benutzer öffnen; beheben Sie das "
            + "zuerst."
    ),
    (
        symptom: "AADSTS700016: Die Anwendung wurde im Verzeichnis nicht gefunden",
        remedy: "Vergleichen Sie die **Client-ID** in {console}, `{client-id}`, mit der **Anwendungs-ID (Client)** in "
            + "der **Übersicht** der Anwendung. Sie ist weder die **Objekt-ID** noch die **Geheime ID**. Wenn sie "
            + "stimmt, nennt der Issuer einen anderen Mandanten als den, in dem die Anwendung registriert ist."
    ),
    (
        symptom: "AADSTS90002: Der Mandant wurde nicht gefunden",
        remedy: "Der Issuer nennt den Mandanten `{tenant}`. Kopieren Sie die **Verzeichnis-ID (Mandant)** erneut. "
            + "Wenn Ihre Organisation die Cloud der US-Regierung oder Chinas nutzt, verwenden Sie im Issuer den "
            + "Anmeldehost dieser Cloud."
    ),
    (
        symptom: "AADSTS50194: Die Anwendung ist nicht mehrinstanzenfähig",
        remedy: "Die Anwendung ist für einen einzigen Mandanten registriert, aber der Issuer enthält `common` oder "
            + "`organizations`. Ersetzen Sie das durch Ihre **Verzeichnis-ID (Mandant)**. Ändern Sie **Unterstützte "
            + "Kontotypen** nur, wenn sich Benutzer anderer Organisationen anmelden sollen."
    ),
    (
        symptom: "AADSTS7000215: Der geheime Clientschlüssel ist ungültig",
        remedy: "Meist wurde **Geheime ID** statt **Wert** eingefügt. Der Wert kann nicht erneut angezeigt werden: "
            + "Erstellen Sie einen neuen geheimen Clientschlüssel, fügen Sie seinen **Wert** unter "
            + "**Client-Geheimnis** ein und löschen Sie den alten. Prüfen Sie auch, ob der Schlüssel zu dieser "
            + "Anwendung gehört."
    ),
    (
        symptom: "AADSTS7000222: Der geheime Clientschlüssel ist abgelaufen",
        remedy: "Erstellen Sie unter **Zertifikate & Geheimnisse** einen neuen geheimen Clientschlüssel, fügen Sie "
            + "seinen **Wert** unter **Client-Geheimnis** ein und notieren Sie, wann er abläuft."
    ),
    (
        symptom: "AADSTS700054: Der Antworttyp `id_token` ist nicht aktiviert",
        remedy: "Setzen Sie den Antworttyp in {console} auf `code` (empfohlen). Wenn er `id_token` enthalten muss, "
            + "aktivieren Sie unter **Authentifizierung** das Kontrollkästchen **ID-Token**."
    ),
    (
        symptom: "AADSTS50020: Das Konto ist im Mandanten nicht vorhanden",
        remedy: "Das Konto ist ein persönliches Konto oder gehört zu einer anderen Organisation. Melden Sie sich ab "
            + "und verwenden Sie ein Konto des Mandanten, oder laden Sie den Benutzer als Gast ein. Um solche Konten "
            + "allgemein zuzulassen, erweitern Sie **Unterstützte Kontotypen** und passen Sie den Issuer an. Dann "
            + "kann sich jede Organisation anmelden, wenn Sie die erlaubten Mandanten nicht auflisten."
    ),
    (
        symptom: "AADSTS50105: Der Benutzer ist der Anwendung nicht zugewiesen",
        remedy: "Öffnen Sie **Unternehmensanwendungen** › Ihre Anwendung › **Benutzer und Gruppen** und weisen Sie "
            + "den Benutzer oder eine Gruppe zu, deren direktes Mitglied er ist; geschachtelte Gruppen zählen nicht. "
            + "Oder setzen Sie unter **Eigenschaften** die Option **Zuweisung erforderlich?** auf **Nein**; dann kann "
            + "sich jeder Benutzer im Verzeichnis anmelden, auch Gäste."
    ),
    (
        symptom: "AADSTS65001 oder AADSTS65004: Die Zustimmung fehlt oder wurde abgelehnt",
        remedy: "Melden Sie sich erneut an und akzeptieren Sie die Berechtigungen. Wenn Benutzer nicht selbst "
            + "zustimmen dürfen, muss ein Administrator **API-Berechtigungen** öffnen und auf "
            + "**Administratorzustimmung für … erteilen** klicken."
    ),
    (
        symptom: "Der Fehler bleibt auf der Microsoft-Seite, und der Browser kehrt nicht zurück",
        remedy: "Fehler zur Anwendung oder zu ihrem Umleitungs-URI werden nicht zurückgesendet, daher erhält "
            + "{console} keine Benachrichtigung. Notieren Sie die AADSTS-Nummer und die Korrelations-ID auf dieser "
            + "Seite. Im Microsoft Entra Admin Center finden Sie beide unter **Überwachung und Integrität** › "
            + "**Anmeldeprotokolle**."
    ),
]
