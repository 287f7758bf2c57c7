import OIDCPrimitives
import Foundation
import OIDCDiscovery

/// Measures the memory that the process has allocated and not freed.
enum Memory {
    private typealias Describe = @convention(c) (Int32, UnsafeMutablePointer<FILE>) -> Int32

    /// The bytes in use on the heap, from glibc's `malloc_info`, or `nil` on other systems. The heap of a sanitizer is
    /// not included.
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

    /// The memory from the system without the free part. The totals come last, after those of every arena.
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

/// Counts which of the observed objects still exist.
final class HeapStatistics: Sendable {
    // The referenced objects are Sendable (`see`), and a lock protects the references.
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

    /// The number of objects that still exist.
    func count() -> Int {
        entries.withLock { entries in
            entries = entries.filter { $0.value.object != nil }
            return entries.count
        }
    }
}
