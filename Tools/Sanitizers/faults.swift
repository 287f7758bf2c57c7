// The faults that the sanitizers must notice, each with a name. A check that cannot fail is useless: `run` first checks
// that these are noticed.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

final class Counter: @unchecked Sendable {
    var value = 0
    var other: Counter?
}

@inline(never) func useAfterFree() {
    let number = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    number.initialize(to: 7)
    number.deallocate()
    print(number.pointee)
}

@inline(never) func readBeyondTheEnd() {
    let numbers = UnsafeMutablePointer<Int>.allocate(capacity: 4)
    numbers.initialize(repeating: 7, count: 4)
    print((numbers + 4).pointee)
    numbers.deallocate()
}

@inline(never) func readBeforeWriting() {
    let number = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    print(number.pointee == 7 ? "seven" : "another")
    number.deallocate()
}

@inline(never) func leak() {
    for _ in 0..<100 {
        UnsafeMutablePointer<Int>.allocate(capacity: 7).initialize(to: 7)
    }
}

@inline(never) func leakACycle() {
    for _ in 0..<100 {
        let counter = Counter()
        counter.other = Counter()
        counter.other?.other = counter
    }
}

func race() async {
    let counter = Counter()
    await withTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
            group.addTask {
                // Long enough for two threads to overlap, even on a busy machine.
                for _ in 0..<1_000_000 { counter.value += 1 }
            }
        }
    }
}

@inline(never) func exclusively(_ number: inout Int, _ body: () -> Void) {
    body()
    number += 1
}

let count = CommandLine.arguments.count
switch CommandLine.arguments.last ?? "" {
case "use-after-free": useAfterFree()
case "read-beyond-the-end": readBeyondTheEnd()
case "read-before-writing": readBeforeWriting()
case "leak": leak()
case "leaked-cycle": leakACycle()
case "race": await race()
case "arithmetic-overflow": print(Int.max + count)
case "index-out-of-range": print([1, 2, 3][count + 5])
case "two-accesses":
    let counter = Counter()
    exclusively(&counter.value) { counter.value += 1 }
case "misaligned-read":
    print(UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 16).load(fromByteOffset: 1, as: Int.self))
case "none": print("nothing is wrong")
default: exit(99)
}
