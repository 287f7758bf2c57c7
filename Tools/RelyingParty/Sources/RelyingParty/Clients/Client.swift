import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCURLSession
import Synchronization

/// A client at one provider, with the library's front door.
final class Client: Sendable {
    let name: String
    let issuer: String
    let clientID: String
    let fetchesUserInfo: Bool
    let signIn: SignIn
    private let collected: WarningList

    /// Creates a client. Nothing is fetched until the first sign-in.
    init(
        named name: String, _ parameters: StartParameters, origin: String, store: some PendingSignInStore
    ) throws {
        let warnings = WarningList()
        self.name = name
        issuer = parameters.issuer
        clientID = parameters.clientID
        fetchesUserInfo = try parameters.fetchesUserInfo
        collected = warnings
        let configuration = try parameters.configuration(named: name)
        signIn = try SignIn(
            [
                .init(
                    configuration,
                    callback: try CallbackURL(parsing: origin + Route.callback),
                    signOutRedirect: try CallbackURL(parsing: origin + Route.logoutReturn))
            ],
            transport: .urlSession,
            crypto: Crypto(for: configuration.algorithms + (configuration.userInfoAlgorithms ?? [])), store: store,
            onWarning: { warnings.append($0) })
    }

    /// The warnings of the front door so far. Each is listed once.
    var warnings: [Problem] { collected.all }
}

/// A list of warnings that several tasks add to.
private final class WarningList: Sendable {
    private let warnings = Mutex<[Problem]>([])

    var all: [Problem] { warnings.withLock { $0 } }

    func append(_ warning: Problem) {
        warnings.withLock { $0.append(warning) }
    }
}
