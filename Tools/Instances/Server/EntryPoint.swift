import EntraID
import OIDCLoopback

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A server with sign-in of which several instances run behind a proxy. What they share is in Redis: see README.md.
@main
struct EntryPoint {
    static func main() async {
        let termination = await TerminationSignals()
        do {
            let settings = try Settings.load()
            let site = try Site(settings)
            let server = try LoopbackServer(port: settings.port, publicPort: settings.publicPort) { request in
                await site.answer(request)
            }
            await termination.wait()
            server.stop()
            await server.waitUntilStopped()
        } catch {
            _ = StandardStreams.write("Instances: \(error)\n", to: STDERR_FILENO)
            exit(1)
        }
    }
}
