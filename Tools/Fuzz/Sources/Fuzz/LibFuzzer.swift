import Foundation

#if LIBFUZZER
    /// int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*feed)(const uint8_t *, size_t))
    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<CInt>,
        _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
        _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt
#endif

/// The fuzzer of the toolchain. A build without its flags does not contain it, and can only replay inputs.
enum LibFuzzer {
    // Set once, before libFuzzer calls back on the same thread.
    nonisolated(unsafe) private static var target: any Target.Type = DeliberateTarget.self

    static func run(_ target: any Target.Type, words: [String]) throws {
        try target.prepare()
        unsafe self.target = target
        #if LIBFUZZER
            // The arguments live as long as the process.
            let arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 2)
            for (index, word) in (["Fuzz"] + words).enumerated() { unsafe arguments[index] = strdup(word) }
            unsafe arguments[words.count + 1] = nil
            var count = CInt(words.count + 1)
            var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe arguments
            let code = unsafe runDriver(&count, &list) { start, count in
                unsafe LibFuzzer.target.feed(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            }
            exit(code)
        #else
            print("This build does not contain libFuzzer. Use Tools/check fuzz.")
            exit(64)
        #endif
    }
}
