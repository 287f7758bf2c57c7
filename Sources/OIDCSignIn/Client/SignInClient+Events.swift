import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders

/// Reports what happens to the client's observer.
extension SignInClient {
    /// Performs a step, and reports its success or its error, and how long it took.
    func reporting<Value>(
        _ success: OIDCEvent.Kind, or failure: OIDCEvent.Kind, _ step: () async throws(Refusal) -> Value
    ) async throws(Refusal) -> Value {
        let start = time.uptime
        do throws(Refusal) {
            let value = try await step()
            report(success, since: start)
            return value
        } catch {
            report(failure, since: start, error.problems)
            throw error
        }
    }

    func report(_ kind: OIDCEvent.Kind, since start: Duration, _ problems: [Problem] = []) {
        observer(
            OIDCEvent(
                kind, metadataURL: configuration.profile.metadataURL, duration: time.uptime - start, problems: problems)
        )
    }
}
