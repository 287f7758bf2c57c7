#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The clock of the system, for the date of a response. Nothing is decided by it.
enum WallClock {
    /// The seconds since 1970.
    static var seconds: Int { Int(time(nil)) }
}
