import EntraID
import Foundation
import OIDCTestSupport
import Synchronization

/// A server with the front door, in front of a fake Entra ID.
struct Door {
    static let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let issuerSetting = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
    static let redirectURL = "https://console.example.com/api/oidc/callback"
    static let secret = SecretReference.literal(SecretString("abc8Q~thisSecretHasTheUsualFormOfEntra01"))

    let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    let issuer: TestIssuer
    let entra: EntraSignIn

    init(
        issuer setting: String = Door.issuerSetting, redirectURL: String = Door.redirectURL,
        allowedTenants: AllowedTenants? = nil, responseMode: ResponseMode = .query, emulatedAt: String? = nil,
        store: any PendingSignInStore = InMemoryPendingSignIns(), onWarning: StoredWarningHandler = .ignored
    ) throws {
        var authority = try EntraAuthority(parsing: setting, warnings: .ignored)
        if let emulatedAt { authority = authority.emulated(at: try EntraEmulator(emulatedAt)) }
        issuer = try TestIssuer(authority, tenant: Door.tenant, time: time)
        entra = try EntraSignIn(
            issuer: setting, clientID: Door.clientID, clientSecret: Door.secret, redirectURL: redirectURL,
            allowedTenants: allowedTenants, responseMode: responseMode, emulatedAt: emulatedAt,
            transport: issuer.transport, store: store, time: time, onWarning: onWarning)
    }

    /// Signs a user in, in a browser without other cookies.
    func signIn(
        returningTo path: String = "/", options: AuthorizationOptions = AuthorizationOptions(),
        defect bad: BadToken? = nil
    ) async throws -> EntraSignInResult {
        let start = try await entra.start(returningTo: path, cookieHeader: nil, options: options)
        let response = try issuer.signIn(at: start.url, defect: bad)
        return try await entra.finish(response.request(cookies: start.cookies))
    }
}
