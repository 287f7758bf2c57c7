import Foundation
import Mutants
import OIDCVectors

// Usage: RunVectors FILE…
// Runs vectors up to the first whose result is another than it must be, and says which.

let chosen = Mutant.active
for path in CommandLine.arguments.dropFirst() {
    // The files are read by a library that nothing was changed in.
    Mutant.active = 0
    guard let data = FileManager.default.contents(atPath: path) else {
        print("cannot read \(path)")
        exit(2)
    }
    let cases = try VectorCase.read(Array(data), source: path)
    Mutant.active = chosen
    for vector in cases {
        if let failure = vector.failure() {
            print("\(vector): \(failure)")
            exit(1)
        }
    }
}
