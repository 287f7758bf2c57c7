// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Stand-ins for AsyncHTTPClient, and for the types of SwiftNIO that it uses.
public struct HTTPMethod: Sendable {
    public init(rawValue: String) {}
}

public struct HTTPHeaders: Sequence, Sendable {
    public mutating func add(name: String, value: String) {}
    public func makeIterator() -> AnyIterator<(name: String, value: String)> { AnyIterator { nil } }
}

public struct TimeAmount: Sendable {
    public static func seconds(_ amount: Int64) -> TimeAmount { TimeAmount() }
}

public struct NIODeadline: Sendable {
    public static let distantFuture = NIODeadline()
}

public struct ByteBuffer: Sendable {
    public var readableBytes: Int { 0 }
    public var readableBytesView: [UInt8] { [] }
}

public struct HTTPClientRequest: Sendable {
    public struct Body: Sendable {
        public static func bytes(_ bytes: some RandomAccessCollection<UInt8> & Sendable) -> Body { Body() }
    }

    public var method = HTTPMethod(rawValue: "GET")
    public var headers = HTTPHeaders()
    public var body: Body?

    public init(url: String) {}
}

public struct HTTPClientResponse: Sendable {
    public struct Status: Sendable {
        public var code: UInt { 200 }
    }

    public struct Body: AsyncSequence, Sendable {
        public func makeAsyncIterator() -> AsyncStream<ByteBuffer>.Iterator { AsyncStream { _ in }.makeAsyncIterator() }
    }

    public var status: Status { Status() }
    public var headers: HTTPHeaders { HTTPHeaders() }
    public var body: Body { Body() }
}

public final class HTTPClient: Sendable {
    public struct Configuration: Sendable {
        public struct RedirectConfiguration: Sendable {
            public static let disallow = RedirectConfiguration()
        }

        public struct Timeout: Sendable {
            public init(connect: TimeAmount? = nil, read: TimeAmount? = nil) {}
        }

        public init(redirectConfiguration: RedirectConfiguration? = nil, timeout: Timeout = Timeout()) {}
    }

    public init(configuration: Configuration = Configuration()) {}

    public func execute(_ request: HTTPClientRequest, deadline: NIODeadline) async throws -> HTTPClientResponse {
        HTTPClientResponse()
    }

    public func execute(_ request: HTTPClientRequest, timeout: TimeAmount) async throws -> HTTPClientResponse {
        HTTPClientResponse()
    }
}
