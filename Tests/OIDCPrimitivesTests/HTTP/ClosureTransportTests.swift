import OIDCPrimitives
import Testing

/// `ClosureTransport` keeps the contract of a transport, whatever its closure does.
@Suite struct ClosureTransportTests {
    private static func request(
        _ url: String = "https://id.example.com/token", headers: [HeaderField] = [], body: String = "",
        timeout: Duration = .seconds(3_600), bodyLimit: Int = 100
    ) throws -> TransportRequest {
        try TransportRequest(
            .post, url, headers: headers, body: Array(body.utf8), timeout: timeout, bodyLimit: bodyLimit)
    }

    /// A closure that continues after its cancellation, until the test releases it.
    private final class DeafClient: Sendable {
        let isReleased = Locked(false)
        let started = Locked(0)
        let ended = Locked(0)

        func answer(_ request: TransportRequest) async -> TransportResponse {
            started.withLock { $0 += 1 }
            while !isReleased.withLock({ $0 }) { await Task.yield() }
            ended.withLock { $0 += 1 }
            return TransportResponse(status: 200)
        }
    }

    // MARK: - Limits

    @Test("A request ends at its timeout, even if the closure ignores its cancellation", .timeLimit(.minutes(10)))
    func deafClosure() async throws {
        let client = DeafClient()
        let transport = ClosureTransport { await client.answer($0) }
        let request = try Self.request(timeout: .milliseconds(20))
        await #expect(throws: TransportFailure.timedOut) { try await transport.send(request) }
        #expect(client.ended.withLock { $0 } == 0)
        // The closure ends alone.
        client.isReleased.withLock { $0 = true }
        while client.ended.withLock({ $0 }) == 0 { await Task.yield() }
    }

    @Test("A cancelled request ends at once, even if the closure ignores its cancellation", .timeLimit(.minutes(10)))
    func cancelledDeafClosure() async throws {
        let client = DeafClient()
        let transport = ClosureTransport { await client.answer($0) }
        let request = try Self.request()
        let sending = Task { try await transport.send(request) }
        while client.started.withLock({ $0 }) == 0 { await Task.yield() }
        sending.cancel()
        await #expect(throws: TransportFailure.cancelled) { try await sending.value }
        #expect(client.ended.withLock { $0 } == 0)
        client.isReleased.withLock { $0 = true }
    }

    @Test("A request of a task that is cancelled already is not sent") func cancelledBefore() async throws {
        let sent = Locked(0)
        let transport = ClosureTransport { _ in
            sent.withLock { $0 += 1 }
            return TransportResponse(status: 200)
        }
        let request = try Self.request()
        let sending = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await transport.send(request)
        }
        sending.cancel()
        await #expect(throws: TransportFailure.cancelled) { try await sending.value }
        #expect(sent.withLock { $0 } == 0)
    }

    @Test("The closure's task is cancelled at the timeout", .timeLimit(.minutes(10)))
    func cancelledClosure() async throws {
        let cancelled = Locked(false)
        let transport = ClosureTransport { _ in
            while !Task.isCancelled { await Task.yield() }
            cancelled.withLock { $0 = true }
            throw CancellationError()
        }
        let request = try Self.request(timeout: .milliseconds(20))
        await #expect(throws: TransportFailure.timedOut) { try await transport.send(request) }
        while !cancelled.withLock({ $0 }) { await Task.yield() }
    }

    @Test(
        "A body is accepted up to its limit",
        arguments: [(0, true), (99, true), (100, true), (101, false), (5_000, false)])
    func bodyLimit(size: Int, isAccepted: Bool) async throws {
        let transport = ClosureTransport { _ in
            TransportResponse(status: 200, body: [UInt8](repeating: 1, count: size))
        }
        let request = try Self.request()
        if isAccepted {
            #expect(try await transport.send(request).body.count == size)
        } else {
            await #expect(throws: TransportFailure.bodyTooLarge) { try await transport.send(request) }
        }
    }

    @Test("The closure has the task-local values of the caller") func taskLocalValues() async throws {
        let transport = ClosureTransport { _ in TransportResponse(status: Trace.number) }
        let request = try Self.request()
        let response = try await Trace.$number.withValue(418) { try await transport.send(request) }
        #expect(response.status == 418)
    }

    private enum Trace {
        @TaskLocal static var number = 0
    }

    // MARK: - Reasons

    private struct Refused: Error {}
    private enum ConnectError: Error { case refused(port: Int) }
    private struct Described: Error, CustomStringConvertible { let description: String }

    private func reason(_ error: any Error, _ request: TransportRequest? = nil) async throws -> String? {
        let request = try request ?? Self.request()
        do throws(TransportFailure) {
            _ = try await ClosureTransport { _ in throw error }.send(request)
            return nil
        } catch {
            #expect(error.kind == .unreachable)
            return error.reason
        }
    }

    @Test("The reason of a failed connection is the closure's error") func reasons() async throws {
        #expect(try await reason(Refused()) == "Refused")
        #expect(try await reason(ConnectError.refused(port: 443)) == "ConnectError: refused(port: 443)")
        #expect(
            try await reason(Described(description: "connect: Connection refused (errno: 111)"))
                == "Described: connect: Connection refused (errno: 111)")
        #expect(try await reason(Described(description: "")) == "Described")
    }

    @Test(
        "A failure of the closure is passed on unchanged",
        arguments: [
            TransportFailure.timedOut, .bodyTooLarge, .cancelled, .unreachable(reason: "no route to host"),
            .certificateUntrusted(reason: "the certificate has expired"),
        ])
    func failures(failure: TransportFailure) async throws {
        let request = try Self.request()
        await #expect(throws: failure) { try await ClosureTransport { _ in throw failure }.send(request) }
    }

    @Test("A long reason is cut off") func longReason() async throws {
        let reason = try #require(
            try await reason(Described(description: String(repeating: "\u{E9} ", count: 1_000_000))))
        #expect(reason.unicodeScalars.count == 201 && reason.hasSuffix("…"))
    }

    @Test("A reason is escaped when it is shown") func escapedReason() async throws {
        let reason = try #require(try await reason(Described(description: "a\u{1B}[31m\n<b>")))
        #expect("\(TransportFailure.unreachable(reason: reason))".contains(#"a\u{1B}[31m\u{A}<b>"#))
    }

    @Test(
        "A reason contains nothing of the request that may be secret",
        arguments: [
            "sent code=abcDEF", "sent secret!", "with Basic Y2xpZW50OnM=", "with Y2xpZW50OnM=", "at ?ticket=x%20y1234",
            "at x y1234", "header-value",
        ])
    func secretsOfRequest(description: String) async throws {
        let request = try Self.request(
            "https://id.example.com/token?ticket=x%20y1234",
            headers: [
                HeaderField(name: "Authorization", value: "Basic Y2xpZW50OnM="),
                HeaderField(name: "X-IDENTITY-HEADER", value: "header-value"),
            ],
            body: "grant_type=authorization_code&code=abcDEF&client_secret=secret%21")
        #expect(try await reason(Described(description: "failed: \(description)"), request) == "Described")
    }

    @Test("A reason may name the host, and what every request contains") func harmlessReason() async throws {
        let request = try Self.request(
            "https://id.example.com/token?a=b", headers: [HeaderField(name: "Accept", value: "application/json")],
            body: "grant_type=authorization_code&code=abcDEF")
        let text = "https://id.example.com/token with authorization_code and application/json: reset"
        #expect(try await reason(Described(description: text), request) == "Described: \(text)")
    }

    @Test("Words in a reason that may be tokens are redacted") func tokens() async throws {
        let text =
            "unexpected body 0.AXoAI_CujjQroU2du4vIydakkA and eyJhbGciOiJSUzI1NiJ9.e30.c2ln at "
            + "login.microsoftonline.com"
        #expect(
            try await reason(Described(description: text))
                == "Described: unexpected body … and … at login.microsoftonline.com")
    }
}
