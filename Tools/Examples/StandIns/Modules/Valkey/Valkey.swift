// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Logging
public import ServiceLifecycle

/// Stand-ins for valkey-swift. They compile only: every command fails.
public struct ValkeyClientError: Error {}

public struct RESPDecodeError: Error {}

public protocol RESPStringRenderable: Sendable {}
extension String: RESPStringRenderable {}

public struct ValkeyKey: Hashable, Sendable, RESPStringRenderable {
    let name: String

    public init(_ name: String) {
        self.name = name
    }
}

public struct RESPBulkString: Sendable {
    let text: String
}

extension String {
    public init(_ text: RESPBulkString) {
        self = text.text
    }
}

public protocol RESPTokenDecodable {}
extension Int: RESPTokenDecodable {}
extension String: RESPTokenDecodable {}

public struct RESPToken: Sendable {
    public struct Array: Sendable {
        public func decode<Value: RESPTokenDecodable>(
            as type: [Value].Type = [Value].self
        ) throws(RESPDecodeError) -> [Value] {
            throw RESPDecodeError()
        }
    }

    public func decode<Value: RESPTokenDecodable>(as type: Value.Type = Value.self) throws(RESPDecodeError) -> Value {
        throw RESPDecodeError()
    }
}

public struct SET<Value: RESPStringRenderable>: Sendable {
    public enum Condition: Sendable { case nx, xx }
    public enum Expiration: Sendable { case seconds(Int), milliseconds(Int), keepttl }
}

public enum ValkeyServerAddress: Sendable {
    case hostname(_ host: String, port: Int = 6379)
    case unixDomainSocket(path: String)
}

public struct ValkeyClientConfiguration: Sendable {
    public struct Authentication: Sendable {}

    public init(authentication: Authentication? = nil, commandTimeout: Duration = .seconds(30)) {}
}

public final class ValkeyClient: Service {
    public init(
        _ address: ValkeyServerAddress, configuration: ValkeyClientConfiguration = .init(), logger: Logger
    ) {}

    public func run() async { try? await gracefulShutdown() }

    @discardableResult
    public func set<Value: RESPStringRenderable>(
        _ key: ValkeyKey, value: Value, condition: SET<Value>.Condition? = nil, get: Bool = false,
        expiration: SET<Value>.Expiration? = nil
    ) async throws(ValkeyClientError) -> RESPBulkString? {
        throw ValkeyClientError()
    }

    @discardableResult
    public func get(_ key: ValkeyKey) async throws(ValkeyClientError) -> RESPBulkString? {
        throw ValkeyClientError()
    }

    @discardableResult
    public func getdel(_ key: ValkeyKey) async throws(ValkeyClientError) -> RESPBulkString? {
        throw ValkeyClientError()
    }

    @discardableResult
    public func del(keys: [ValkeyKey]) async throws(ValkeyClientError) -> Int { throw ValkeyClientError() }

    @discardableResult
    public func zrange<Start: RESPStringRenderable, Stop: RESPStringRenderable>(
        _ key: ValkeyKey, start: Start, stop: Stop, rev: Bool = false, withscores: Bool = false
    ) async throws(ValkeyClientError) -> RESPToken.Array {
        throw ValkeyClientError()
    }

    @discardableResult
    public func eval<Script: RESPStringRenderable>(
        script: Script, keys: [ValkeyKey] = [], args: [String] = []
    ) async throws(ValkeyClientError) -> RESPToken {
        throw ValkeyClientError()
    }
}
