import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

@testable import OIDCDiscovery

/// Creates snapshots of one provider with chosen times, in seconds of uptime, by the standard policy.
struct SnapshotFixture {
    private let location: String
    private let metadata: Fetched<ProviderMetadata>
    private let keySet: Fetched<KeySet>
    private let prepared: PreparedKeySet
    private let crypto = ProviderCrypto(
        verifier: .acceptingAll, digest: SoftwareCrypto(), tokenLimits: .standard, seenTokens: nil)

    init() throws {
        let scripted = try ScriptedProvider()
        location = scripted.metadataURL
        let document = Array(scripted.metadata([:]).utf8)
        metadata = Fetched(
            value: try ProviderMetadata(document: document, profile: scripted.profile), document: document,
            lifetime: nil)
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let keys = Array(#"{"keys":[{"kty":"RSA","kid":"k1","n":"\#(modulus)","e":"AQAB"}]}"#.utf8)
        let set = try KeySet(jwks: keys, warnings: .ignored)
        keySet = Fetched(value: set, document: keys, lifetime: nil)
        prepared = try PreparedKeySet(set, verifier: .acceptingAll, warnings: .ignored)
    }

    /// A snapshot that is due after 2,880 seconds, expires after 3,600, and is too old after 86,400.
    func snapshot(
        fetched: Int = 0, keysFetched: Int? = nil, metadataWarnings: [Problem] = [], keyWarnings: [Problem] = []
    ) -> ProviderSnapshot {
        ProviderSnapshot(
            metadata: SnapshotMetadata(fetched: metadata, warnings: metadataWarnings),
            keys: SnapshotKeys(fetched: keySet, prepared: prepared, warnings: keyWarnings), crypto: crypto,
            location: location, fetchedAt: Date(timeIntervalSince1970: 0),
            keysFetchedAt: Date(timeIntervalSince1970: 0),
            times: SnapshotTimes(
                fetched: .seconds(fetched), keysFetched: .seconds(keysFetched ?? fetched), lifetime: nil, .standard,
                draw: 0))
    }
}
