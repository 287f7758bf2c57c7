import Dispatch
import OIDCPrimitives

/// A client of Redis: a few connections, each with a queue of its own, because their calls wait.
///
/// A command that fails is not sent again, because Redis may have executed it. The next command opens a new connection.
final class RedisClient: Sendable {
    private let connections: [RedisConnection]
    private let next = Locked(0)

    init(_ address: RedisAddress) {
        connections = (0..<8).map { _ in RedisConnection(address) }
    }

    /// Sends a command and returns the reply.
    @discardableResult
    func send(_ command: String...) async throws -> RedisReply { try await send(command) }

    /// Sends a command and returns the reply.
    func send(_ command: [String]) async throws -> RedisReply {
        let place = next.withLock { next in
            next = (next + 1) % 1_000_000
            return next
        }
        let reply = try await connections[place % connections.count].send(command)
        if case .error(let text) = reply { throw RedisFailure.rejected(text) }
        return reply
    }

    /// Sends a command and returns its text, or `nil` without one.
    func text(_ command: String...) async throws -> [UInt8]? {
        switch try await send(command) {
        case .text(let text): return text
        case .null: return nil
        default: throw RedisFailure.malformed
        }
    }

    /// Sends a command and returns whether it did something: a status or a number above zero.
    func succeeds(_ command: String...) async throws -> Bool {
        switch try await send(command) {
        case .status: return true
        case .number(let number): return number > 0
        case .null: return false
        default: throw RedisFailure.malformed
        }
    }
}

/// A connection, which is opened when a command needs it.
private final class RedisConnection: Sendable {
    private let address: RedisAddress
    private let queue = DispatchQueue(label: "Redis")
    /// Only used on the queue.
    private let socket = Locked<RedisSocket?>(nil)
    private let waiting = Locked(0)

    private static let timeoutInSeconds = 2
    private static let mostWaiting = 1_000

    init(_ address: RedisAddress) {
        self.address = address
    }

    func send(_ command: [String]) async throws -> RedisReply {
        let isAdmitted = waiting.withLock { waiting in
            waiting += 1
            return waiting <= RedisConnection.mostWaiting
        }
        defer { waiting.withLock { $0 -= 1 } }
        guard isAdmitted else { throw RedisFailure.unavailable }
        let end = ContinuousClock.now + .seconds(RedisConnection.timeoutInSeconds)
        let result: Result<RedisReply, RedisFailure> = await withCheckedContinuation { continuation in
            queue.async { [self] in
                // Those in front may have waited for Redis too long.
                let isLate = ContinuousClock.now > end
                continuation.resume(returning: isLate ? .failure(.unavailable) : perform(command))
            }
        }
        return try result.get()
    }

    private func perform(_ command: [String]) -> Result<RedisReply, RedisFailure> {
        var connection = socket.withLock { $0 }
        if let idle = connection, !idle.isUsable {
            idle.end()
            connection = nil
        }
        socket.withLock { $0 = nil }
        guard
            let connection = connection
                ?? .connected(to: address, timeoutInSeconds: RedisConnection.timeoutInSeconds)
        else { return .failure(.unavailable) }
        do throws(RedisFailure) {
            guard connection.send(RedisConnection.encoded(command)) else { throw .unavailable }
            let end = ContinuousClock.now + .seconds(RedisConnection.timeoutInSeconds)
            var reader = RedisReader { ContinuousClock.now < end ? connection.received() : [] }
            let reply = try reader.reply()
            socket.withLock { $0 = connection }
            return .success(reply)
        } catch {
            connection.end()
            return .failure(error)
        }
    }

    private static func encoded(_ command: [String]) -> [UInt8] {
        var bytes = Array("*\(command.count)\r\n".utf8)
        for word in command { bytes += Array("$\(word.utf8.count)\r\n\(word)\r\n".utf8) }
        return bytes
    }
}
