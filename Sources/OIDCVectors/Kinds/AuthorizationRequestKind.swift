import EntraGuide
import EntraID
import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Authorization requests from a configuration, a metadata document, and a callback URL.
enum AuthorizationRequestKind: VectorKind {
    static let name = "authorization-request"
    static let givenMembers = [
        "configuration", "metadata", "callback", "state", "nonce", "codeVerifier", "loginHint", "domainHint", "prompt",
        "maxAge",
    ]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let configuration = Array(try given["configuration"].required(.any).serialized(indented: false).utf8)
        let document = Array(try given["metadata"].required(.any).serialized(indented: false).utf8)
        let callback = try given["callback"].required(.string)
        let secrets = SignInSecrets(
            state: try given["state"].required(.string), nonce: try given["nonce"].required(.string),
            codeVerifier: try given["codeVerifier"].required(.string))
        let prompt = try given["prompt"].optional(.string)
        var options = AuthorizationOptions()
        options.loginHint = try given["loginHint"].optional(.string)
        options.domainHint = try given["domainHint"].optional(.string)
        options.maximumAge = try given["maxAge"].optional(.integer).map { .seconds($0) }

        return VectorOutcome { warnings throws(Refusal) in
            let (provider, metadata, problems) = try parties(configuration, document, callback, warnings)
            options.prompt = try prompt.map { text throws(Refusal) in try readPrompt(text) }
            let request = try AuthorizationRequest(
                provider, metadata: metadata, redirectURI: callback, problems: problems, options: options,
                at: Date(timeIntervalSince1970: 0), digest: SoftwareCrypto(), secrets: secrets, warnings: warnings)
            let parameters = request.parameters.map {
                JSONObject.Member(name: $0.name, value: .string($0.value))
            }
            return [
                "endpoint": .string(request.endpoint), "parameters": .object(JSONObject(parameters)),
                "url": request.push == nil ? .string(request.url) : .null,
                "pushEndpoint": JSONValue(request.push?.endpoint),
            ]
        }
    }

    /// Validates the configuration, the metadata, and the callback URL separately, so that all problems are reported.
    private static func parties(
        _ configuration: [UInt8], _ document: [UInt8], _ callback: String, _ warnings: WarningHandler
    ) throws(Refusal) -> (ProviderConfiguration, ProviderMetadata, warnings: [Problem]) {
        var problems: [Problem] = []
        var configurations: [EntraConfiguration] = []
        do throws(Refusal) {
            configurations = try EntraConfiguration.all(in: configuration, warnings: warnings)
        } catch {
            problems += error.problems
        }
        guard let entra = configurations.first else {
            // The valid members of an invalid configuration still apply.
            let draft = try? EntraConfigurationDraft(parsing: configuration)
            problems += (draft?.redirectRules ?? RedirectRules()).problems(of: callback)
            if let draft, let authority = draft.authority {
                problems += metadataProblems(authority, draft.policies, document)
            }
            throw Refusal(problems) ?? Refusal(.configMissingForVector)
        }
        let provider = try ProviderConfiguration.entra(entra, authentication: .none)
        var metadata: ProviderMetadata?
        do throws(Refusal) {
            metadata = try ProviderMetadata(
                document: document,
                profile: EntraProfile(entra.authority, allowedTenants: .anyTenant, policies: entra.policies))
        } catch {
            problems += error.problems
        }
        if let metadata { problems += AuthorizationRequest.offeringProblems(provider, metadata) }
        problems += RedirectRules(audience: entra.audience, responseMode: entra.responseMode).problems(of: callback)
        if let refusal = Refusal(problems) { throw refusal }
        guard let metadata else { throw Refusal(.configMissingForVector) }
        return (provider, metadata, problems)
    }

    private static func metadataProblems(
        _ authority: EntraAuthority, _ policies: AllowedPolicies, _ document: [UInt8]
    ) -> [Problem] {
        do throws(Refusal) {
            _ = try ProviderMetadata(
                document: document, profile: EntraProfile(authority, allowedTenants: .anyTenant, policies: policies))
            return []
        } catch {
            return error.problems
        }
    }

    private static func readPrompt(_ text: String) throws(Refusal) -> AuthorizationOptions.Prompt {
        let prompt = AuthorizationOptions.Prompt(rawValue: text)
        guard [.none, .login, .consent, .selectAccount].contains(prompt) else {
            throw Refusal(Problem(.requestInvalid, at: .parameter("prompt"), remedy: "This prompt does not exist."))
        }
        return prompt
    }
}

extension Problem {
    fileprivate static var configMissingForVector: Problem {
        Problem(.vectorMalformed, at: .member("configuration"), remedy: "Configure exactly one provider.")
    }
}
