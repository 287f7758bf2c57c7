import Foundation
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import OIDCURLSession
import Testing

/// Faults between a provider and the library, over real sockets: the code, and the time until callers receive it.
@Suite(.enabled(if: InteropProviders.areRunning, "run Tools/check interop"), .serialized)
struct WireFaultInteropTests {
    private static let faults: [(name: String, outcome: String)] = [
        ("good", ""),
        ("slow", ""),
        ("half-rubbish", "keys.malformed keys.key-too-small keys.malformed keys.private-member keys.unsupported"),
        ("no-content-type", ""),
        ("text-plain", "discovery.unexpected-content-type discovery.unexpected-content-type"),
        ("reset-mid-body", "discovery.unreachable"),
        ("silence", "discovery.timeout"),
        ("trickle", "discovery.timeout"),
        ("redirect", "discovery.redirected"),
        ("redirect-keys", "discovery.redirected"),
        ("error-500-html", "discovery.http-status"),
        ("401-basic", "discovery.http-status"),
        ("crumbs", "discovery.not-json"),
        ("ok-html", "discovery.not-json"),
        ("huge", "discovery.too-large"),
        ("huge-without-length", "discovery.too-large"),
        ("huge-compressed", "discovery.too-large"),
        ("truncated", "discovery.not-json"),
        ("duplicate-issuer", "discovery.not-json"),
        ("wrong-issuer", "discovery.issuer-mismatch"),
        ("http-keys", "discovery.endpoint-not-https"),
        ("no-keys", "keys.no-usable-key"),
        ("keys-html", "keys.not-json"),
        ("keys-500", "discovery.http-status"),
        ("keys-huge", "discovery.too-large"),
        ("provider-error", "discovery.provider-error"),
    ]

    private func provider(_ issuer: String, timeout: Duration = .seconds(1)) throws -> LiveProvider {
        LiveProvider(
            profile: StandardProfile(try IssuerIdentifier(issuer, insecureHTTP: .allowedOnLoopback)),
            transport: URLSessionTransport(), verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            limits: try DiscoveryLimits(requestTimeout: timeout))
    }

    /// The codes that a waiting caller receives, and the time until then.
    private func outcome(_ provider: LiveProvider) async -> (codes: [String], duration: Duration) {
        let start = ContinuousClock.now
        var codes: [String] = []
        do throws(Refusal) {
            _ = try await provider.snapshot { codes.append($0.code.rawValue) }
        } catch {
            codes = error.codes.map(\.rawValue)
        }
        return (codes, start.duration(to: .now))
    }

    @Test("Every fault is reported with its code") func faultsHaveCodes() async throws {
        var rows = ["fault                    ms  what callers receive"]
        for (name, expected) in Self.faults {
            let (codes, duration) = await outcome(try provider("\(InteropProviders.faulty)/faults/\(name)"))
            let told = codes.joined(separator: " ")
            #expect(told == expected, "\(name)")
            #expect(duration < .seconds(8), "\(name)")
            rows.append(row(name, duration, told))
        }
        let refused = await outcome(try provider("http://127.0.0.1:1"))
        #expect(refused.codes == ["discovery.unreachable"])
        rows.append(row("connection refused", refused.duration, refused.codes[0]))

        let untrusted = await outcome(try provider("\(InteropProviders.untrusted)/faults/good"))
        #expect(untrusted.codes == ["discovery.certificate-untrusted"])
        rows.append(row("certificate not trusted", untrusted.duration, untrusted.codes[0]))
        print(rows.joined(separator: "\n"))
    }

    private func row(_ name: String, _ duration: Duration, _ told: String) -> String {
        let milliseconds = "\(Int(duration / .milliseconds(1)))"
        let padding = String(repeating: " ", count: max(27 - name.count - milliseconds.count - 2, 1))
        return "  \(name)\(padding)\(milliseconds)  \(told.isEmpty ? "accepted" : told)"
    }

    /// Memory use stays close to the limit, however large and fast the body is.
    @Test("A huge body uses little memory", arguments: ["huge", "huge-without-length", "huge-compressed", "keys-huge"])
    func hugeBody(name: String) async throws {
        let provider = try provider("\(InteropProviders.faulty)/faults/\(name)", timeout: .seconds(10))
        let before = try memory("VmRSS")
        // Resets the peak memory of this process.
        try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
        #expect(await outcome(provider).codes == ["discovery.too-large"])
        let kilobytes = try memory("VmHWM") - before
        print("  \(name): the process grew by \(kilobytes) kB at most")
        #expect(kilobytes < 30_000)
    }

    /// The current or the peak memory of this process, in kB.
    private func memory(_ name: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("\(name):") })
        return try #require(Int(line.filter(\.isNumber)))
    }

    @Test("Cookies and caches are not used") func noCookiesOrCache() async throws {
        for name in ["sets-cookie", "cacheable"] {
            let document = "/faults/\(name)/.well-known/openid-configuration"
            let before = try await InteropProviders.counts()
            for _ in 0..<3 {
                #expect(await outcome(try provider("\(InteropProviders.faulty)/faults/\(name)")).codes == [])
            }
            let after = try await InteropProviders.counts()
            #expect(after[document, default: 0] - before[document, default: 0] == 3)
            #expect(after["cookies-seen", default: 0] == 0)
        }
    }

    @Test("A token of a working provider is verified") func verifiesToken() async throws {
        let issuer = "\(InteropProviders.faulty)/faults/good"
        let token = try await InteropProviders.text("\(issuer)/token")
        let verified = try await provider(issuer).verify(token) { snapshot throws(Refusal) in
            IDTokenExpectations(clientID: "client", nonce: .sent(SecretString("n")), issuer: snapshot.tokenProfile)
        }
        #expect(verified.subject == "subject")
    }

    @Test("A cancelled request returns at once") func cancelledRequest() async throws {
        let transport = URLSessionTransport()
        let start = ContinuousClock.now
        let task = Task { () async throws -> TransportResponse in
            try await transport.send(
                try TransportRequest(
                    .get, "\(InteropProviders.faulty)/faults/silence/.well-known/openid-configuration",
                    timeout: .seconds(30), bodyLimit: 1_000))
        }
        try await Task.sleep(for: .milliseconds(200))
        task.cancel()
        await #expect(throws: TransportFailure.cancelled) { try await task.value }
        #expect(start.duration(to: .now) < .seconds(8))
        // A request that is cancelled before it starts.
        let late = Task { () async throws -> TransportResponse in
            while !Task.isCancelled { await Task.yield() }
            return try await transport.send(
                try TransportRequest(
                    .get, "\(InteropProviders.faulty)/faults/good/keys", timeout: .seconds(30), bodyLimit: 1_000))
        }
        late.cancel()
        await #expect(throws: TransportFailure.cancelled) { try await late.value }
    }

    @Test("Each concurrent request gets its own response") func concurrentRequests() async throws {
        let transport = URLSessionTransport()
        try await withThrowingTaskGroup(of: (Int, TransportResponse).self) { group in
            for number in 0..<64 {
                group.addTask {
                    let name = number.isMultiple(of: 2) ? "good" : "error-500-html"
                    return (
                        number,
                        try await transport.send(
                            try TransportRequest(
                                .get, "\(InteropProviders.faulty)/faults/\(name)/.well-known/openid-configuration",
                                timeout: .seconds(30), bodyLimit: 1 << 20))
                    )
                }
            }
            for try await (number, response) in group {
                #expect(response.status == (number.isMultiple(of: 2) ? 200 : 500))
                #expect(!response.body.isEmpty)
            }
        }
    }

    @Test(
        "No request goes to a URL that Foundation would change",
        arguments: ["http://127.0.0.1:1/a b", "http://h/\u{E9}", "", "\u{0}", "file:///etc/passwd"])
    func changedURL(url: String) async throws {
        await #expect(throws: TransportFailure.self) {
            try await InteropProviders.transport.send(
                try TransportRequest(.get, url, timeout: .seconds(2), bodyLimit: 1_000))
        }
    }
}
