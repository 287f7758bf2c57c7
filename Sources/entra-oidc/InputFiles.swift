import EntraID

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

/// What a command reads from outside: files by name, and tokens from standard input, so that they need not stand in a
/// shell's history.
enum Input {
    /// A file's bytes.
    static func file(_ path: String) throws(CommandFailure) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .failed("cannot read \(escapedForDisplay(path))")
        }
        return Array(data)
    }

    /// The one word given, or with `-` or nothing, standard input without white space around it.
    static func wordOrStandardInput(_ arguments: Arguments, _ what: String) throws(CommandFailure) -> String {
        guard arguments.positional.count <= 1 else {
            // The words are not repeated: they are pieces of a token.
            throw .usage("\(what) is one word, and there are several. Were there blanks in it? Put quotes around it.")
        }
        if let word = arguments.positional.first, word != "-" { return word }
        guard arguments.positional.first == "-" || isatty(STDIN_FILENO) == 0 else {
            throw .usage("\(what) is missing. Write it behind the command, or - to paste it into standard input.")
        }
        guard let bytes = StandardStreams.read(upTo: longestInput) else {
            throw .failed("cannot read standard input")
        }
        // Line breaks inside stay: a token that was wrapped is told so, instead of being read up to the first break.
        let isWhiteSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let text = bytes.drop(while: isWhiteSpace).reversed().drop(while: isWhiteSpace).reversed()
        return String(decoding: text, as: UTF8.self)
    }

    /// Standard input is read up to here, four times what a token may have.
    private static let longestInput = 1 << 20
}
