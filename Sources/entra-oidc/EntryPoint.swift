import OIDCLoopback

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The `entra-oidc` command, which makes the library's checks available in a shell.
@main
struct EntryPoint {
    static func main() async {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let words = Array(CommandLine.arguments.dropFirst())
        let isServer = Invocation.command(in: words)?.isServer == true
        // The user or a supervisor may end a server while it starts.
        let termination = isServer ? await TerminationSignals() : nil
        // The reader of a server's output may need its first line only.
        if isServer { StandardStreams.ignoreUnreadPipes() }
        let result = await Invocation.run(
            words,
            style: TextStyle(
                usesColor: isTerminal && environment["NO_COLOR"] == nil,
                width: isTerminal ? max(environment["COLUMNS"].flatMap(Int.init) ?? 80, 40) : nil))
        let isWritten = StandardStreams.write(result.output, to: STDOUT_FILENO)
        _ = StandardStreams.write(result.errors, to: STDERR_FILENO)
        var status = result.status
        if let server = result.server, let termination, isWritten {
            // A server can also end by itself.
            let end = termination.end
            let watch = Task {
                await server.waitUntilStopped()
                end()
            }
            await termination.wait()
            server.stop()
            await watch.value
            status = server.status()
        }
        exit(isWritten ? status.rawValue : CommandStatus.failed.rawValue)
    }
}
