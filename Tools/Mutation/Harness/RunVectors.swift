import Foundation
import Mutants
import OIDCVectors

// Usage: RunVectors FILE… Runs vectors until the first one has an unexpected result, and prints it.

let chosen = Mutant.active
for path in CommandLine.arguments.dropFirst() {
    // An unchanged library reads the files.
    Mutant.active = 0
    guard let data = FileManager.default.contents(atPath: path) else {
        print("cannot read \(path)")
        exit(2)
    }
    let cases = try VectorCase.all(in: Array(data), source: path)
    Mutant.active = chosen
    for vector in cases {
        if let failure = vector.failure() {
            print("\(vector): \(failure)")
            exit(1)
        }
    }
}
