import EntraID
import Foundation
import OIDCTestSupport
import Testing

/// Many sign-ins at once in one process.
@Suite struct LoadTests {
    private static let taskCount = 64
    private static let signInCount = 10_000

    @Test("Of 10,000 sign-ins in 64 tasks, none is lost, and none is accepted twice") func manySignIns() async throws {
        let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
        let store = InMemoryPendingSignIns()
        let issuer = try TestIssuer(time: time)
        let configuration = try ProviderConfiguration(
            name: "test", profile: issuer.profile, clientID: "client",
            authentication: .secretInHeader(SecretString("a-secret")))
        let callback = try CallbackURL(parsing: "https://console.example.com/signin")
        let signIn = try SignIn(
            [.init(configuration, callback: callback)], transport: issuer.transport, crypto: AcceptingCrypto(),
            store: store, time: time, onWarning: .ignored)

        let failures = await withTaskGroup(of: [String].self) { group in
            for task in 0..<LoadTests.taskCount {
                let visitor = Visitor(server: signIn, issuer: issuer, time: time)
                group.addTask {
                    await visitor.run(stride(from: task, to: LoadTests.signInCount, by: LoadTests.taskCount))
                }
            }
            return await group.reduce(into: [String]()) { $0 += $1 }
        }
        #expect(failures.isEmpty, "\(failures.count) failures, such as \(failures.prefix(5))")
        // Each code was redeemed once, and no sign-in is left.
        #expect(issuer.transport.requests(to: issuer.tokenEndpoint).count == LoadTests.signInCount)
        #expect(store.count == 0)
    }
}

/// A browser in which one user after another signs in.
private struct Visitor: Sendable {
    let server: SignIn
    let issuer: TestIssuer
    let browser: TestBrowser

    init(server: SignIn, issuer: TestIssuer, time: ManualTime) {
        self.server = server
        self.issuer = issuer
        browser = TestBrowser(at: "https://console.example.com/login", time: time)
    }

    /// Signs users in by number, and returns a description of everything that went wrong.
    func run(_ numbers: StrideTo<Int>) async -> [String] {
        var failures: [String] = []
        for number in numbers {
            do {
                if let failure = try await visit(number) { failures.append("\(number): \(failure)") }
            } catch {
                failures.append("\(number): \(error)")
            }
        }
        if browser.cookieHeader != nil { failures.append("a cookie is left") }
        return failures
    }

    /// Signs a user in, and delivers the response twice at the same time. Returns what went wrong, or `nil`.
    private func visit(_ number: Int) async throws -> String? {
        let (user, path) = ("user-\(number)", "/users/\(number)")
        let start = try await server.start(returningTo: path, cookieHeader: browser.cookieHeader)
        browser.receive(setCookies: start.cookies)
        let request = try browser.signIn(at: start.url, with: issuer, as: user)
        async let first = outcome(request)
        async let second = outcome(request)
        var accepted: [SignInResult] = []
        var rejections: [[ProblemCode]] = []
        for outcome in [await first, await second] {
            switch outcome {
            case .success(let result): accepted.append(result)
            case .failure(let refusal): rejections.append(refusal.codes)
            }
        }
        browser.receive(setCookies: accepted.map(\.expiredCookie))
        guard accepted.count == 1, rejections == [[.responseNotPending]] else {
            return "accepted \(accepted.count) times, and rejected with \(rejections)"
        }
        guard accepted[0].subject == user, accepted[0].returnPath == path else {
            return "became \(accepted[0].subject), who returns to \(accepted[0].returnPath)"
        }
        return nil
    }

    private func outcome(_ request: CallbackRequest) async -> Result<SignInResult, Refusal> {
        do throws(Refusal) {
            return .success(try await server.finish(request))
        } catch {
            return .failure(error)
        }
    }
}

/// Crypto that accepts every signature, because verifying 10,000 of them takes too long in a debug build. Other tests
/// verify them. Hashes are real: the cookie, PKCE, and the code's hash in the ID token depend on them.
private struct AcceptingCrypto: SignatureVerifier, MessageDigest {
    private struct Key: PreparedKey {
        func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool { true }
    }

    func prepare(_ key: JSONWebKey) -> (any PreparedKey)? { Key() }

    func hash(_ message: Span<UInt8>, with function: HashAlgorithm) -> [UInt8] {
        SoftwareCrypto().hash(message, with: function)
    }
}
