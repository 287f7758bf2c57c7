// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import HTTPTypes
public import NIOCore

/// Stand-ins for the requests and responses of Hummingbird 2.
public struct Request: Sendable {
    public let head: HTTPRequest
    public private(set) var body: ByteBuffer

    public var method: HTTPRequest.Method { head.method }
    public var headers: HTTPFields { head.headerFields }

    public init(head: HTTPRequest, body: ByteBuffer) {
        (self.head, self.body) = (head, body)
    }

    public mutating func collectBody(upTo maxSize: Int) async throws -> ByteBuffer { body }
}

public struct ResponseBody: Sendable {
    let buffer: ByteBuffer

    public init() { buffer = ByteBuffer() }
    public init(byteBuffer: ByteBuffer) { buffer = byteBuffer }
}

public struct Response: Sendable {
    public enum RedirectType: Sendable { case found, normal }

    public var status: HTTPResponse.Status
    public var headers: HTTPFields
    public var body: ResponseBody

    public init(status: HTTPResponse.Status, headers: HTTPFields = .init(), body: ResponseBody = .init()) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    public static func redirect(to location: String, type: RedirectType = .normal) -> Response {
        Response(status: .seeOther, headers: [.location: location])
    }
}

public protocol ResponseGenerator: SendableMetatype {
    func response(from request: Request, context: some RequestContext) throws -> Response
}

extension Response: ResponseGenerator {
    public func response(from request: Request, context: some RequestContext) throws -> Response { self }
}

extension String: ResponseGenerator {
    public func response(from request: Request, context: some RequestContext) throws -> Response {
        Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: self)))
    }
}

public struct HTTPError: Error, Sendable {
    public let status: HTTPResponse.Status

    public init(_ status: HTTPResponse.Status, message: String? = nil) {
        self.status = status
    }
}
