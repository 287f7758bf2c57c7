import EntraID
import OIDCSoftwareCrypto

/// The options with which `verify`, `discover` and `check` serve any OpenID provider.
enum ProviderOptions {
    static let issuer = Option(
        name: "--issuer", value: "URL", explanation: "the issuer of a provider other than Entra")
    static let algorithm = Option(
        name: "--algorithm", value: "NAME",
        explanation: "an accepted signature algorithm; can be repeated, or a list with commas (default: RS256)",
        isRepeatable: true)
    static let loopback = Flag(name: "--loopback", explanation: "allow http for a provider on this machine")

    /// Returns the profile of a provider other than Entra.
    static func profile(_ issuer: String, _ arguments: Arguments) throws(Refusal) -> StandardProfile {
        let insecureHTTP: InsecureHTTP = arguments.has(loopback.name) ? .allowedOnLoopback : .notAllowed
        do throws(Refusal) {
            let issuer = try IssuerIdentifier(issuer, insecureHTTP: insecureHTTP)
            if let problem = issuer.pastedURLProblem { throw Refusal(problem) }
            return StandardProfile(issuer)
        } catch  where error.first.suggestion != nil {
            throw error
        } catch {
            // The library's advice is about code. Here it is a flag.
            guard (try? IssuerIdentifier(issuer, insecureHTTP: .allowedOnLoopback)) != nil else { throw error }
            throw Refusal(
                error.first.replacingRemedy(
                    "http is allowed only for a provider on this machine, and only with \(verbatim: loopback.name)."))
        }
    }

    /// Returns the algorithms of the options, or `nil` if there are none.
    static func algorithms(_ arguments: Arguments) throws(CommandFailure) -> [SigningAlgorithm]? {
        let supported = SoftwareCrypto().algorithms
        var algorithms: [SigningAlgorithm] = []
        for list in arguments.all(algorithm.name) {
            for word in Substring(list).split(at: ",").map(\.withoutHTTPWhitespace) {
                guard let algorithm = supported.first(where: { $0.name.hasSameBytes(as: word) }) else {
                    let names = supported.map(\.name).joined(separator: ", ")
                    throw .usage(
                        "This command cannot verify signatures with “\(escapedForDisplay(word))”. Use any of: \(names)")
                }
                if !algorithms.contains(algorithm) { algorithms.append(algorithm) }
            }
        }
        return algorithms.isEmpty ? nil : algorithms
    }

    /// Returns the value of an option that has no default.
    static func required(_ option: String, _ arguments: Arguments) throws(CommandFailure) -> String {
        guard let value = arguments[option] else { throw .usage("The option \(option) is missing.") }
        return value
    }

    /// Throws if one of the given options is used although it has no meaning together with another one.
    static func reject(
        _ names: [String], with option: String, _ arguments: Arguments
    ) throws(CommandFailure) {
        guard let name = names.first(where: { arguments[$0] != nil }) else { return }
        throw .usage("The option \(name) has no meaning with \(option).")
    }

    /// Returns the report of a refusal. Without a response there is nothing to check, so that is a failure.
    static func report(_ refusal: Refusal) throws(CommandFailure) -> Report {
        // Without a response there is nothing to check.
        let codes: [ProblemCode] = [.discoveryUnreachable, .discoveryCertificateUntrusted, .discoveryTimeout]
        guard let code = refusal.codes.first, codes.contains(code) else { return Report(refusal) }
        throw .failed(refusal.description)
    }
}
