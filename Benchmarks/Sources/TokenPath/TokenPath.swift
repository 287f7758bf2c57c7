import LibCrypto

/// What is asked of this program.
@main
enum TokenPath {
    static func main() throws {
        guard let library = LibCrypto() else {
            print("There is no libcrypto 3 on this system, so nothing was run. On Debian it is the package libssl3.")
            exitWithFailure()
        }
        let words = Array(CommandLine.arguments.dropFirst())
        let known: [String: (LibCrypto) throws -> Bool] = [
            "conformance": Conformance.run, "mutations": Mutations.run, "measure": Measurement.run,
            "documents": Documents.run,
        ]
        guard words.allSatisfy({ known[$0] != nil }) else {
            print("usage: TokenPath [conformance] [mutations] [measure] [documents]")
            exitWithFailure()
        }
        for word in words.isEmpty ? known.keys.sorted() : words {
            guard try known[word]?(library) == true else { exitWithFailure() }
        }
    }
}
