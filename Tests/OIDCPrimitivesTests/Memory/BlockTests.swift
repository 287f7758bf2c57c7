import OIDCPrimitives
import Testing

@Suite struct BlockTests {
    @Test("A block keeps the elements that are put in") func keepsWhatIsPutIn() {
        for capacity in [0, 1, 4, 100] {
            var block = Block<Int>(capacity: capacity)
            for number in 0..<50 { block.append(number) }
            #expect(contents(block) == Array(0..<50))
        }
        var copy = Block([1, 2, 3])
        copy.append(4)
        copy[0] = 5
        #expect(contents(copy) == [5, 2, 3, 4])
        #expect(contents(Block<Int>([])) == [])
    }

    @Test func putsBehindWhatAFunctionWrites() {
        var block = Block([1, 2, 3])
        for number in [4, 6] {
            let written = unsafe block.append(upTo: 10) { memory in
                unsafe memory.initialize(to: number)
                unsafe (memory + 1).initialize(to: number + 1)
                return 2
            }
            #expect(written == 2)
        }
        #expect(contents(block) == Array(1...7))
        #expect(unsafe block.append(upTo: 0) { _ in 0 } == 0)
        #expect(block.count == 7)
    }

    /// What says that it wrote more than it may, or nothing, changes nothing.
    @Test(arguments: [nil, -1, 3, Int.max]) func putsNothingBehindOtherwise(written: Int?) {
        var block = Block([1])
        #expect(unsafe block.append(upTo: 2) { _ in written } == nil)
        #expect(contents(block) == [1])
    }

    private func contents(_ block: borrowing Block<Int>) -> [Int] {
        block.withSpan { span in span.indices.map { span[$0] } }
    }
}
