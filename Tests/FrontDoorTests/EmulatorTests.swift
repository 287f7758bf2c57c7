import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// The front door with a fake Entra on this machine. The code and the issuer are those of production; only `emulatedAt`
/// is added.
@Suite struct EmulatorTests {
    private static let origin = "http://localhost:8443"
    private static let common = "https://login.microsoftonline.com/common/v2.0"
    private static let otherTenant: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"

    // MARK: - Signing in

    @Test(
        "A user signs in at the emulator, and no request leaves this machine",
        arguments: [
            (Door.issuerSetting, "/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0", ResponseMode.query),
            (common, "/common/v2.0", .formPost),
        ])
    func signIn(setting: String, path: String, mode: ResponseMode) async throws {
        let warnings = Locked<[ProblemCode]>([])
        let door = try Door(
            issuer: setting, redirectURL: "http://localhost:3000/api/oidc/callback",
            allowedTenants: .only([Door.tenant]), responseMode: mode, emulatedAt: Self.origin
        ) { warning in warnings.withLock { $0.append(warning.code) } }
        let start = try await door.entra.start(returningTo: "/reports", cookieHeader: nil)
        #expect(start.url.hasPrefix("\(Self.origin)\(path)/authorize?"))
        let response = try door.issuer.signIn(at: start.url, claims: ["hasgroups": true])
        let result = try await door.entra.finish(response.request(cookies: start.cookies))
        #expect(result.user.tenantID == Door.tenant && result.returnPath == "/reports")
        #expect(result.user.subjectKey.issuer == "\(Self.origin)/\(Door.tenant)/v2.0")
        #expect(door.issuer.transport.requests.count == 3)
        #expect(door.issuer.transport.requests.allSatisfy { $0.url.hasPrefix("\(Self.origin)/") })
        #expect(warnings.withLock { $0 }.filter { $0 == .configEmulated }.count == 1)

        guard case .unknown(let query?) = result.user.groups else {
            Issue.record("\(result.user.groups)")
            return
        }
        #expect(query.url.hasPrefix("\(Self.origin)/v1.0/users/"))
    }

    @Test(
        "Every bad ID token is rejected with the same code as in production", arguments: [Door.issuerSetting, common])
    func badTokens(setting: String) async throws {
        let door = try Door(issuer: setting, allowedTenants: .only([Door.tenant]), emulatedAt: Self.origin)
        door.issuer.publishKeysWithSameID()
        var tried = 0
        for bad in door.issuer.badTokens {
            let found = await refusalCodes { try await door.signIn(defect: bad) }
            #expect(found == [bad.code], "\(bad)")
            tried += 1
        }
        #expect(tried > 35)
        #expect(try await door.signIn().user.subjectKey.subject == "ada")
    }

    @Test("A tenant that is not allowed cannot sign in, and the tenants must be stated") func tenants() async throws {
        let door = try Door(
            issuer: Self.common, allowedTenants: .only([Self.otherTenant]), emulatedAt: Self.origin)
        await expectRefusal(.issuerTenantNotAllowed) { try await door.signIn() }
        expectRefusal(.configTenantsNotStated) { try Door(issuer: Self.common, emulatedAt: Self.origin) }
        expectRefusal(.redirectSchemeNotHTTPS) {
            try Door(redirectURL: "http://console.example.com/api/oidc/callback", emulatedAt: Self.origin)
        }
    }

    @Test("The emulator's metadata cannot send the server to http on another machine") func otherMachine() async throws
    {
        let door = try Door(emulatedAt: Self.origin)
        let document = String(decoding: door.issuer.metadataDocument, as: UTF8.self)
            .replacingOccurrences(of: door.issuer.tokenEndpoint, with: "http://10.0.0.1:8443/token")
        door.issuer.transport.setBehavior(
            .answer(TransportResponse(status: 200, body: Array(document.utf8))), at: door.issuer.profile.metadataURL)
        await expectRefusal(.discoveryEndpointNotHTTPS) { try await door.entra.start(cookieHeader: nil) }
    }

    @Test("Only this machine can be the emulator, and everything wrong is reported together") func otherOrigin() throws
    {
        for origin in ["http://10.0.0.1:8443", "https://localhost:8443", "https://login.example.com", ""] {
            let codes = refusalCodes {
                try EntraSignIn(
                    issuer: Door.issuerSetting, clientID: "my-app", clientSecret: Door.secret,
                    redirectURL: Door.redirectURL, emulatedAt: origin, transport: StubTransport { _ in nil },
                    onWarning: .ignored)
            }
            #expect(Set(codes) == [.configEmulatorNotLoopback, .configClientIDNotGUID], "\(origin)")
            let api = refusalCodes {
                try EntraAPI(
                    issuer: Door.issuerSetting, clientID: "my-app", emulatedAt: origin,
                    transport: StubTransport { _ in nil }, onWarning: .ignored)
            }
            #expect(Set(api) == [.configEmulatorNotLoopback, .configClientIDNotGUID], "\(origin)")
        }
    }

    // MARK: - Configuration files

    private func opened(
        _ member: String, emulation: EntraEmulation = .allowedWithWarning, _ transport: StubTransport,
        time: any TimeSource = SystemTime(), onWarning: StoredWarningHandler = .ignored
    ) throws(Refusal) -> EntraSignIn {
        let file = """
            {"issuer":"\(Door.issuerSetting)","clientID":"\(Door.clientID)",
             "clientSecret":{"environment":"ENTRA_SECRET"},"publicAddress":"https://console.example.com"\(member)}
            """
        return try EntraSignIn(
            configurationFile: Array(file.utf8), emulation: emulation,
            secrets: SecretReader(
                environment: { _ in "abc8Q~thisSecretHasTheUsualFormOfEntra01" }, file: { _ in nil }),
            transport: transport, time: time, onWarning: onWarning)
    }

    @Test("A configuration file differs from production's in one member") func configurationFile() async throws {
        let door = try Door(emulatedAt: Self.origin)
        let warnings = Locked<[ProblemCode]>([])
        let entra = try opened(
            #","emulatedAt":"\#(Self.origin)""#, door.issuer.transport, time: door.time
        ) { warning in warnings.withLock { $0.append(warning.code) } }
        #expect(warnings.withLock { $0 } == [.configEmulated])
        let start = try await entra.start(cookieHeader: nil)
        let response = try door.issuer.signIn(at: start.url)
        let result = try await entra.finish(response.request(cookies: start.cookies))
        #expect(result.user.subjectKey.issuer == "\(Self.origin)/\(Door.tenant)/v2.0")
    }

    @Test("Code that only runs in production can reject a file with an emulator") func rejectedInProduction() throws {
        let transport = StubTransport { _ in nil }
        let error = try #require(
            expectRefusal(.configEmulated) {
                try opened(#","emulatedAt":"\#(Self.origin)""#, emulation: .rejected, transport)
            })
        #expect(error.reason == .configuration && error.first.location == .member("emulatedAt"))
        #expect(throws: Never.self) { try opened("", emulation: .rejected, transport) }
    }

    // MARK: - APIs

    @Test("An API accepts the emulator's tokens only, and production rejects them") func api() async throws {
        let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
        let directory = EntraAuthority(tenant: .directory(Door.tenant))
        let emulator = try TestIssuer(directory.emulated(at: EntraEmulator(Self.origin)), time: time)
        let production = try TestIssuer(directory, time: time)
        let warnings = Locked<[ProblemCode]>([])
        func protect(_ emulatedAt: String?, _ issuer: TestIssuer) throws -> EntraAPI {
            try EntraAPI(
                issuer: Door.issuerSetting, clientID: Door.clientID,
                allowedClients: [try GUID(parsing: AccessTokenParameters.standardClientID)], emulatedAt: emulatedAt,
                transport: issuer.transport, time: time,
                onWarning: { warning in warnings.withLock { $0.append(warning.code) } })
        }
        func field(_ issuer: TestIssuer) -> String {
            let parameters = AccessTokenParameters(for: Door.clientID, scopes: ["Orders.Read"], at: time.now)
            return "Bearer \(issuer.accessToken(parameters))"
        }
        let local = try protect(Self.origin, emulator)
        #expect(warnings.withLock { $0 } == [.configEmulated])
        #expect(try await local.authenticate(field(emulator)).tenantID == Door.tenant)
        let atEmulator = await refusalCodes { try await local.authenticate(field(production)) }
        #expect(atEmulator.contains(.issuerMismatch))

        let live = try protect(nil, production)
        #expect(try await live.authenticate(field(production)).tenantID == Door.tenant)
        let inProduction = await refusalCodes { try await live.authenticate(field(emulator)) }
        #expect(inProduction.contains(.issuerMismatch))
        #expect(warnings.withLock { $0 } == [.configEmulated])
    }
}
