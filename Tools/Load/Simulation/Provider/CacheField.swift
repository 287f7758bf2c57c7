import OIDCPrimitives
import OIDCDiscovery
import OIDCFixtures

/// The caching headers of the provider's responses, and their meaning under RFC 9111.
struct CacheField: Sendable {
    let headers: [HeaderField]
    /// The lifetime, or `nil` if no header can be read.
    let lifetime: Duration?

    private init(_ field: String?, age: String? = nil, _ seconds: Int?) {
        headers = [
            field.map { HeaderField(name: "Cache-Control", value: $0) },
            age.map { HeaderField(name: "Age", value: $0) },
        ]
        .compactMap(\.self)
        lifetime = seconds.map { .seconds($0) }
    }

    private static let all = [
        CacheField(nil, nil), CacheField("max-age=0", 0), CacheField("max-age=60", 60), CacheField("max-age=900", 900),
        CacheField("max-age=86400, private", 86_400), CacheField("max-age=99999999999999999999", 1 << 31),
        CacheField("max-age=-5", nil), CacheField("max-age=soon", nil), CacheField("no-store", 0),
        CacheField("public, max-age=3600, max-age=1200", 1_200), CacheField("max-age=3600", age: "3000", 600),
        CacheField("max-age=600", age: "86400", 0), CacheField("max-age=\"1800\"", 1_800), CacheField("", nil),
    ]

    static func any(_ random: inout SeededGenerator) -> CacheField { random.pick(all) }
}
