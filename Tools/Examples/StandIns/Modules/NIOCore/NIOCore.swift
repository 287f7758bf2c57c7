// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Stand-ins for the types of SwiftNIO that servers and clients show.
public struct ByteBuffer: Hashable, Sendable {
    fileprivate let bytes: [UInt8]

    public init() { bytes = [] }
    public init(string: String) { bytes = Array(string.utf8) }
    public init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    public var readableBytes: Int { bytes.count }
    public var readableBytesView: ByteBufferView { ByteBufferView(bytes: bytes) }
}

public struct ByteBufferView: RandomAccessCollection, Sendable {
    fileprivate let bytes: [UInt8]

    public var startIndex: Int { 0 }
    public var endIndex: Int { bytes.count }
    public subscript(index: Int) -> UInt8 { bytes[index] }
}

extension String {
    public init(buffer: ByteBuffer) {
        self.init(decoding: buffer.bytes, as: UTF8.self)
    }
}

public struct TimeAmount: Sendable {
    public static func seconds(_ amount: Int64) -> TimeAmount { TimeAmount() }
    public static func milliseconds(_ amount: Int64) -> TimeAmount { TimeAmount() }
}

public struct NIODeadline: Sendable {
    public static let distantFuture = NIODeadline()
}

public enum SocketAddress: Sendable {
    case v4(String), v6(String), unixDomainSocket(String)

    public var ipAddress: String? {
        switch self {
        case .v4(let address), .v6(let address): address
        case .unixDomainSocket: nil
        }
    }
}

public protocol Channel: AnyObject, Sendable {
    var remoteAddress: SocketAddress? { get }
}

public protocol EventLoopGroup: AnyObject, Sendable {}

/// A future that has succeeded.
public final class EventLoopFuture<Value: Sendable>: Sendable {
    private let value: Value

    public init(_ value: Value) {
        self.value = value
    }

    public func get() async throws -> Value { value }
}
