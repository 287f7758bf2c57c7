import EntraID
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

/// The input of a command: files by name, and tokens from standard input, which keeps them out of the shell history.
enum Input {
    /// Returns the contents of a file.
    static func file(_ path: String) throws(CommandFailure) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .failed("cannot read \(escapedForDisplay(path))")
        }
        return Array(data)
    }

    /// Returns the only operand. If there is none or it is `-`, reads standard input and trims white space.
    static func argumentOrStandardInput(_ arguments: Arguments, _ what: String) throws(CommandFailure) -> String {
        guard arguments.positional.count <= 1 else {
            // The words are not shown, because they are parts of a token.
            throw .usage("\(what) must be a single word. If it contains spaces, put quotes around it.")
        }
        if let word = arguments.positional.first, word != "-" { return word }
        guard arguments.positional.first == "-" || isatty(STDIN_FILENO) == 0 else {
            throw .usage("\(what) is missing. Add it after the command, or use - to read it from standard input.")
        }
        guard let bytes = StandardStreams.read(upTo: longestInput) else {
            throw .failed("cannot read standard input")
        }
        // Inner line breaks stay, so that a wrapped token is reported as such and not cut at the first line break.
        let isWhiteSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let text = bytes.drop(while: isWhiteSpace).reversed().drop(while: isWhiteSpace).reversed()
        return String(decoding: text, as: UTF8.self)
    }

    /// The maximum number of bytes read from standard input: four times the maximum size of a token.
    private static let longestInput = 1 << 20
}
