import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the provider answered to a refresh token.
struct TokenRenewal {
    let response: TokenResponse
    /// The grant with the new refresh token. It is valid even if the ID token is not: the old refresh token may be used
    /// up.
    let grant: RefreshGrant
    /// The ID token, if there is one, or what is wrong with it.
    let idToken: Result<VerifiedIDToken?, Refusal>
}

extension SignInClient {
    /// Sends a refresh token, and verifies the ID token of the response.
    ///
    /// - Parameter checkTime: Throws if it is too late to send the request, which is complete by then.
    func renew(
        _ grant: RefreshGrant, scope: String? = nil, claims: ClaimsRequest? = nil,
        checkTime: @Sendable () throws(Refusal) -> Void = { () throws(Refusal) in }
    ) async throws(Refusal) -> TokenRenewal {
        let snapshot = try await snapshot()
        let request = try TokenRequest(
            refreshing: grant, configuration, metadata: snapshot.metadata, scope: scope, claims: claims)
        let response = try await send(request, checkTime: checkTime)
        let idToken: Result<VerifiedIDToken?, Refusal>
        do throws(Refusal) {
            idToken = .success(try await verify(response, renewing: grant, with: snapshot))
        } catch {
            idToken = .failure(error)
        }
        return TokenRenewal(response: response, grant: grant.renewed(with: response.refreshToken), idToken: idToken)
    }

    /// The same, and reports it.
    func renewAndReport(
        _ grant: RefreshGrant, checkTime: @Sendable () throws(Refusal) -> Void
    ) async throws(Refusal) -> TokenRenewal {
        let start = time.uptime
        do throws(Refusal) {
            let renewal = try await renew(grant, checkTime: checkTime)
            switch renewal.idToken {
            case .success: report(.tokensRefreshed, since: start)
            case .failure(let refusal): report(.refreshRefused, since: start, refusal.problems)
            }
            return renewal
        } catch {
            report(.refreshRefused, since: start, error.problems)
            throw error
        }
    }

    private func verify(
        _ response: TokenResponse, renewing grant: RefreshGrant, with snapshot: ProviderSnapshot
    ) async throws(Refusal) -> VerifiedIDToken? {
        guard let idToken = response.idToken else { return nil }
        let token = try await provider.verify(idToken.revealed(), with: snapshot) { snapshot in
            var expectations = configuration.expectations(
                snapshot, nonce: grant.nonce.map { .sentEarlier($0) } ?? .sentEarlierButUnknown)
            expectations.accessToken = response.accessToken.map { .fromBackChannel($0) } ?? .unknown
            expectations.sameSubjectAs = grant.subject
            expectations.sameIssuerAs = grant.issuer
            return expectations
        }
        if let first = grant.authenticatedAt, let again = token.authenticationTime?.timeIntervalSince1970,
            first != again
        {
            throw Refusal(.authenticationTimeMismatch())
        }
        return token
    }
}
