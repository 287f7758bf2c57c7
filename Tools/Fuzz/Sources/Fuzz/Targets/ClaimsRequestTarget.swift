import EntraID

/// Two requests for claims: each means the same after it was written, and nothing of either is lost when they are merged.
enum ClaimsRequestTarget: Target {
    static let name = "claims-request"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.given("claims-challenge").compactMap { given in
            guard let texts = (try? given["merge"].optional(.array(of: .string))) ?? nil else { return nil }
            return seed(texts.first, texts.dropFirst().first)
        }
    }

    static func feed(_ input: [UInt8]) {
        let requests = fields(input, 2).compactMap { bytes in
            validated { () throws(Refusal) in try ClaimsRequest(parsing: text(bytes)) }
        }
        for request in requests { examine(request) }
        guard requests.count == 2 else { return }
        let merged = requests[0].merging(requests[1])
        for place in [ClaimsRequest.Place.idToken, .accessToken, .userInfo] {
            for claim in ["acrs", "xms_cc", "nbf", "acr"] {
                let all = Set(requests.flatMap { $0.values(of: claim, in: place) }.map { Array($0.utf8) })
                let kept = Set(merged.values(of: claim, in: place).map { Array($0.utf8) })
                require(kept == all, "merging loses a value, or adds one")
            }
        }
    }

    /// Checks the conditions for every request.
    static func examine(_ request: ClaimsRequest) {
        let twice = request.merging(request)
        require(twice.merging(request) == twice, "merging again changes a request")
        do throws(Refusal) {
            require(try ClaimsRequest(parsing: request.serialized) == request, "a request changes when reread")
        } catch {
            // Characters can be longer when they are written.
            require(error.codes == [.jsonTooLarge], "a request is rejected when reread")
        }
    }
}
