// The generator is also that of Tools/Benchmarks, a package of its own.
@_exported public import SeededRandom
