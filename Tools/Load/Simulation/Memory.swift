import OIDCPrimitives
import Foundation
import OIDCDiscovery

/// How much memory the process has asked for and not given back.
enum Memory {
    private typealias Describe = @convention(c) (Int32, UnsafeMutablePointer<FILE>) -> Int32

    /// Bytes in use on the heap, as glibc's `malloc_info` tells; `nil` elsewhere. A sanitizer has a heap of its own, of
    /// which this knows nothing.
    static func used() -> Int? {
        #if canImport(Glibc)
            guard let symbol = unsafe dlsym(dlopen(nil, RTLD_LAZY), "malloc_info") else { return nil }
            let describe = unsafe unsafeBitCast(symbol, to: Describe.self)
            var text: UnsafeMutablePointer<CChar>?
            var size = 0
            guard let file = unsafe open_memstream(&text, &size) else { return nil }
            let status = unsafe describe(0, file)
            unsafe fclose(file)
            defer { unsafe free(text) }
            guard status == 0, let text = unsafe text else { return nil }
            return unsafe inUse(String(cString: text))
        #else
            return nil
        #endif
    }

    /// What the system gave, without what lies free; the totals stand at the end, behind those of every arena.
    private static func inUse(_ text: String) -> Int? {
        let lines = text.split(separator: "\n")
        func size(_ beginning: String) -> Int? {
            guard let line = lines.last(where: { $0.hasPrefix(beginning) }),
                let field = line.split(separator: " ").last(where: { $0.hasPrefix("size=") })
            else { return nil }
            return Int(field.dropFirst(6).prefix { $0.isNumber })
        }
        guard let given = size("<system type=\"current\""), let fast = size("<total type=\"fast\""),
            let rest = size("<total type=\"rest\""), let mapped = size("<total type=\"mmap\""), given > 0
        else { return nil }
        return given - fast - rest + mapped
    }
}

/// Which of the objects that it was shown are still there.
final class HeapStatistics: Sendable {
    // What it refers to is Sendable (`see`), and the reference lies behind a lock.
    private struct Entry: @unchecked Sendable {
        weak var object: AnyObject?
    }

    private let entries = Locked<[ObjectIdentifier: Entry]>([:])

    func see(_ object: any AnyObject & Sendable) {
        entries.withLock { entries in
            if entries[ObjectIdentifier(object)]?.object == nil {
                entries[ObjectIdentifier(object)] = Entry(object: object)
            }
        }
    }

    /// How many live.
    func count() -> Int {
        entries.withLock { entries in
            entries = entries.filter { $0.value.object != nil }
            return entries.count
        }
    }
}
