extension GuideText {
    /// The guide in Romanian.
    static let romanian = GuideText(
        title: "Autentificare cu Microsoft Entra ID",
        introduction: "Conectați {console} la Microsoft Entra ID prin OpenID Connect: înregistrați o aplicație în "
            + "portal, copiați de acolo câteva valori și introduceți-le în {console}. Adresele de mai jos sunt cele "
            + "ale instalării dvs. Aveți nevoie de un cont care poate înregistra aplicații, de exemplu unul cu rolul "
            + "**Application Developer**. Etichetele portalului sunt redate aici în engleză.",
        checklistTitle: "Listă de verificare",
        checklist: romanianChecklist,
        fieldTableTitle: "Ce valoare merge în ce câmp",
        fieldColumn: "Câmpul din consolă",
        sourceColumn: "De unde provine",
        valueColumn: "Valoare",
        callbackField: "Callback URL",
        clientIDField: "Client ID",
        clientSecretField: "Client secret",
        issuerField: "Issuer",
        callbackSource: "Pagina OIDC a consolei; în Azure devine **Redirect URI**",
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
            + "flows)**, fiindcă {console} cere `{response-type}`; lăsați **Access tokens** nebifat. Apăsați **Save**.",
        stepIDTokensNotNeeded: "În portal, deschideți **Authentication** și căutați **Implicit grant and hybrid "
            + "flows** (în portalurile mai noi, în fila **Settings**). Lăsați ambele casete nebifate: {console} cere "
            + "`{response-type}` și preia direct tokenul de identitate de la punctul final de tokenuri. Casetele "
            + "privesc tokenurile care vin prin browser; ce nu este necesar rămâne oprit.",
        callbackNotAcceptable: "Azure nu acceptă `{callback}`. Deschideți {console} printr-o adresă cu `https://` sau, "
            + "de probă, chiar pe mașina respectivă, ca `http://localhost` cu același port. Apoi copiați din nou "
            + "**Callback URL**, fiindcă se schimbă odată cu adresa.",
        troubleshootingTitle: "Depanare",
        troubleshooting: romanianTroubleshooting)
}

private let romanianChecklist: [String] = [
    "Deschideți {console} la adresa pe care o vor deschide și utilizatorii: din ea rezultă URL-ul de callback.",
    "Înregistrați o aplicație în Microsoft Entra ID, cu URL-ul de callback ca URI de redirecționare al platformei "
        + "**Web**.",
    "Copiați **Application (client) ID** în {console}.",
    "Creați o acreditare, de regulă un secret de client, și copiați imediat **Value**: se afișează o singură dată.",
    "Compuneți emitentul (Issuer) din gazda de conectare, **Directory (tenant) ID** și `/v2.0`.",
    "Bifați **ID tokens** dacă tipul de răspuns conține `id_token`, și numai atunci.",
]

private let romanianSteps: [String] = [
    "Conectați-vă la portalul cloudului dvs.: `{portal}`. Dacă contul dvs. aparține mai multor tenanți, treceți la cel "
        + "ai cărui utilizatori se vor autentifica.",
    "Căutați **Microsoft Entra ID** și selectați-l. În centrul de administrare Microsoft Entra deschideți în schimb "
        + "**Entra ID** din meniu.",
    "În meniul din stânga, selectați **Înregistrări de aplicații** (**App registrations**), apoi **New registration**.",
    "Deschideți {console} la adresa pe care o vor deschide și utilizatorii, mergeți la pagina OIDC și copiați "
        + "**Callback URL**: `{callback}`. Nu poate fi editat: este originea paginii pe care o vedeți, "
        + "`{page-origin}`, urmată de o cale fixă. Azure acceptă adrese cu `https://`, iar cu `http://` numai pentru "
        + "`localhost`.",
    "În portal, introduceți un nume la **Name**. La **Supported account types**, selectați {account-types}. La "
        + "**Redirect URI**, alegeți platforma **Web** și lipiți exact `{callback}`: contează literele mari și mici și "
        + "o bară oblică la sfârșit. Apăsați **Register**.",
    "În {console}, reveniți la pagina OIDC și apăsați **New auth provider**.",
    "În portal, deschideți pagina **Overview** a aplicației și copiați **Application (client) ID**. Valoarea **Object "
        + "ID** de alături este altceva.",
    "În {console}, lipiți-l în **Client ID**: `{client-id}`.",
    "În portal, deschideți **Certificates & secrets** › **Client secrets** și apăsați **New client secret**. Alegeți "
        + "când expiră: cel mult 24 de luni, recomandat sub 12. Notați acea zi, fiindcă după ea nimeni nu se mai poate "
        + "autentifica până la introducerea unui secret nou. Apăsați **Add**. Pentru producție Microsoft recomandă în "
        + "schimb un certificat sau o acreditare federată.",
    "Copiați imediat ce se află în coloana **Value**. Se afișează numai acum: după ce părăsiți pagina, nimeni nu o mai "
        + "poate citi. Nu copiați **Secret ID**; el doar identifică secretul.",
    "În {console}, lipiți valoarea în **Client secret**.",
    "În {console}, completați **Issuer**: `{issuer}`. Se compune din gazda de conectare a cloudului dvs. (la nivel "
        + "mondial `https://login.microsoftonline.com`), **Directory (tenant) ID** din pagina **Overview** a "
        + "aplicației și `/v2.0`, cu bare oblice între ele și niciuna la sfârșit.",
    "În portal, deschideți **Authentication** și căutați **Implicit grant and hybrid flows** (în portalurile mai noi, "
        + "în fila **Settings**). Bifați **ID tokens (used for implicit and hybrid flows)** dacă tipul de răspuns din "
        + "{console} conține `id_token`. Cu `code` singur, lăsați ambele casete nebifate.",
]

private let romanianStepCertificate: [String] = [
    "În portal, deschideți **Certificates & secrets** › **Certificates** și apăsați **Upload certificate**. Alegeți "
        + "fișierul certificatului (`.cer`, `.pem` sau `.crt`) și apăsați **Add**. Încărcați numai certificatul: cheia "
        + "privată rămâne pe serverul dvs.",
    "Comparați valoarea **Thumbprint** din listă cu amprenta fișierului și notați ziua în care expiră certificatul. "
        + "Încărcați înainte de ea certificatul următor; pot sta ambele alături.",
    "În {console}, introduceți fișierele certificatului și ale cheii sale private și lăsați **Client secret** gol. "
        + "Nimeni în afară de {console} nu trebuie să poată citi cheia.",
]

private let romanianStepFederated: [String] = [
    "În portal, deschideți **Certificates & secrets** › **Federated credentials** și apăsați **Add credential**. "
        + "Selectați scenariul platformei pe care rulează {console} sau **Other issuer**.",
    "Introduceți emitentul și subiectul exact așa cum apar în tokenurile acelei platforme, ca `iss` și `sub`: se "
        + "compară caracter cu caracter. Lăsați **Audience** așa cum propune portalul (la nivel mondial "
        + "`api://AzureADTokenExchange`) și apăsați **Add**.",
    "În {console}, introduceți ca aserțiune de client fișierul în care platforma își scrie tokenul și lăsați **Client "
        + "secret** gol. Platforma trebuie să reînnoiască fișierul înainte ca tokenul din el să expire.",
]

private let romanianTroubleshooting: [(symptom: String, remedy: String)] = [
    (
        symptom: "AADSTS50011: URI-ul de redirecționare nu corespunde",
        remedy: "Deschideți **Authentication** și înregistrați la **Web** exact `{callback}`: contează schema, gazda, "
            + "portul (în afară de cel al lui `localhost`), calea, literele mari și mici și o bară oblică la sfârșit. "
            + "Așteptați trei până la cinci minute înainte să încercați din nou. Dacă mesajul arată altă adresă, "
            + "{console} nu cunoaște adresa pe care o deschid utilizatorii; corectați întâi acest lucru."
    ),
    (
        symptom: "AADSTS700016: aplicația nu a fost găsită în director",
        remedy: "Comparați **Client ID** din {console}, `{client-id}`, cu **Application (client) ID** din pagina "
            + "**Overview** a aplicației. Nu este nici **Object ID**, nici **Secret ID**. Dacă este corect, emitentul "
            + "numește alt tenant decât cel în care este înregistrată aplicația."
    ),
    (
        symptom: "AADSTS90002: tenantul nu a fost găsit",
        remedy: "Emitentul numește tenantul `{tenant}`. Copiați din nou **Directory (tenant) ID**. Dacă organizația "
            + "dvs. se află în cloudul guvernului SUA sau al Chinei, emitentul are nevoie de gazda de conectare a "
            + "acelui cloud."
    ),
    (
        symptom: "AADSTS50194: aplicația nu este pentru mai mulți tenanți",
        remedy: "Înregistrarea este pentru un singur tenant, iar emitentul spune `common` sau `organizations`. Puneți "
            + "în locul acestuia **Directory (tenant) ID**. Schimbați selecția de la **Supported account types** numai "
            + "dacă trebuie să se autentifice utilizatori din alte organizații."
    ),
    (
        symptom: "AADSTS7000215: secretul de client nu este valid",
        remedy: "Cel mai des a fost lipit **Secret ID** în loc de **Value**. Valoarea nu mai poate fi afișată: creați "
            + "un secret de client nou, lipiți **Value** în **Client secret** și ștergeți-l pe cel vechi. Verificați "
            + "și că secretul aparține chiar acestei aplicații."
    ),
    (
        symptom: "AADSTS7000222: secretul de client a expirat",
        remedy: "Creați unul nou la **Certificates & secrets**, lipiți **Value** în **Client secret** și notați ziua "
            + "în care expiră."
    ),
    (
        symptom: "AADSTS700054: tipul de răspuns `id_token` nu este activat",
        remedy: "Setați tipul de răspuns din {console} la `code`, ceea ce se recomandă. Dacă trebuie să conțină "
            + "`id_token`, bifați **ID tokens** la **Authentication**."
    ),
    (
        symptom: "AADSTS50020: contul nu există în tenant",
        remedy: "Contul este unul personal sau al altei organizații. Deconectați-vă și folosiți un cont al tenantului "
            + "sau invitați persoana ca oaspete. Dacă astfel de conturi trebuie să se autentifice în general, "
            + "extindeți selecția de la **Supported account types** și, odată cu ea, emitentul; atunci însă se "
            + "poate autentifica orice organizație, dacă nu enumerați tenanturile admise."
    ),
    (
        symptom: "AADSTS50105: persoana nu este atribuită aplicației",
        remedy: "Deschideți **Enterprise applications** › aplicația dvs. › **Users and groups** și atribuiți persoana "
            + "sau un grup al cărui membru direct este; grupurile din grupuri nu contează. Sau setați **Assignment "
            + "required?** la **No** în **Properties**; atunci se poate autentifica oricine din director, "
            + "inclusiv oaspeții."
    ),
    (
        symptom: "AADSTS65001 sau AADSTS65004: consimțământul lipsește sau a fost refuzat",
        remedy: "Autentificați-vă din nou și acceptați permisiunile. Dacă utilizatorii nu pot consimți singuri, un "
            + "administrator deschide **API permissions** și apasă **Grant admin consent for …**."
    ),
    (
        symptom: "Eroarea rămâne pe pagina Microsoft, iar browserul nu se mai întoarce",
        remedy: "Erorile despre aplicație sau despre URI-ul ei de redirecționare nu se trimit înapoi, așa că {console} "
            + "nu află de ele. Notați numărul AADSTS și ID-ul de corelare de pe acea pagină. În centrul de "
            + "administrare Microsoft Entra le găsiți pe ambele la **Monitoring & health** › **Sign-in logs**."
    ),
]
