import OIDCPrimitives
import OIDCDiscovery
import OIDCFixtures

/// What the provider's answers say about how long they may be kept, and what that means by RFC 9111.
struct CacheField: Sendable {
    let headers: [HTTPHeader]
    /// `nil` when nothing is said that can be read.
    let lifetime: Duration?

    private init(_ field: String?, age: String? = nil, _ seconds: Int?) {
        headers = [
            field.map { HTTPHeader(name: "Cache-Control", value: $0) }, age.map { HTTPHeader(name: "Age", value: $0) },
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
