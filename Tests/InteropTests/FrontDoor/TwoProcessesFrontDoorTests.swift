import EntraID
import Foundation
import Testing

/// Two servers of one site, each in a process of its own, that share a store. One starts a sign-in, and the other
/// finishes it. The fake Entra is in a third process. `Tools/check interop` starts them.
@Suite(.enabled(if: TwoProcesses.stage != nil, "run Tools/check interop"))
struct TwoProcessesFrontDoorInteropTests {
    private struct Stored: Codable {
        let process: Int32
        let cookies: [WebCookie]
        let delivery: WebBrowser.Delivery
    }

    @Test("A sign-in that one process starts is finished by another, once") func signInAcrossProcesses() async throws {
        let folder = try TwoProcesses.store().appendingPathExtension("folder")
        let file = folder.appendingPathComponent("browser")
        let site = try WebSite.entra(await Emulator.ofCheck(), store: FolderStore(folder: folder))
        defer { site.stop() }
        if TwoProcesses.stage == "begin" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let browser = WebBrowser(site)
            let delivery = try await browser.signIn(returningTo: "/reports")
            try JSONEncoder().encode(
                Stored(
                    process: ProcessInfo.processInfo.processIdentifier, cookies: browser.keptCookies,
                    delivery: delivery)
            ).write(to: file)
        } else {
            let stored = try JSONDecoder().decode(Stored.self, from: Data(contentsOf: file))
            #expect(stored.process != ProcessInfo.processInfo.processIdentifier)
            let browser = WebBrowser(site, cookies: stored.cookies)
            let copy = browser.copy()
            let answer = try await browser.deliver(stored.delivery)
            #expect(answer.status == 303 && answer[header: "Location"] == "/reports", "\(site.loggedCodes)")
            #expect(try await copy.deliver(stored.delivery).status == 400)
            #expect(site.loggedCodes == [[.responseNotPending]])
            #expect(site.application.signedIn == ["Ada Lovelace"])
        }
    }
}

/// A store in a folder that several processes share.
private struct FolderStore: PendingSignInStore {
    let folder: URL

    func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws {
        try JSONEncoder().encode(pending).write(to: folder.appendingPathComponent(key.rawValue))
    }

    /// Of several processes that rename a file, one succeeds.
    func take(_ key: PendingSignInKey) async throws -> PendingSignIn? {
        let taken = folder.appendingPathComponent("taken-\(UUID())")
        do {
            try FileManager.default.moveItem(at: folder.appendingPathComponent(key.rawValue), to: taken)
        } catch {
            return nil
        }
        return try JSONDecoder().decode(PendingSignIn.self, from: Data(contentsOf: taken))
    }
}
