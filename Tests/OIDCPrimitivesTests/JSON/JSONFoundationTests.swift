import Foundation
import OIDCFixtures
import OIDCPrimitives
import Testing

/// The parser beside Foundation's, over generated documents and damaged ones. The seed is fixed: a failure comes back.
@Suite struct JSONFoundationTests {
    private static let seed: UInt64 = 20_261_120

    @Test func agreesWithFoundationOnGeneratedDocuments() throws {
        var generator = JSONGenerator(random: SeededGenerator(seed: Self.seed))
        for _ in 0..<40_000 {
            let value = generator.value()
            let text = generator.text(of: value)
            #expect(try JSONValue(parsing: text) == value, "\(text)")
            #expect(agrees(value, try foundationValue(Array(text.utf8))), "\(text)")
        }
    }

    /// 80,000 damaged documents: none stops the process, none is accepted that Foundation refuses, and what both
    /// accept means the same to both.
    @Test func neverTrapsAndNeverAcceptsMoreThanFoundation() throws {
        var generator = JSONGenerator(random: SeededGenerator(seed: Self.seed &+ 1))
        var accepted = 0
        for _ in 0..<80_000 {
            let original = Array(generator.text(of: generator.value()).utf8)
            let bytes = generator.damaged(original)
            guard let value = try? JSONValue(parsing: bytes) else { continue }
            accepted += 1
            guard let foundation = try? foundationValue(bytes) else {
                // Foundation refuses numbers beyond the range of a Double, which are JSON all the same.
                #expect(holdsHugeNumber(value), "only we accept \(String(decoding: bytes, as: UTF8.self))")
                continue
            }
            #expect(agrees(value, foundation), "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(accepted > 1_000, "damage that never leaves a valid document tests nothing")
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

    /// Whether a value is what `JSONSerialization` returned.
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
