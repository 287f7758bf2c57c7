import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// The limits of what an API, its clients, and devices receive.
@Suite struct APIBoundsTests {
    @Test("The size of a challenge is limited") func challenge() {
        func codes(_ size: Int) -> [ProblemCode] {
            let claims = Base64URL.encode(Array(#"{"access_token":{}}"#.utf8))
            let text = #"Bearer error="insufficient_claims", claims="\#(claims)", a=""#
            let field = text + String(repeating: "a", count: size - text.utf8.count - 1) + "\""
            return refusalCodes { try ClaimsChallenge(parsing: [field]) }
        }
        #expect(codes(BearerChallenge.maximumSize) == [])
        #expect(codes(BearerChallenge.maximumSize + 1) == [.challengeTooLarge])
    }

    @Test("The size of a request for claims is limited") func claimsRequest() {
        func codes(_ size: Int) -> [ProblemCode] {
            let text = #"{"id_token":{}}"#
            let padded = text + String(repeating: " ", count: size - text.utf8.count)
            return refusalCodes { try ClaimsRequest(parsing: padded) }
        }
        #expect(codes(ClaimsRequest.maximumSize) == [])
        #expect(codes(ClaimsRequest.maximumSize + 1) == [.jsonTooLarge])
    }

    @Test("Merging keeps the order of the values, and each value once, however it is written") func mergedValues()
        throws
    {
        func request(_ values: String) throws -> ClaimsRequest {
            try ClaimsRequest(parsing: #"{"id_token":{"a":{"values":[\#(values)]}}}"#)
        }
        let values = #""b","a",1,1.0,{"x":1,"y":[null]},{"y":[null],"x":1},true,"a",[],{},null"#
        let merged = try request(values).merging(request(#""c",10e-1,false,"b",[[]]"#))
        let expected = #""b","a",1,{"x":1,"y":[null]},true,[],{},null,"c",false,[[]]"#
        #expect(merged.serialized == #"{"id_token":{"a":{"values":[\#(expected)]}}}"#)
    }

    private func pageCodes(_ groups: Int, size: Int = 0) -> [ProblemCode] {
        let list = [String](repeating: "\"8eaef023-2b34-4da1-9baa-8bc8c9d6a490\"", count: groups)
        let text = "{\"value\":[\(list.joined(separator: ","))]}"
        let body = Array(text.utf8) + [UInt8](repeating: 0x20, count: max(size - text.utf8.count, 0))
        let request = EntraGroupsRequest(.memberObjects(onlySecurityGroups: true), of: .signedIn, at: .global)
        return refusalCodes { try EntraGroupsPage(parsing: TransportResponse(status: 200, body: body), to: request) }
    }

    @Test("The size of a page of groups is limited") func graphPage() {
        #expect(pageCodes(1, size: 2 << 20) == [])
        #expect(pageCodes(1, size: (2 << 20) + 1) == [.exchangeUnreachable])
    }

    @Test("The number of groups is limited") func graphGroups() {
        #expect(pageCodes(11_000) == [])
        #expect(pageCodes(11_001) == [.graphTooManyGroups])
    }

    @Test("The size of a device's poll is limited") func devicePoll() {
        func codes(_ size: Int) -> [ProblemCode] {
            let text = "grant_type=\(DevicePollRequest.grantType)&device_code="
            let body = text + String(repeating: "a", count: size - text.utf8.count)
            return refusalCodes {
                try DevicePollRequest(
                    query: nil, contentType: "application/x-www-form-urlencoded", body: Array(body.utf8))
            }
        }
        #expect(codes(4_096) == [])
        #expect(codes(4_097) == [.deviceRequestInvalid])
    }
}
