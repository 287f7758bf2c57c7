import EntraID
import Foundation
import OIDCTestSupport
import OIDCURLSession
import TestHelpers
import Testing

@testable import entra_oidc

/// `token`: what a token says, and never the token.
@Suite struct TokenCommandTests {
    private static let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    private struct Subject {
        let server: FakeEntraServer
        let file: ConfigurationFile

        init(
            secret: String = "abc8Q~thisSecretHasTheUsualFormOfEntra01", time: any TimeSource = SystemTime()
        ) throws {
            server = try FakeEntra.serve(tenants: [TokenCommandTests.tenant], time: time)
            file = try ConfigurationFile(
                members: #""clientSecret":"\#(secret)","emulatedAt":"\#(server.origin)""#)
        }

        func stop() {
            server.stop()
            file.remove()
        }

        func json(_ arguments: String...) async throws -> (JSONCursor, InvocationResult) {
            let result = await Invocation.run(["token", file.path] + arguments + ["--json"], style: .plain)
            return (JSONCursor(try JSONValue(parsing: result.output)), result)
        }
    }

    @Test("`token` shows what an application's token says, and not the token") func application() async throws {
        let subject = try Subject()
        defer { subject.stop() }
        let (outcome, result) = try await subject.json()
        #expect(result.status == .accepted)
        #expect(try outcome["verdict"].required(.string) == "accepted")
        #expect(try outcome["aud"].required(.string) == ConfigurationFile.client)
        #expect(outcome["roles"].value == .array(["Test.Read.All"]) && outcome["scp"].value == .null)
        #expect(try outcome["claims"].required(.object)["azp"] == .string(ConfigurationFile.client))
        #expect(try !outcome["hasIDToken"].required(.bool) && !outcome["hasRefreshToken"].required(.bool))

        let text = await Invocation.run(["token", subject.file.path], style: .plain).output
        #expect(text.contains("Test.Read.All") && text.contains("expires in"))
        // Every token begins with the encoded beginning of a JSON object.
        for output in [text, result.output] { #expect(!output.contains("eyJ")) }
    }

    @Test("`token` reports what Entra and the library reject with status 1") func rejected() async throws {
        let subject = try Subject(secret: "wrong-secret")
        defer { subject.stop() }
        let (outcome, result) = try await subject.json()
        #expect(result.status == .refused)
        let problems = try outcome["problems"].required(.array(of: .object))
        #expect(problems.contains { $0["code"] == "exchange.provider-error" })
        #expect(!result.output.contains("wrong-secret"))
        let (scopes, refused) = try await subject.json("--scope", "User.Read")
        #expect(refused.status == .refused)
        #expect(
            try scopes["problems"].required(.array(of: .object)).contains { $0["code"] == "request.scope-not-default" })
        #expect(try await subject.json("--provider", "other").1.status == .refused)
    }

    @Test("`token` fails with status 2 without a file or a connection, and with 64 without an operand")
    func failed() async throws {
        let subject = try Subject()
        subject.server.stop()
        await subject.server.waitUntilStopped()
        #expect(try await subject.json().1.status == .failed)
        subject.file.remove()
        #expect(try await subject.json().1.status == .failed)
        #expect(await Invocation.run(["token"], style: .plain).status == .usage)
    }

    @Test("`token --device` shows the user a code, and then what the token says") func device() async throws {
        let time = ManualTime(now: Date())
        let subject = try Subject(time: time)
        defer { subject.stop() }
        let messages = Locked<[String]>([])
        let origin = subject.server.origin
        async let outcome = TokenCommand.$time.withValue(time) {
            try await TokenCommand.$show.withValue({ message in messages.withLock { $0.append(message) } }) {
                try await subject.json("--device", "--scope", "openid \(ConfigurationFile.client)/Orders.Read")
            }
        }
        #expect(await eventually { time.sleepers == 1 && messages.withLock { $0.count } == 1 })
        let message = try #require(messages.withLock { $0.first })
        #expect(message.hasPrefix("Open \(origin)/devicelogin in a browser and enter the code "))
        let code = try #require(message.split(separator: " ").last).prefix { $0.isLetter || $0.isNumber }
        let form = FormEncoding.encode([
            .init(name: "user_code", value: String(code)), .init(name: "choice", value: "typed"),
            .init(name: "typed", value: "ada"),
        ])
        let page = try await URLSessionTransport().send(
            TransportRequest(
                .post, "\(origin)/devicelogin",
                headers: [HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")],
                body: Array(form.utf8), timeout: .seconds(10), bodyLimit: 1 << 20))
        #expect(page.status == 200)
        time.advance(by: .seconds(5))
        let (report, result) = try await outcome
        #expect(result.status == .accepted)
        #expect(try report["scp"].required(.string) == "Orders.Read")
        #expect(try report["hasIDToken"].required(.bool))
    }
}
