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
    static func main() {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let result = Invocation.run(
            Array(CommandLine.arguments.dropFirst()),
            style: TextStyle(
                usesColor: isTerminal && environment["NO_COLOR"] == nil,
                width: isTerminal ? max(environment["COLUMNS"].flatMap(Int.init) ?? 80, 40) : nil))
        FileHandleText.write(result.output, to: STDOUT_FILENO)
        FileHandleText.write(result.errors, to: STDERR_FILENO)
        exit(result.status.rawValue)
    }
}

/// Writes text to a file descriptor, whole or until nobody reads any more.
private enum FileHandleText {
    static func write(_ text: String, to descriptor: Int32) {
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
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
