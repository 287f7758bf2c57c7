package import OIDCCallbacks
package import OIDCPrimitives

/// Which provider has which callback path.
///
/// The path is what tells one provider's response from another's, also when the response itself does not say where it
/// comes from (RFC 9700 §4.4). So two providers may share a path only if each of them names itself in its response.
package struct CallbackPlan {
    /// What is known of a provider.
    package struct Provider {
        /// The path that a configuration states.
        package enum Path {
            case stated(CallbackPath)
            case notStated
            /// A path is stated and was refused.
            case unknown
        }

        package let name: String?
        let path: Path
        /// Whether a response is known to name its provider neither in an ID token nor as RFC 9207 says.
        let isKnownToBeUnnamed: Bool

        /// - Parameters:
        ///   - name: The provider's name; `nil` if it was refused.
        ///   - path: The path.
        ///   - responseType: What its responses bring; `nil` if that was refused.
        ///   - namesItself: Whether it sends `iss` as RFC 9207 says; `nil` if that was refused.
        package init(name: String?, path: Path, responseType: ResponseType?, namesItself: Bool?) {
            self.name = name
            self.path = path
            isKnownToBeUnnamed = responseType?.includesIDToken == false && namesItself == false
        }

        /// A provider of which nothing is known, because it was refused.
        package static let unknown = Provider(name: nil, path: .unknown, responseType: nil, namesItself: nil)
    }

    /// The providers' paths, in their order; `nil` for a path that is not known.
    package private(set) var paths: [CallbackPath?] = []
    /// What is wrong with the paths.
    package private(set) var problems: [Problem] = []

    /// Gives the first provider the standard path, and each further one a path with its name, unless they state another.
    package init(_ providers: [Provider]) {
        for (index, provider) in providers.enumerated() {
            paths.append(path(of: provider, isFirst: index == 0))
        }
        reportSharedPaths(providers)
    }

    private mutating func path(of provider: Provider, isFirst: Bool) -> CallbackPath? {
        switch provider.path {
        case .stated(let path): return path
        case .unknown: return nil
        case .notStated:
            if isFirst { return .standard }
            guard let name = provider.name else { return nil }
            do throws(Refusal) {
                return try CallbackPath(providerName: name)
            } catch {
                problems += error.problems
                return nil
            }
        }
    }

    private mutating func reportSharedPaths(_ providers: [Provider]) {
        var sharers: [CallbackPath: [Provider]] = [:]
        var inOrder: [CallbackPath] = []
        for (provider, path) in zip(providers, paths) {
            guard let path else { continue }
            if sharers[path] == nil { inOrder.append(path) }
            sharers[path, default: []].append(provider)
        }
        for path in inOrder {
            guard let sharers = sharers[path], sharers.count > 1 else { continue }
            // Paths that are not stated are equal only if their names are, which is reported by itself.
            let isStated = sharers.contains { if case .stated = $0.path { true } else { false } }
            guard isStated, sharers.contains(where: \.isKnownToBeUnnamed) else { continue }
            problems.append(.sharedCallback(path.text, of: sharers.compactMap(\.name)))
        }
    }
}

extension CallbackPlan.Provider {
    init(_ configuration: ProviderConfiguration) {
        self.init(
            name: configuration.name, path: configuration.statedCallbackPath.map(Path.stated) ?? .notStated,
            responseType: configuration.responseType, namesItself: configuration.namesItself)
    }
}
