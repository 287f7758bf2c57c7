// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import NIOSSL
import Offline
import OIDCPrimitives

/// Stand-ins for AsyncHTTPClient, and for the types of SwiftNIO that it uses. Requests go to the test issuer.
public struct HTTPMethod: Sendable {
    let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct HTTPHeaders: Sequence, Sendable {
    private var fields: [(name: String, value: String)] = []

    public mutating func add(name: String, value: String) { fields.append((name, value)) }
    public func makeIterator() -> IndexingIterator<[(name: String, value: String)]> { fields.makeIterator() }
}

public struct TimeAmount: Sendable {
    public static func seconds(_ amount: Int64) -> TimeAmount { TimeAmount() }
}

public struct NIODeadline: Sendable {
    public static let distantFuture = NIODeadline()
}

public struct ByteBuffer: Sendable {
    public let readableBytesView: [UInt8]
    public var readableBytes: Int { readableBytesView.count }
}

public struct HTTPClientRequest: Sendable {
    public struct Body: Sendable {
        let bytes: [UInt8]

        public static func bytes(_ bytes: some RandomAccessCollection<UInt8> & Sendable) -> Body {
            Body(bytes: Array(bytes))
        }
    }

    let url: String
    public var method = HTTPMethod(rawValue: "GET")
    public var headers = HTTPHeaders()
    public var body: Body?

    public init(url: String) {
        self.url = url
    }
}

public struct HTTPClientResponse: Sendable {
    public struct Status: Sendable {
        public let code: UInt
    }

    public struct Body: AsyncSequence, Sendable {
        let bytes: [UInt8]

        public func makeAsyncIterator() -> AsyncStream<ByteBuffer>.Iterator {
            AsyncStream { continuation in
                continuation.yield(ByteBuffer(readableBytesView: bytes))
                continuation.finish()
            }.makeAsyncIterator()
        }
    }

    public let status: Status
    public internal(set) var headers = HTTPHeaders()
    public let body: Body
}

public final class HTTPClient: Sendable {
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

        public init(
            tlsConfiguration: TLSConfiguration? = nil, redirectConfiguration: RedirectConfiguration? = nil,
            timeout: Timeout = Timeout(), proxy: Proxy? = nil
        ) {}
    }

    public init(configuration: Configuration = Configuration()) {}

    public func execute(_ request: HTTPClientRequest, deadline: NIODeadline) async throws -> HTTPClientResponse {
        let answer = try await Network.send(
            TransportRequest(
                request.method.rawValue == "POST" ? .post : .get, request.url,
                headers: request.headers.map { HeaderField(name: $0.name, value: $0.value) },
                body: request.body?.bytes ?? [], timeout: .seconds(10), bodyLimit: 1_000_000))
        var response = HTTPClientResponse(status: .init(code: UInt(answer.status)), body: .init(bytes: answer.body))
        for field in answer.headers { response.headers.add(name: field.name, value: field.value) }
        return response
    }

    public func execute(_ request: HTTPClientRequest, timeout: TimeAmount) async throws -> HTTPClientResponse {
        try await execute(request, deadline: .distantFuture)
    }
}
