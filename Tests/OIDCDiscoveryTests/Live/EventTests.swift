import OIDCDiscovery
import OIDCPrimitives
import Testing

/// What an event says about its problems, and how often it happened.
@Suite struct EventTests {
    private func event(count: Int = 1, _ problems: [(code: String, severity: Problem.Severity)] = []) -> OIDCEvent {
        OIDCEvent(
            .signInsDropped, metadataURL: nil,
            problems: problems.map { Problem(ProblemCode($0.code), severity: $0.severity, remedy: "Wait.") },
            count: count)
    }

    @Test("An event has the code of its first error, and is labeled with it") func firstError() {
        let event = event([("test.warning", .warning), ("test.error", .error), ("test.other", .error)])
        #expect(event.code == ProblemCode("test.error"))
        #expect(event.isFailure)
        #expect(event.labels.map(\.1) == ["sign-ins-dropped", "", "test.error"])
    }

    @Test("An event with only warnings is not a failure and has no code in its labels") func onlyWarnings() {
        let event = event([("test.warning", .warning), ("test.other", .warning)])
        #expect(event.code == ProblemCode("test.warning"))
        #expect(!event.isFailure)
        #expect(event.labels.map(\.1) == ["sign-ins-dropped", "", ""])
    }

    @Test("The description contains the count, unless it is one") func count() {
        #expect("\(event(count: 2))" == "OIDC sign-ins-dropped (2)")
        #expect("\(event())" == "OIDC sign-ins-dropped")
    }
}
