import EntraID
import Foundation

/// Responses of Microsoft Graph: a status, the field `Retry-After`, and a page of groups. Only the next page of the same
/// list gets the access token.
enum GraphPageTarget: Target {
    static let name = "graph-page"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        let id = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        let next = "https://graph.microsoft.com/v1.0/me/transitiveMemberOf/microsoft.graph.group?$skiptoken=x"
        return [
            seed("200", "", #"{"value":["\#(id)"]}"#),
            seed("200", "", #"{"value":[{"id":"\#(id)","displayName":"A"}],"@odata.nextLink":"\#(next)"}"#),
            seed("429", "10", #"{"error":{"code":"TooManyRequests"}}"#),
            seed("503", "Sun, 06 Nov 2094 08:49:37 GMT", "{}"),
        ]
    }

    private static let requests = [
        EntraGroupsRequest(.memberObjects(onlySecurityGroups: true), of: .signedIn, at: .global),
        EntraGroupsRequest(.transitiveMemberships, of: .signedIn, at: .global),
    ]

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 3)
        let headers = [HeaderField(name: "Retry-After", value: text(parts[1]))]
        let response = TransportResponse(status: Int(text(parts[0])) ?? 200, headers: headers, body: parts[2])
        for request in requests {
            let page = validated { () throws(Refusal) in try EntraGroupsPage(parsing: response, to: request) }
            guard let page else { continue }
            require(response.status == 200, "accepted with status \(response.status)")
            for group in page.groups {
                require((try? GUID(parsing: group.id)) != nil, "a group that is not a GUID")
            }
            guard let next = page.next else { continue }
            let list = request.url.prefix { $0 != "?" } + "?"
            require(request.body == nil && next.body == nil, "a page after an action")
            require(next.url.hasPrefix(list), "the access token goes to \(next.url)")
        }
        let delay = RetryAfter.delay(text(parts[1]), at: Date(timeIntervalSince1970: 1_700_000_000))
        if let delay { require((.zero ... .seconds(1 << 31)).contains(delay), "a wait of \(delay)") }
    }
}
