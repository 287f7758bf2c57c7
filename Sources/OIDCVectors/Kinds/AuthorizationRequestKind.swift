import EntraID
import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Requests for a sign-in, from a configuration, a metadata document and a callback.
enum AuthorizationRequestKind: VectorKind {
    static let name = "authorization-request"
    static let givenMembers = [
        "configuration", "metadata", "callback", "state", "nonce", "codeVerifier", "loginHint", "domainHint", "prompt",
        "maxAge",
    ]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let configuration = Array(try given["configuration"].required(.any).serialized().utf8)
        let document = Array(try given["metadata"].required(.any).serialized().utf8)
        let callback = try given["callback"].required(.string)
        let secrets = SignInSecrets(
            state: try given["state"].required(.string), nonce: try given["nonce"].required(.string),
            codeVerifier: try given["codeVerifier"].required(.string))
        let prompt = try given["prompt"].optional(.string)
        var options = AuthorizationOptions()
        options.loginHint = try given["loginHint"].optional(.string)
        options.domainHint = try given["domainHint"].optional(.string)
        options.maximumAge = try given["maxAge"].optional(.integer)

        return VectorOutcome { () throws(Refusal) in
            let (provider, metadata, warnings) = try parties(configuration, document, callback)
            options.prompt = try prompt.map { text throws(Refusal) in try readPrompt(text) }
            let request = try AuthorizationRequest.begin(
                provider, metadata: metadata, callbackText: callback, options: options,
                at: Date(timeIntervalSince1970: 0), digest: SoftwareCrypto(), secrets: secrets)
            let parameters = request.value.parameters.map {
                JSONObject.Member(name: $0.name, value: .string($0.value))
            }
            return Accepted(
                [
                    "endpoint": .string(request.value.endpoint), "parameters": .object(JSONObject(parameters)),
                    "url": .string(request.value.address),
                ], warnings: warnings + request.warnings)
        }
    }

    /// Configuration, metadata and callback, each judged by itself, so that everything is reported at once.
    private static func parties(
        _ configuration: [UInt8], _ document: [UInt8], _ callback: String
    ) throws(Refusal) -> (ProviderConfiguration, ProviderMetadata, warnings: [Problem]) {
        var problems: [Problem] = []
        var accepted: Accepted<[EntraConfiguration]>?
        do throws(Refusal) {
            accepted = try EntraConfiguration.read(configuration)
        } catch {
            problems += error.problems
        }
        guard let accepted, let entra = accepted.value.first else {
            // Without an accepted configuration the callback is judged by the usual rules, and the metadata by its
            // issuer, if that alone was good.
            problems += RedirectRules().problems(of: callback)
            problems += metadataProblems(configuration, document)
            throw Refusal(problems) ?? Refusal(.configMissingForVector)
        }
        let provider = try ProviderConfiguration.entra(entra, authentication: .none)
        var metadata: ProviderMetadata?
        do throws(Refusal) {
            metadata = try ProviderMetadata.read(
                document, rule: EntraMetadataRule(entra.authority, allowedTenants: .anyTenant))
        } catch {
            problems += error.problems
        }
        if let metadata { problems += AuthorizationRequest.offeringProblems(provider, metadata) }
        problems += provider.callbackRule.problems(of: callback)
        if let refusal = Refusal(problems) { throw refusal }
        guard let metadata else { throw Refusal(.configMissingForVector) }
        return (provider, metadata, accepted.warnings)
    }

    private static func metadataProblems(_ configuration: [UInt8], _ document: [UInt8]) -> [Problem] {
        guard let value = try? JSONValue(parsing: configuration),
            case .string(let issuer) = JSONCursor(value)["issuer"].value,
            let authority = try? EntraAuthority.read(issuer).value
        else { return [] }
        do throws(Refusal) {
            _ = try ProviderMetadata.read(document, rule: EntraMetadataRule(authority, allowedTenants: .anyTenant))
            return []
        } catch {
            return error.problems
        }
    }

    private static func readPrompt(_ text: String) throws(Refusal) -> AuthorizationOptions.Prompt {
        guard let prompt = AuthorizationOptions.Prompt.allCases.first(where: { $0.rawValue.hasSameBytes(as: text) })
        else {
            throw Refusal(Problem(.requestInvalid, at: .parameter("prompt"), remedy: "There is no such prompt."))
        }
        return prompt
    }
}

extension Problem {
    fileprivate static var configMissingForVector: Problem {
        Problem(.vectorMalformed, at: .member("configuration"), remedy: "Give one provider.")
    }
}
