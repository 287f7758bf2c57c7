// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import NIOCore
public import NIOHTTP1
public import NIOSSL
import Offline
import OIDCPrimitives

/// Stand-ins for AsyncHTTPClient. Requests go to the test issuer.
public struct HTTPClientRequest: Sendable {
    public struct Body: Sendable {
        let bytes: [UInt8]

        public static func bytes(_ bytes: some RandomAccessCollection<UInt8> & Sendable) -> Body {
            Body(bytes: Array(bytes))
        }
    }

    let url: String
    public var method = HTTPMethod.GET
    public var headers = HTTPHeaders()
    public var body: Body?

    public init(url: String) {
        self.url = url
    }
}

public struct HTTPClientResponse: Sendable {
    public struct Body: AsyncSequence, Sendable {
        let bytes: [UInt8]

        public func makeAsyncIterator() -> AsyncStream<ByteBuffer>.Iterator {
            AsyncStream { continuation in
                continuation.yield(ByteBuffer(bytes: bytes))
                continuation.finish()
            }.makeAsyncIterator()
        }
    }

    public let status: HTTPResponseStatus
    public internal(set) var headers = HTTPHeaders()
    public let body: Body
}

public struct HTTPClientError: Error, Equatable {
    private let name: String

    public static let cancelled = HTTPClientError(name: "cancelled")
    public static let connectTimeout = HTTPClientError(name: "connectTimeout")
    public static let deadlineExceeded = HTTPClientError(name: "deadlineExceeded")
    public static let readTimeout = HTTPClientError(name: "readTimeout")
    public static let remoteConnectionClosed = HTTPClientError(name: "remoteConnectionClosed")
}

public final class HTTPClient: Sendable {
    public enum EventLoopGroupProvider: Sendable {
        case shared(any EventLoopGroup)
        case singleton
    }

    public enum Decompression: Sendable { case disabled }

    public struct Configuration: Sendable {
        public struct RedirectConfiguration: Sendable {
            public static let disallow = RedirectConfiguration()
        }

        public struct Timeout: Sendable {
            public init(connect: TimeAmount? = nil, read: TimeAmount? = nil) {}
        }

        public struct Proxy: Sendable {
            public static func server(host: String, port: Int) -> Proxy { Proxy() }
        }

        public struct ConnectionPool: Sendable {
            public var retryConnectionEstablishment = true
        }

        public var connectionPool = ConnectionPool()
        public var decompression = Decompression.disabled

        public init(
            tlsConfiguration: TLSConfiguration? = nil, redirectConfiguration: RedirectConfiguration? = nil,
            timeout: Timeout = Timeout(), proxy: Proxy? = nil
        ) {}
    }

    public init(
        eventLoopGroupProvider: EventLoopGroupProvider = .singleton, configuration: Configuration = Configuration()
    ) {}

    public func execute(_ request: HTTPClientRequest, deadline: NIODeadline) async throws -> HTTPClientResponse {
        let answer = try await Network.send(
            TransportRequest(
                request.method == .POST ? .post : .get, request.url,
                headers: request.headers.map { HeaderField(name: $0.name, value: $0.value) },
                body: request.body?.bytes ?? [], timeout: .seconds(10), bodyLimit: 1_000_000))
        var response = HTTPClientResponse(status: .init(statusCode: answer.status), body: .init(bytes: answer.body))
        for field in answer.headers { response.headers.add(name: field.name, value: field.value) }
        return response
    }

    public func execute(_ request: HTTPClientRequest, timeout: TimeAmount) async throws -> HTTPClientResponse {
        try await execute(request, deadline: .distantFuture)
    }

    public func shutdown() async throws {}
}
