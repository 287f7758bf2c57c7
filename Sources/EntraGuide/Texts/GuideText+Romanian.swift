extension GuideText {
    /// The guide in Romanian.
    static let romanian = GuideText(
        title: "Autentificare cu Microsoft Entra ID",
        introduction: "Conectați {console} la Microsoft Entra ID prin OpenID Connect: înregistrați o aplicație în "
            + "portal, apoi copiați de acolo câteva valori în {console}. Adresele URL de mai jos sunt cele ale "
            + "instalării dvs. Aveți nevoie de un cont care poate înregistra aplicații, de exemplu unul cu rolul "
            + "**Application Developer**. Etichetele portalului sunt redate aici în engleză.",
        checklistTitle: "Listă de verificare",
        checklist: romanianChecklist,
        fieldTableTitle: "Unde se introduce fiecare valoare",
        fieldColumn: "Câmpul din consolă",
        sourceColumn: "De unde provine",
        valueColumn: "Valoare",
        callbackField: "Callback URL",
        clientIDField: "Client ID",
        clientSecretField: "Client secret",
        issuerField: "Issuer",
        callbackSource: "Pagina OIDC a consolei; în Azure, aceasta este **Redirect URI**",
        clientIDSource: "**Overview** › **Application (client) ID**",
        clientSecretSource: "**Certificates & secrets** › **Client secrets** › **Value**",
        issuerSource: "Gazda de conectare, **Overview** › **Directory (tenant) ID** și `/v2.0`",
        secretIsWithheld: "(așa cum a fost copiat; nu se afișează aici)",
        notYetKnown: "(încă neconfigurat)",
        stepsTitle: "Pas cu pas",
        steps: romanianSteps,
        accountTypesOneTenant: "**Accounts in this organizational directory only** (în portalurile mai noi **Single "
            + "tenant only**)",
        accountTypesAnyTenant: "**Accounts in any organizational directory** (în portalurile mai noi **Multiple Entra "
            + "ID tenants**)",
        accountTypesAnyTenantAndPersonal: "**Accounts in any organizational directory and personal Microsoft "
            + "accounts** (în portalurile mai noi **Any Entra ID Tenant + Personal Microsoft accounts**)",
        accountTypesPersonal: "**Personal Microsoft accounts only** (în portalurile mai noi **Personal accounts "
            + "only**)",
        stepCertificate: romanianStepCertificate,
        stepFederated: romanianStepFederated,
        stepIDTokensNeeded: "În portal, deschideți **Authentication** și căutați **Implicit grant and hybrid flows** "
            + "(în portalurile mai noi, în fila **Settings**). Bifați **ID tokens (used for implicit and hybrid "
            + "flows)**, deoarece {console} solicită `{response-type}`. Lăsați **Access tokens** nebifat. Faceți clic "
            + "pe **Save**.",
        stepIDTokensNotNeeded: "În portal, deschideți **Authentication** și căutați **Implicit grant and hybrid "
            + "flows** (în portalurile mai noi, în fila **Settings**). Lăsați ambele casete nebifate: {console} "
            + "solicită `{response-type}` și obține tokenul de identitate de la punctul final de tokenuri. Casetele "
            + "sunt numai pentru tokenurile care trec prin browser.",
        callbackNotAcceptable: "Azure nu acceptă `{callback}`. Deschideți {console} la o adresă `https://` sau, "
            + "pentru o probă chiar pe acel calculator, la `http://localhost` cu același port. Apoi copiați din nou "
            + "**Callback URL**, deoarece se schimbă odată cu adresa deschisă.",
        troubleshootingTitle: "Depanare",
        troubleshooting: romanianTroubleshooting)
}

private let romanianChecklist: [String] = [
    "Deschideți {console} la adresa URL pe care o vor deschide și utilizatorii. Din ea rezultă URL-ul de callback.",
    "Înregistrați o aplicație în Microsoft Entra ID, cu URL-ul de callback ca URI de redirecționare al platformei "
        + "**Web**.",
    "Copiați **Application (client) ID** în {console}.",
    "Creați o acreditare, de regulă un secret de client, și copiați imediat **Value**. Valoarea se afișează o singură "
        + "dată.",
    "Compuneți emitentul (Issuer) din gazda de conectare, **Directory (tenant) ID** și `/v2.0`.",
    "Bifați **ID tokens** numai dacă tipul de răspuns conține `id_token`.",
]

private let romanianSteps: [String] = [
    "Conectați-vă la portalul cloudului dvs.: `{portal}`. Dacă aveți un cont în mai multe tenanturi, comutați la "
        + "tenantul din care fac parte utilizatorii dvs.",
    "Căutați **Microsoft Entra ID** și selectați-l. În centrul de administrare Microsoft Entra, deschideți în schimb "
        + "**Entra ID** din meniu.",
    "În meniul din stânga, selectați **App registrations**, apoi **New registration**.",
    "Deschideți {console} la adresa URL pe care o vor deschide și utilizatorii, mergeți la pagina OIDC și copiați "
        + "**Callback URL**: `{callback}`. Nu îl puteți edita: este format din originea paginii afișate, "
        + "`{page-origin}`, și o cale fixă. Azure acceptă adrese `https://`, iar `http://` numai pentru `localhost`.",
    "În portal, introduceți un nume în **Name**. La **Supported account types**, selectați {account-types}. La "
        + "**Redirect URI**, alegeți platforma **Web** și lipiți `{callback}` fără modificări: literele mari și mici "
        + "și o bară oblică la sfârșit contează. Faceți clic pe **Register**.",
    "În {console}, reveniți la pagina OIDC și faceți clic pe **New auth provider**.",
    "În portal, deschideți pagina **Overview** a aplicației și copiați **Application (client) ID**. Nu copiați "
        + "**Object ID** de alături.",
    "În {console}, lipiți-l în **Client ID**: `{client-id}`.",
    "În portal, deschideți **Certificates & secrets** › **Client secrets** și faceți clic pe **New client secret**. "
        + "Alegeți când expiră: după cel mult 24 de luni; se recomandă mai puțin de 12 luni. Faceți clic pe **Add** "
        + "și notați data. După aceasta, utilizatorii nu se mai pot autentifica până când introduceți un secret nou. "
        + "Pentru producție, Microsoft recomandă în schimb un certificat sau o acreditare federată.",
    "Copiați imediat secretul din coloana **Value**. Se afișează numai acum și nu mai poate fi citit după ce părăsiți "
        + "pagina. Nu copiați **Secret ID**, care doar identifică secretul.",
    "În {console}, lipiți valoarea în **Client secret**.",
    "În {console}, completați **Issuer**: `{issuer}`. Este format din gazda de conectare a cloudului dvs. (la nivel "
        + "mondial `https://login.microsoftonline.com`), **Directory (tenant) ID** din pagina **Overview** a "
        + "aplicației și `/v2.0`, separate prin bare oblice și fără bară oblică la sfârșit.",
    "În portal, deschideți **Authentication** și căutați **Implicit grant and hybrid flows** (în portalurile mai noi, "
        + "în fila **Settings**). Bifați **ID tokens (used for implicit and hybrid flows)** dacă tipul de răspuns din "
        + "{console} conține `id_token`. Numai cu `code`, lăsați ambele casete nebifate.",
]

private let romanianStepCertificate: [String] = [
    "În portal, deschideți **Certificates & secrets** › **Certificates** și faceți clic pe **Upload certificate**. "
        + "Alegeți fișierul certificatului (`.cer`, `.pem` sau `.crt`) și faceți clic pe **Add**. Încărcați numai "
        + "certificatul: cheia privată rămâne pe serverul dvs.",
    "Comparați **Thumbprint** din listă cu amprenta fișierului și notați ziua în care expiră certificatul. Încărcați "
        + "certificatul următor înainte de acea zi; ambele pot fi înregistrate în același timp.",
    "În {console}, introduceți fișierele certificatului și ale cheii sale private și lăsați **Client secret** gol. "
        + "Asigurați-vă că numai {console} poate citi cheia.",
]

private let romanianStepFederated: [String] = [
    "În portal, deschideți **Certificates & secrets** › **Federated credentials** și faceți clic pe **Add "
        + "credential**. Selectați scenariul platformei pe care rulează {console} sau **Other issuer**.",
    "Introduceți emitentul și subiectul exact așa cum apar în tokenurile acelei platforme, ca `iss` și `sub`: se "
        + "compară caracter cu caracter. Păstrați valoarea **Audience** sugerată de portal (la nivel mondial "
        + "`api://AzureADTokenExchange`) și faceți clic pe **Add**.",
    "În {console}, introduceți ca aserțiune de client fișierul în care platforma își scrie tokenul și lăsați **Client "
        + "secret** gol. Platforma trebuie să reînnoiască fișierul înainte ca tokenul din el să expire.",
]

private let romanianTroubleshooting: [(symptom: String, remedy: String)] = [
    (
        symptom: "AADSTS50011: URI-ul de redirecționare nu corespunde",
        remedy: "Deschideți **Authentication** și înregistrați la **Web** exact `{callback}`: schema, gazda, portul "
            + "(cu excepția `localhost`), calea, literele mari și mici și o bară oblică la sfârșit trebuie să "
            + "corespundă. Așteptați trei până la cinci minute înainte să încercați din nou. Dacă mesajul arată altă "
            + "adresă URL, {console} nu cunoaște adresa pe care o deschid utilizatorii; corectați mai întâi acest "
            + "lucru."
    ),
    (
        symptom: "AADSTS700016: aplicația nu a fost găsită în director",
        remedy: "Comparați **Client ID** din {console}, `{client-id}`, cu **Application (client) ID** din pagina "
            + "**Overview** a aplicației. Nu este nici **Object ID**, nici **Secret ID**. Dacă este corect, emitentul "
            + "indică alt tenant decât cel în care este înregistrată aplicația."
    ),
    (
        symptom: "AADSTS90002: tenantul nu a fost găsit",
        remedy: "Emitentul indică tenantul `{tenant}`. Copiați din nou **Directory (tenant) ID**. Dacă organizația "
            + "dvs. se află în cloudul guvernului SUA sau al Chinei, folosiți în emitent gazda de conectare a acelui "
            + "cloud."
    ),
    (
        symptom: "AADSTS50194: aplicația nu este multitenant",
        remedy: "Aplicația este înregistrată pentru un singur tenant, dar emitentul conține `common` sau "
            + "`organizations`. Înlocuiți această parte cu **Directory (tenant) ID**. Schimbați **Supported account "
            + "types** numai dacă trebuie să se autentifice utilizatori din alte organizații."
    ),
    (
        symptom: "AADSTS7000215: secretul de client nu este valid",
        remedy: "De obicei a fost lipit **Secret ID** în loc de **Value**. Valoarea nu mai poate fi afișată: creați "
            + "un secret de client nou, lipiți **Value** în **Client secret** și ștergeți-l pe cel vechi. Verificați "
            + "și dacă secretul aparține acestei aplicații."
    ),
    (
        symptom: "AADSTS7000222: secretul de client a expirat",
        remedy: "Creați un secret de client nou la **Certificates & secrets**, lipiți **Value** în **Client secret** "
            + "și notați ziua în care expiră."
    ),
    (
        symptom: "AADSTS700054: tipul de răspuns `id_token` nu este activat",
        remedy: "Setați tipul de răspuns din {console} la `code`, varianta recomandată. Dacă trebuie să conțină "
            + "`id_token`, bifați **ID tokens** la **Authentication**."
    ),
    (
        symptom: "AADSTS50020: contul nu există în tenant",
        remedy: "Contul este unul personal sau aparține altei organizații. Deconectați-vă și folosiți un cont din "
            + "tenant sau invitați utilizatorul ca oaspete. Pentru a permite în general astfel de conturi, extindeți "
            + "**Supported account types** și modificați emitentul corespunzător. Atunci se poate autentifica orice "
            + "organizație, dacă nu enumerați tenanturile permise."
    ),
    (
        symptom: "AADSTS50105: utilizatorul nu este atribuit aplicației",
        remedy: "Deschideți **Enterprise applications** › aplicația dvs. › **Users and groups** și atribuiți "
            + "utilizatorul sau un grup al cărui membru direct este; grupurile imbricate nu contează. Sau setați "
            + "**Assignment required?** la **No** în **Properties**; atunci se poate autentifica orice utilizator din "
            + "director, inclusiv oaspeții."
    ),
    (
        symptom: "AADSTS65001 sau AADSTS65004: consimțământul lipsește sau a fost refuzat",
        remedy: "Autentificați-vă din nou și acceptați permisiunile. Dacă utilizatorii nu își pot da singuri "
            + "consimțământul, un administrator trebuie să deschidă **API permissions** și să facă clic pe **Grant "
            + "admin consent for …**."
    ),
    (
        symptom: "Eroarea rămâne pe pagina Microsoft, iar browserul nu revine",
        remedy: "Erorile despre aplicație sau despre URI-ul ei de redirecționare nu sunt trimise înapoi, deci nu "
            + "ajung la {console}. Notați numărul AADSTS și ID-ul de corelare de pe acea pagină. În centrul de "
            + "administrare Microsoft Entra, le găsiți pe ambele la **Monitoring & health** › **Sign-in logs**."
    ),
]
