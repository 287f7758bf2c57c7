import EntraID
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// Lists of the fake Graph: pages, filters, counts, and the queries that it rejects.
@Suite struct GraphListTests {
    private let graph: GraphFixture

    init() throws {
        graph = try GraphFixture()
    }

    private var reader: String { get throws { try graph.token(ofApplicationWith: ["Directory.Read.All"]) } }

    @Test("A list has 100 objects a page, and links that lead to all of them once")
    func paging() async throws {
        let pages = try await graph.pages(from: "/graph/v1.0/groups?$select=id", reader)
        #expect(pages.map(\.count) == [100, 100, 100])
        #expect(pages.joined().compactMap { $0["id"]?.string } == graph.groups.map(\.id.string))
        #expect(pages.joined().allSatisfy { $0.object?.members.count == 1 })
    }

    @Test(
        "$top sets the page size of every page, up to 999",
        arguments: [
            (7, Array(repeating: 7, count: 10)), (299, [299, 1]), (300, [300]), (999, [300]),
        ] as [(Int, [Int])])
    func top(size: Int, expected: [Int]) async throws {
        let pages = try await graph.pages(from: "/v1.0/groups?$top=\(size)", reader)
        #expect(pages.map(\.count) == expected)
    }

    @Test("The token in the link to the next page is not a number")
    func opaqueToken() async throws {
        let link = try await graph.get("/v1.0/groups", reader).json?["@odata.nextLink"]?.string ?? ""
        let token = try #require(link.components(of: "$skiptoken="))
        #expect(Int(token) == nil)
        #expect(!token.isEmpty)
    }

    @Test("Users are members and guests, but no personal accounts")
    func users() async throws {
        let response = try await graph.get("/v1.0/users", reader)
        #expect(response.values?.compactMap { $0["displayName"]?.string } == ["Ada King Lovelace", "O'Neill"])
        #expect(response.json?["@odata.nextLink"] == nil)
    }

    @Test(
        "$filter compares one property without case, and a quote is doubled",
        arguments: [
            ("displayName%20eq%20'o''neill'", ["O'Neill"]), ("mail+eq+'ADA@contoso.com'", ["Ada King Lovelace"]),
            ("userPrincipalName%20eq%20'nobody'", []),
            ("id%20eq%20'2D0C6F0A-6a51-4b0e-9d0f-3b7f6a2c9e11'", ["O'Neill"]),
        ] as [(String, [String])])
    func filter(text: String, expected: [String]) async throws {
        let response = try await graph.get("/v1.0/users?$filter=\(text)", reader)
        #expect(response.values?.compactMap { $0["displayName"]?.string } == expected)
    }

    @Test("Graph counts only if the result may be out of date, and only on the first page")
    func count() async throws {
        let eventual = ["ConsistencyLevel: eventual"]
        let number = try await graph.get("/v1.0/groups/$count", reader, headers: eventual)
        #expect(number.text == "300")
        #expect(number[header: "Content-Type"] == "text/plain")
        let refused = try await graph.get("/v1.0/groups/$count", reader)
        #expect(refused.status == 400)
        #expect(refused.code == "Request_BadRequest")

        let first = try await graph.get("/v1.0/groups?$count=true", reader, headers: eventual)
        #expect(first.json?["@odata.count"]?.integer == 300)
        let link = try #require(first.json?["@odata.nextLink"]?.string)
        let next = String(link.dropFirst(FakeEntraClient.origin.count))
        let second = try await graph.get(next, reader, headers: eventual)
        #expect(second.values?.count == 100)
        #expect(second.json?["@odata.count"] == nil)
        #expect(try await graph.get("/v1.0/groups?$count=true", reader).json?["@odata.count"] == nil)
    }

    @Test(
        "A query that Graph rejects is rejected",
        arguments: [
            ("groups?$top=0", "Request_UnsupportedQuery"), ("groups?$top=1000", "Request_UnsupportedQuery"),
            ("groups?$top=-1", "BadRequest"), ("groups?$top=99999999999999999999", "BadRequest"),
            ("groups?top=1&$top=2", "BadRequest"), ("groups?$count=maybe", "BadRequest"),
            ("groups?$select=", "BadRequest"),
            ("groups?$select=id%", "BadRequest"), ("groups?$orderby=id", "Request_UnsupportedQuery"),
            ("groups?$skiptoken=100", "Directory_ExpiredPageToken"),
            ("groups?$skiptoken=", "Directory_ExpiredPageToken"),
            ("groups?$filter=mail%20ne%20'a'", "Request_UnsupportedQuery"),
            ("groups?$filter=startswith(mail,'a')", "Request_UnsupportedQuery"),
            ("groups?$filter=mail%20eq%20a", "BadRequest"), ("groups?$filter=mail%20eq%20'", "BadRequest"),
            ("groups?$filter=mail%20eq%20'a'%20or%20id%20eq%20'b'", "Request_UnsupportedQuery"),
            ("groups?$filter=userPrincipalName%20eq%20'a'", "BadRequest"), ("users/guest/x", "BadRequest"),
            ("groups/aaaaaaaa-0000-4000-8000-000000001000?$top=1", "BadRequest"), ("", "BadRequest"),
            ("me/x", "BadRequest"),
            ("%ff", "BadRequest"), ("groups/a/$count", "BadRequest"),
        ])
    func rejected(path: String, code: String) async throws {
        let response = try await graph.get("/v1.0/\(path)", reader)
        #expect(response.status == 400)
        #expect(response.code == code)
    }

    @Test("A page token beyond the end is rejected, whatever its number", arguments: ["300", "9223372036854775807"])
    func tokenBeyondTheEnd(number: String) async throws {
        let token = Base64URL.encode("fake-graph-page:\(number)".utf8)
        let response = try await graph.get("/v1.0/groups?$skiptoken=\(token)", reader)
        #expect(response.status == 400)
        #expect(response.code == "Directory_ExpiredPageToken")
    }
}

extension String {
    /// Returns everything after a part of the string.
    fileprivate func components(of part: String) -> String? {
        Substring(self).utf8Range(of: part).map { String(self[$0.upperBound...]) }
    }
}
