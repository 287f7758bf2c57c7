package import OIDCCallbacks
package import OIDCPrimitives

/// The assignment of callback paths to providers.
///
/// The path identifies the provider of a response, even if the response does not name its issuer (RFC 9700 §4.4).
/// Providers may share a path only if each of them identifies itself in its responses.
package struct CallbackPlan {
    /// A provider to which a path is assigned.
    package struct Provider {
        /// The path in the configuration.
        package enum Path {
            case stated(CallbackPath)
            case notStated
            /// A path is stated but invalid.
            case unknown
        }

        package let name: String?
        let path: Path
        /// Whether responses are known to identify the provider neither with an ID token nor with `iss` (RFC 9207).
        let isUnidentified: Bool

        /// - Parameters:
        ///   - name: The provider's name, or `nil` if it is invalid.
        ///   - path: The path.
        ///   - responseType: The response type, or `nil` if it is invalid.
        ///   - namesItself: Whether the provider sends `iss` (RFC 9207), or `nil` if that is invalid.
        package init(name: String?, path: Path, responseType: ResponseType?, namesItself: Bool?) {
            self.name = name
            self.path = path
            isUnidentified = responseType?.includesIDToken == false && namesItself == false
        }

        /// A provider whose configuration is invalid.
        package static let unknown = Provider(name: nil, path: .unknown, responseType: nil, namesItself: nil)
    }

    /// The providers' paths, in order, with `nil` for a path that is unknown.
    package private(set) var paths: [CallbackPath?] = []
    /// The problems found in the paths.
    package private(set) var problems: [Problem] = []

    /// Creates a plan. The first provider gets the standard path, and each other one a path with its name, unless a
    /// path is stated.
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
            // Default paths are equal only if the names are equal, which is reported separately.
            let isStated = sharers.contains { if case .stated = $0.path { true } else { false } }
            guard isStated, sharers.contains(where: \.isUnidentified) else { continue }
            problems.append(.sharedCallback(path.string, of: sharers.compactMap(\.name)))
        }
    }
}

extension CallbackPlan.Provider {
    init(_ configuration: ProviderConfiguration) {
        self.init(
            name: configuration.name, path: configuration.explicitCallbackPath.map(Path.stated) ?? .notStated,
            responseType: configuration.responseType, namesItself: configuration.namesItself)
    }
}
