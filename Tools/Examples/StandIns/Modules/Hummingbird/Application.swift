// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import HTTPTypes
public import Logging
import NIOCore
import Playing
public import ServiceLifecycle

/// Stand-ins for the application of Hummingbird 2.
public struct BindAddress: Sendable {
    public static func hostname(_ host: String = "127.0.0.1", port: Int = 8080) -> BindAddress { BindAddress() }
}

public struct ApplicationConfiguration: Sendable {
    public init(address: BindAddress = .hostname(), serverName: String? = nil) {}
}

/// An application that listens nowhere. When it runs, a sign-in is played at its routes, and it ends.
public struct Application<Responder: HTTPResponder>: Sendable
where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    private let responder: Responder
    private let services: [any Service]
    private let logger: Logger

    public init<Builder: HTTPResponderBuilder>(
        router: Builder, configuration: ApplicationConfiguration = .init(), services: [any Service] = [],
        logger: Logger? = nil
    ) where Builder.Responder == Responder {
        responder = router.buildResponder()
        self.services = services
        self.logger = logger ?? Logger(label: "Hummingbird")
    }

    public func runService(gracefulShutdownSignals: [UnixSignal] = [.sigterm, .sigint]) async throws {
        try Play.connect()
        let server = Server(routes: { await respond(to: $0) })
        try await ServiceGroup(
            services: services + [server], gracefulShutdownSignals: gracefulShutdownSignals, logger: logger
        ).run()
    }

    private func respond(to played: PlayedRequest) async -> PlayedResponse {
        var fields = HTTPFields()
        // The authority of the request is not among its fields.
        for header in played.headers where header.name != "Host" {
            guard let name = HTTPField.Name(header.name) else { continue }
            fields.append(HTTPField(name: name, value: header.value))
        }
        let head = HTTPRequest(
            method: .init(rawValue: played.method) ?? .get, scheme: "http",
            authority: played.headers.first { $0.name == "Host" }?.value, path: played.target, headerFields: fields)
        let source = ApplicationRequestContextSource(channel: Peer(), logger: logger)
        do {
            let response = try await responder.respond(
                to: Request(head: head, body: ByteBuffer(string: played.body)),
                context: Responder.Context(source: source))
            return PlayedResponse(
                status: response.status.code, headers: response.headers.map { ($0.name.rawName, $0.value) },
                body: String(buffer: response.body.buffer))
        } catch {
            return PlayedResponse(status: (error as? HTTPError)?.status.code ?? 500, headers: [], body: "\(error)")
        }
    }
}

private struct Server: Service {
    let routes: Play.Routes

    func run() async throws {
        try await Play.run(routes)
        await ServiceGroup.current?.triggerGracefulShutdown()
    }
}

private final class Peer: Channel {
    let remoteAddress: SocketAddress? = .v4("127.0.0.1")
}
