import Foundation
import LibCrypto

/// Runs the checks that only a release build finishes in reasonable time: ten thousand signatures, and a million
/// changes of a token.
@main
enum Trials {
    static func main() throws {
        guard let library = LibCrypto() else {
            print("Nothing was run, because libcrypto 3 is not installed. On Debian, install the package libssl3.")
            exit(1)
        }
        let words = Array(CommandLine.arguments.dropFirst())
        let known: [String: (LibCrypto) throws -> Bool] = ["conformance": Conformance.run, "mutations": Mutations.run]
        guard words.allSatisfy({ known[$0] != nil }) else {
            print("usage: Trials [conformance] [mutations]")
            exit(64)
        }
        for word in words.isEmpty ? known.keys.sorted() : words {
            guard try known[word]?(library) == true else { exit(1) }
        }
    }
}
