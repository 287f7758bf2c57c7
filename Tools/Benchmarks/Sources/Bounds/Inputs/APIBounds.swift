import EntraID

/// The limits of what an API, its clients, and devices receive.
enum APIBounds {
    static func all() -> [Bound] {
        [challenge, claimsRequest, graphPage, graphGroups, devicePoll]
    }

    private static var challenge: Bound {
        Bound(
            name: "a challenge, bytes (`BearerChallenge.maximumSize`)", standard: "16 KiB",
            test: "APIBoundsTests/challenge",
            largest: .text("a demand for thousands of values", demand(16_384), .accepted, readChallenge),
            first: .text("one byte more", demand(16_385), .refused("challenge.too-large"), readChallenge))
    }

    private static var claimsRequest: Bound {
        Bound(
            name: "a request for claims, bytes (`ClaimsRequest.maximumSize`)", standard: "16 KiB",
            test: "APIBoundsTests/claimsRequest",
            largest: .text("numbers, merged with themselves", claims(16_384), .accepted, merge),
            first: .text("one byte more", claims(16_385), .refused("json.too-large"), merge))
    }

    private static var graphPage: Bound {
        Bound(
            name: "a page of groups, bytes (`EntraGroupsLimits.pageBytes`)", standard: "2 MiB, at most 16 MiB",
            test: "APIBoundsTests/graphPage",
            largest: .bytes("11,000 IDs and white space", page(11_000, size: 2 << 20), .accepted, readPage),
            first: .bytes(
                "one byte more", page(11_000, size: 2 << 20 + 1), .refused("exchange.unreachable"), readPage))
    }

    private static var graphGroups: Bound {
        Bound(
            name: "the groups of a user (`EntraGroupsLimits.groups`)", standard: "11,000, at most 100,000",
            test: "APIBoundsTests/graphGroups",
            largest: .bytes("11,000 IDs", page(11_000), .accepted, readPage),
            first: .bytes("11,001", page(11_001), .refused("graph.too-many-groups"), readPage))
    }

    private static var devicePoll: Bound {
        Bound(
            name: "a poll of a device, bytes", standard: "4 KiB", test: "APIBoundsTests/devicePoll",
            largest: .bytes("thousands of empty parameters", poll(4_096), .accepted, readPoll),
            first: .bytes("one byte more", poll(4_097), .refused("device.request-invalid"), readPoll))
    }

    // MARK: - Inputs

    /// Returns a request for many numbers.
    static func claims(_ size: Int) -> String {
        Texts.filled(#"{"id_token":{"a":{"values":["#, "]}}}", size: size) { String($0) }
    }

    /// Returns a challenge whose claims take three quarters of it.
    private static func demand(_ size: Int) -> String {
        let start = #"Bearer error="insufficient_claims", claims=""#
        let encoded = Base64URL.encode(Array(claims((size - start.utf8.count - 100) / 4 * 3).utf8))
        let rest = size - start.utf8.count - encoded.utf8.count - 6
        return start + encoded + #"", a=""# + Texts.repeated("a", rest - 1) + "\""
    }

    private static func page(_ groups: Int, size: Int = 0) -> [UInt8] {
        let list = (0..<groups).map { "\"8eaef023-2b34-4da1-9baa-\(Texts.digits($0, 12))\"" }.joined(separator: ",")
        let text = "{\"value\":[\(list)]}"
        return Array((text + Texts.repeated(" ", max(size - text.utf8.count, 0))).utf8)
    }

    private static func poll(_ size: Int) -> [UInt8] {
        let text = "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=secret"
        return Array((text + Texts.repeated("&", size - text.utf8.count)).utf8)
    }

    // MARK: - Readers

    private static func readChallenge(_ text: String) throws { _ = try ClaimsChallenge(parsing: [text]) }

    private static func merge(_ text: String) throws {
        let request = try ClaimsRequest(parsing: text)
        _ = request.merging(request)
    }

    private static func readPage(_ bytes: [UInt8]) throws {
        let request = EntraGroupsRequest(.memberObjects(onlySecurityGroups: true), of: .signedIn, at: .global)
        _ = try EntraGroupsPage(parsing: TransportResponse(status: 200, body: bytes), to: request)
    }

    private static func readPoll(_ bytes: [UInt8]) throws {
        _ = try DevicePollRequest(query: nil, contentType: "application/x-www-form-urlencoded", body: bytes)
    }
}
