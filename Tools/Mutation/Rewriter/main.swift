import Foundation
import SwiftOperators
import SwiftParser
import SwiftSyntax

// Usage: rewriter SOURCES COPY LIST CHOICE MODULE… Rewrites the modules from SOURCES into COPY so that they contain
// every change together with the original code, and writes a list of the changes to LIST. CHOICE is a file with the
// numbers of the changes to make. If it is empty, all are made.

let arguments = CommandLine.arguments
let (sources, copy, list, choice) = (arguments[1], arguments[2], arguments[3], arguments[4])
let chosen = Set(try String(contentsOfFile: choice, encoding: .utf8).split(separator: "\n").compactMap { Int($0) })

var mutants: [Mutant] = []
var next = 1
for module in arguments[5...] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(sources)/\(module)")
    for name in names.sorted() where name.hasSuffix(".swift") {
        let file = "\(module)/\(name)"
        let text = try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)
        let tree = OperatorTable.standardOperators.foldAll(Parser.parse(source: text)) { _ in }
        let finder = ChangeFinder(module: module, file: file, text: text, firstNumber: next)
        finder.walk(tree)
        next = finder.nextNumber

        let edits = finder.edits.filter { edit in chosen.isEmpty || edit.numbers.contains(where: chosen.contains) }
        let (bytes, places) = edits.applied(to: Array(text.utf8))
        let heading = Array("public import Mutants\n".utf8)
        try Data(edits.isEmpty ? bytes : heading + bytes).write(to: URL(fileURLWithPath: "\(copy)/\(file)"))
        for var mutant in finder.mutants {
            guard let place = places[mutant.number] else { continue }
            if !chosen.isEmpty, !chosen.contains(mutant.number) { continue }
            mutant.start = place.lowerBound + heading.count
            mutant.end = place.upperBound + heading.count
            mutants.append(mutant)
        }
    }
}
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
try encoder.encode(mutants).write(to: URL(fileURLWithPath: list))
