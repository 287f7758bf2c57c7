import EntraID
import Foundation
import LibCrypto
import OIDCDiscovery
import OIDCSoftwareCrypto
import OIDCTokens
import Samples

/// The cost of a provider's documents, compared with Foundation's `JSONDecoder` for the same bytes.
struct DocumentFigures {
    private let keySet: [UInt8]
    private let metadata = Array(ProviderDocuments.metadata.utf8)
    private let profile: EntraProfile

    init(_ library: LibCrypto) throws {
        keySet = try SignedTokens(library).keySet()
        profile = EntraProfile(
            try EntraAuthority(parsing: SignedTokens.issuer, warnings: .ignored), allowedTenants: .anyTenant)
    }

    func measure(_ run: inout Run, rounds: Int) throws {
        let decoder = JSONDecoder()
        var race = InterleavedBenchmark()
        race.add("six keys, JSONDecoder", operations: 50) { [data = Data(keySet)] in
            try (0..<50).reduce(0) { sum, _ in try sum + decoder.decode(DecodedKeySet.self, from: data).keys.count }
        }
        race.add("six keys, parsed and prepared", operations: 50) { [keySet] in
            try (0..<50).reduce(0) { sum, _ in
                try sum
                    + PreparedKeySet(
                        KeySet(jwks: keySet, warnings: .ignored), verifier: SoftwareCrypto(), warnings: .ignored
                    ).keys.count
            }
        }
        race.add("metadata, JSONDecoder", operations: 100) { [data = Data(metadata)] in
            try (0..<100).count { _ in
                _ = try decoder.decode(DecodedMetadata.self, from: data)
                return true
            }
        }
        race.add("metadata, parsed and validated", operations: 100) { [metadata, profile] in
            try (0..<100).reduce(0) { sum, _ in
                try sum + ProviderMetadata(document: metadata, profile: profile).jwksURL.utf8.count
            }
        }
        let laps = try race.run(rounds: rounds * 2)
        run.set(.keySet, laps[1], over: laps[0])
        run.set(.metadata, laps[3], over: laps[2])
        run.laps += laps
    }
}
