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

/// `entra-oidc`: every judgement of the library from a shell.
@main
struct EntryPoint {
    static func main() async {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let result = await Invocation.run(
            Array(CommandLine.arguments.dropFirst()),
            style: TextStyle(
                usesColor: isTerminal && environment["NO_COLOR"] == nil,
                width: isTerminal ? max(environment["COLUMNS"].flatMap(Int.init) ?? 80, 40) : nil))
        let isWritten = FileHandleText.write(result.output, to: STDOUT_FILENO)
        _ = FileHandleText.write(result.errors, to: STDERR_FILENO)
        exit(isWritten ? result.status.rawValue : CommandStatus.failed.rawValue)
    }
}

/// Writes text to a file descriptor.
private enum FileHandleText {
    /// Whether all of it could be written.
    static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
                #else
                    unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
