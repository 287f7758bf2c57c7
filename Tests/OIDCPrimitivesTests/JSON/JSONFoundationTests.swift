import Foundation
import OIDCFixtures
import OIDCPrimitives
import Testing

/// Compares the parser with Foundation's on generated and corrupted documents. The seed is fixed, so failures are
/// reproducible.
@Suite struct JSONFoundationTests {
    private static let seed: UInt64 = 20_261_120

    @Test("Generated documents parse the same as in Foundation") func generatedDocuments() throws {
        var generator = JSONGenerator(random: SeededGenerator(seed: Self.seed))
        for _ in 0..<40_000 {
            let value = generator.value()
            let text = generator.text(of: value)
            #expect(try JSONValue(parsing: text) == value, "\(text)")
            #expect(agrees(value, try foundationValue(Array(text.utf8))), "\(text)")
        }
    }

    /// Of 80,000 corrupted documents, none may crash the parser, none may be accepted if Foundation rejects it, and
    /// documents that both accept must have the same meaning.
    @Test("Corrupted documents never crash and never parse unless Foundation accepts them")
    func corruptedDocuments() throws {
        var generator = JSONGenerator(random: SeededGenerator(seed: Self.seed &+ 1))
        var accepted = 0
        for _ in 0..<80_000 {
            let original = Array(generator.text(of: generator.value()).utf8)
            let bytes = generator.damaged(original)
            guard let value = try? JSONValue(parsing: bytes) else { continue }
            accepted += 1
            guard let foundation = try? foundationValue(bytes) else {
                // Foundation rejects numbers beyond the range of a Double, although they are valid JSON.
                #expect(holdsHugeNumber(value), "Foundation rejects \(String(decoding: bytes, as: UTF8.self))")
                continue
            }
            #expect(agrees(value, foundation), "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(accepted > 1_000, "too few corrupted documents are still valid")
    }

    private func foundationValue(_ bytes: [UInt8]) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
    }

    private func holdsHugeNumber(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let number): number.double == nil
        case .array(let elements): elements.contains(where: holdsHugeNumber)
        case .object(let object): object.members.contains { holdsHugeNumber($0.value) }
        default: false
        }
    }

    /// Whether a value equals the result of `JSONSerialization`.
    private func agrees(_ value: JSONValue, _ foundation: Any) -> Bool {
        switch (value, foundation) {
        case (.null, is NSNull): return true
        case (.string(let text), let other as String): return text.utf8.elementsEqual(other.utf8)
        case (.bool(let bool), let number as NSNumber): return isBool(number) && number.boolValue == bool
        case (.number(let ours), let number as NSNumber):
            guard !isBool(number), let double = ours.double else { return false }
            // Foundation's own conversion is off by a unit or two in the last place for long fractions.
            return abs(double - number.doubleValue) <= 4 * double.ulp
        case (.array(let elements), let others as [Any]):
            return elements.count == others.count && zip(elements, others).allSatisfy(agrees)
        case (.object(let object), let others as [String: Any]):
            return object.members.count == others.count
                && object.members.allSatisfy { member in others[member.name].map { agrees(member.value, $0) } ?? false }
        default: return false
        }
    }

    private func isBool(_ number: NSNumber) -> Bool {
        unsafe String(cString: number.objCType) == "c"
    }
}
