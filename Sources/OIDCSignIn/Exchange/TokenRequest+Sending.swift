package import OIDCDiscovery
package import OIDCPrimitives

extension TokenRequest {
    /// Sends the request once, for a check without a client, and returns its response.
    ///
    /// - Throws: `exchange.*` or `request.invalid`.
    package func response(
        over transport: any HTTPTransport, time: any TimeSource, limits: DiscoveryLimits, random: some RandomSource
    ) async throws(Refusal) -> TokenResponse {
        let request = try await httpRequest(at: time.now, limits: limits, random: random)
        let response: TransportResponse
        do throws(TransportFailure) {
            response = try await transport.send(request)
            guard response.body.count <= request.bodyLimit else { throw TransportFailure.bodyTooLarge }
        } catch {
            throw Refusal(.exchangeFailed(error, context))
        }
        return try TokenResponse(parsing: response, in: context)
    }
}
